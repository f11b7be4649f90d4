using System.Diagnostics;

namespace Gongyu.Grains;

/// <summary>Places at which a test can have the process killed. Not there in a release build.</summary>
public static class FaultPoint
{
    /// <summary>The environment variable that names the place.</summary>
    public const string Variable = "GONGYU_FAULT_POINT";

    /// <summary>Reaches a place: the process ends there and then, if it is the one that is named.</summary>
    [Conditional("DEBUG")]
    public static void Reach(string place)
    {
        if (Environment.GetEnvironmentVariable(Variable) == place)
            Process.GetCurrentProcess().Kill();
    }
}
