namespace Gongyu.Silo;

/// <summary>
/// What one process asks of another that plays a run, through small files beside the database: who plays looks for them after each round.
/// </summary>
public static class Requests
{
    private const string Pause = ".pause", Policy = ".policy", Making = ".making", Taken = ".taken";

    /// <summary>Asks to pause a run.</summary>
    public static void AskToPause(string path, string run) => File.WriteAllText(In(path, run, Pause), "");

    /// <summary>Asks to change the policy of a run.</summary>
    /// <param name="path">The data folder.</param>
    /// <param name="run">The run.</param>
    /// <param name="set">Assignments, as a user writes them.</param>
    /// <returns>Whether it was asked; not while somebody else has asked for a change.</returns>
    public static bool AskToIntervene(string path, string run, IReadOnlyList<string> set)
    {
        string making = In(path, run, Policy + Making);
        File.WriteAllLines(making, set);
        try
        {
            File.Move(making, In(path, run, Policy));
            return true;
        }
        catch (IOException) when (IsAskedToIntervene(path, run))
        {
            File.Delete(making);
            return false;
        }
    }

    /// <summary>Whether a change was asked for that is not made yet.</summary>
    public static bool IsAskedToIntervene(string path, string run) =>
        File.Exists(In(path, run, Policy)) || File.Exists(In(path, run, Policy + Taken));

    /// <summary>Whether somebody has asked to pause a run since it was last looked.</summary>
    public static bool TakePause(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        string asked = In(data.Path, run, Pause);
        if (!File.Exists(asked))
            return false;
        File.Delete(asked);
        return true;
    }

    /// <summary>Takes a change that was asked for; it counts as asked for until it is <see cref="Answer"/>ed.</summary>
    /// <returns>The assignments; none when nothing was asked.</returns>
    public static IReadOnlyList<string>? TakePolicy(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        string asked = In(data.Path, run, Policy), taken = asked + Taken;
        if (!File.Exists(asked))
            return null;
        File.Move(asked, taken, overwrite: true);
        return File.ReadAllLines(taken);
    }

    /// <summary>Tells whoever asked for a change that it was made, or will not be.</summary>
    public static void Answer(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        File.Delete(In(data.Path, run, Policy + Taken));
    }

    /// <summary>Forgets what was asked of a run that nobody plays.</summary>
    public static void Withdraw(string path, string run)
    {
        foreach (string kind in (string[])[Pause, Policy, Policy + Making, Policy + Taken])
            File.Delete(In(path, run, kind));
    }

    private static string In(string path, string run, string kind) => Path.Combine(path, run + kind);
}
