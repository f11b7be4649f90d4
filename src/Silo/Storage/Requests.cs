using System.Globalization;

namespace Gongyu.Silo;

/// <summary>A change of policy that somebody asks of whoever plays a run.</summary>
/// <param name="Id">Whose answer is whose.</param>
/// <param name="Set">Assignments, as a user writes them.</param>
public sealed record PolicyRequest(string Id, IReadOnlyList<string> Set);

/// <summary>
/// What one process asks of another that plays a run, through small files beside the database: who plays looks for them after each round.
/// A change of policy is answered by a file of its own, so that whoever asked is told of that change and no other.
/// </summary>
public static class Requests
{
    private const string Pause = ".pause", Policy = ".policy", Answer = ".answer";

    /// <summary>Asks to pause a run.</summary>
    /// <exception cref="DataFolderException">The folder cannot be written.</exception>
    public static void AskToPause(string path, string run) => Try(path, () => File.WriteAllText(In(path, run, Pause), ""));

    /// <summary>Asks to change the policy of a run.</summary>
    /// <param name="path">The data folder.</param>
    /// <param name="run">The run.</param>
    /// <param name="set">Assignments, as a user writes them.</param>
    /// <returns>What was asked; none while somebody else has asked for a change that is not taken yet.</returns>
    /// <exception cref="DataFolderException">The folder cannot be written.</exception>
    public static PolicyRequest? AskToIntervene(string path, string run, IReadOnlyList<string> set)
    {
        var request = new PolicyRequest(Guid.NewGuid().ToString("N"), set);
        string making = In(path, run, $"{Policy}.{request.Id}"), asked = In(path, run, Policy);
        bool isAsked = false;
        Try(path, () =>
        {
            File.WriteAllLines(making, [request.Id, .. set]);
            try
            {
                File.Move(making, asked);
                isAsked = true;
            }
            catch (IOException) when (File.Exists(asked))
            {
                File.Delete(making);
            }
        });
        return isAsked ? request : null;
    }

    /// <summary>Whether a change was answered: the first round of the other policy, or none when it was not made.</summary>
    public static bool IsAnswered(string path, string run, PolicyRequest request, out int? round)
    {
        ArgumentNullException.ThrowIfNull(request);
        string answer = In(path, run, Answer + request.Id);
        round = null;
        if (!File.Exists(answer))
            return false;
        round = int.TryParse(File.ReadAllText(answer), CultureInfo.InvariantCulture, out int told) ? told : null;
        File.Delete(answer);
        return true;
    }

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

    /// <summary>Takes a change that was asked for.</summary>
    /// <returns>What is asked; none when nothing is.</returns>
    public static PolicyRequest? TakePolicy(this DataFolder data, string run)
    {
        ArgumentNullException.ThrowIfNull(data);
        string asked = In(data.Path, run, Policy);
        if (!File.Exists(asked))
            return null;
        try
        {
            string[] lines = File.ReadAllLines(asked);
            File.Delete(asked);
            return new(lines[0], lines[1..]);
        }
        catch (FileNotFoundException)
        {
            return null; // It was withdrawn just now.
        }
    }

    /// <summary>Tells whoever asked for a change from which round on it is in force; none: it is not.</summary>
    public static void Tell(this DataFolder data, string run, PolicyRequest request, int? round)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(request);
        string making = In(data.Path, run, $"{Answer}.new");
        File.WriteAllText(making, round?.ToString(CultureInfo.InvariantCulture) ?? "");
        File.Move(making, In(data.Path, run, Answer + request.Id), overwrite: true);
    }

    /// <summary>Takes back a change that is asked for.</summary>
    public static void Withdraw(string path, string run, PolicyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string asked = In(path, run, Policy);
        try
        {
            if (File.ReadLines(asked).FirstOrDefault() == request.Id)
                File.Delete(asked);
        }
        catch (FileNotFoundException)
        {
            // It was taken.
        }
    }

    /// <summary>Forgets what was asked of a run that nobody plays.</summary>
    /// <exception cref="DataFolderException">The folder cannot be written.</exception>
    public static void Forget(string path, string run) => Try(path, () =>
    {
        foreach (string kind in (string[])[Pause, Policy, Answer])
            foreach (string file in Directory.GetFiles(path, $"{run}{kind}*"))
                File.Delete(file);
    });

    private static string In(string path, string run, string kind) => Path.Combine(path, run + kind);

    private static void Try(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            string why = refused.Message.ReplaceLineEndings(" ");
            throw new DataFolderException(DataFault.NotWritable, new(
                $"{path}: cannot be written: {why}", $"{path}：无法写入（系统原文）：{why}"));
        }
    }
}
