using System.Diagnostics;
#if DEBUG
using System.Globalization;
#endif

namespace Gongyu.Grains;

/// <summary>Places at which a test can have the process killed, or wait. Nothing happens there in a release build.</summary>
public static class FaultPoint
{
    /// <summary>The environment variable that names the place.</summary>
    public const string Variable = "GONGYU_FAULT_POINT";

    /// <summary>
    /// The environment variable that names a file: while it is there, runs by actors wait after the round, experiments after as many replications, as
    /// is written in it.
    /// </summary>
    public const string HoldVariable = "GONGYU_HOLD";

    /// <summary>Reaches a place: the process ends there and then, if it is the one that is named.</summary>
    [Conditional("DEBUG")]
    public static void Reach(string place)
    {
        if (Environment.GetEnvironmentVariable(Variable) == place)
            Process.GetCurrentProcess().Kill();
    }

    /// <summary>Keeps the thread waiting as long as it is held.</summary>
    [Conditional("DEBUG")]
    public static void Hold(int place)
    {
        while (IsHeld(place))
            Thread.Sleep(10);
    }

    /// <summary>Whether a test has it wait there; in a release build nobody has.</summary>
    public static bool IsHeld(int place)
    {
#if DEBUG
        try
        {
            return Environment.GetEnvironmentVariable(HoldVariable) is { } file && File.Exists(file)
                && place >= int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just been taken away.
        }
#endif
        return false;
    }
}
