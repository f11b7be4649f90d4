using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What was asked of a run: enough to go on with it on another day.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Name">Name of its scenario.</param>
/// <param name="Text">The scenario after overrides.</param>
/// <param name="Files">The files the scenario names.</param>
/// <param name="Hosts">Who plays, in the words of whoever asked.</param>
/// <param name="Folder">Its results folder.</param>
/// <param name="Rounds">Rounds asked for.</param>
/// <param name="Replications">Replications asked for.</param>
/// <param name="Ledger">Whether the ledger was asked for.</param>
public sealed record Dossier(
    string Run, string Name, string Text, IReadOnlyList<NamedFile> Files, string Hosts, string Folder, int Rounds, int Replications,
    bool Ledger = false)
    : ICanonical<Dossier>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Text(Run);
        to.Text(Name);
        to.Text(Text);
        to.Int(Files.Count);
        foreach (var file in Files)
        {
            to.Text(file.Name);
            to.Text(file.Text);
        }
        to.Text(Hosts);
        to.Text(Folder);
        to.Int(Rounds);
        to.Int(Replications);
        to.Byte(Ledger ? (byte)1 : (byte)0);
    }

    /// <inheritdoc/>
    public static Dossier Read(ref CanonicalReader from)
    {
        var (run, name, text) = (from.Text(), from.Text(), from.Text());
        var files = new NamedFile[from.Int()];
        for (int i = 0; i < files.Length; i++)
            files[i] = new(from.Text(), from.Text());
        // Before there was a ledger to ask for, a dossier ended here.
        return new(run, name, text, files, from.Text(), from.Text(), from.Int(), from.Int(), from.Rest.Length > 0 && from.Byte() != 0);
    }
}

/// <summary>A replication that was finished.</summary>
/// <param name="Number">Which, from 0.</param>
/// <param name="Replication">What it came to.</param>
public sealed record FinishedReplication(int Number, Replication Replication) : ICanonical<FinishedReplication>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Number);
        to.Unsigned64(Replication.Seed);
        to.Facts<RoundRecord>([Replication.Last]);
        to.Fact(Replication.Hash);
        to.Doubles([.. Replication.Outcomes]);
    }

    /// <inheritdoc/>
    public static FinishedReplication Read(ref CanonicalReader from)
    {
        var (number, seed, rounds, hash) = (from.Int(), from.Unsigned64(), from.Facts<RoundRecord>(), from.Fact<RunHash>());
        if (from.Rest.Length > 0)
            return new(number, new(seed, rounds[^1], from.Doubles(), hash));
        // Before rounds went to files of their own, all of them were here and nothing else.
        var tally = new Tally(seed, rounds.Length);
        foreach (var round in rounds)
            tally.Add(round);
        return new(number, tally.End(hash));
    }
}

/// <summary>A run as the data folder has it.</summary>
/// <param name="Dossier">What was asked.</param>
/// <param name="State"><c>running</c>, <c>paused</c>, <c>interrupted</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="Started">When it was begun.</param>
/// <param name="Round">Rounds of the first replication that are kept.</param>
/// <param name="Hash">One hash for all replications; none until it is completed.</param>
public sealed record StoredRun(Dossier Dossier, string State, DateTimeOffset Started, int Round, string? Hash);
