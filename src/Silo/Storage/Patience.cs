namespace Gongyu.Silo;

/// <summary>How long a database that another process has locked is waited for.</summary>
public static class Patience
{
    /// <summary>The environment variable by which a test makes it shorter. Not heeded in a release build.</summary>
    public const string Variable = "GONGYU_PATIENCE";

    /// <summary>Seconds.</summary>
    internal static readonly int Seconds = Given ?? 30;

#if DEBUG
    private static int? Given =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), System.Globalization.CultureInfo.InvariantCulture, out int seconds)
            ? seconds
            : null;
#else
    private static int? Given => null;
#endif
}
