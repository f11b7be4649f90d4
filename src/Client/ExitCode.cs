using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The run failed.</summary>
    public const int Failed = 1;

    /// <summary>The request was wrong.</summary>
    public const int WrongRequest = 2;

    /// <summary>What was replayed differs.</summary>
    public const int Differs = 3;

    /// <summary>Another process uses the data folder.</summary>
    public const int InUse = 4;

    /// <summary>Something that was stored is damaged, or of another version.</summary>
    public const int Damaged = 5;

    /// <summary>A place cannot be written.</summary>
    public const int NotWritable = 6;

    /// <summary>Stopped by the user; what was computed is kept.</summary>
    public const int Cancelled = 130;

    /// <summary>What a refusal is to the shell.</summary>
    public static int Of(Refusal refusal) => refusal switch
    {
        Refusal.None => Done,
        Refusal.InUse or Refusal.TooMany => InUse,
        Refusal.Damaged => Damaged,
        Refusal.Differs => Differs,
        Refusal.NotWritable => NotWritable,
        _ => WrongRequest,
    };
}
