using System.Globalization;

namespace Gongyu.Client;

/// <summary>The language of what a user sees: <c>zh</c> or <c>en</c>.</summary>
internal static class Language
{
    public const string Option = "--lang";

    public static readonly string[] All = ["en", "zh"];

    /// <summary>
    /// As asked by <c>--lang</c>, else by the environment (<c>LC_ALL</c>, <c>LC_MESSAGES</c>, <c>LANG</c>), else by the system. Looked up
    /// before the command line is parsed, because help and faults speak it too.
    /// </summary>
    public static string Of(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
            if (args[i].StartsWith(Option + "=", StringComparison.Ordinal) || args[i].StartsWith(Option + ":", StringComparison.Ordinal))
                return Known(args[i][(Option.Length + 1)..]);
            else if (args[i] == Option && i + 1 < args.Count)
                return Known(args[i + 1]);
        string? asked = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }
            .Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return Known(asked ?? CultureInfo.CurrentUICulture.Name);
    }

    private static string Known(string name) => name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en";
}
