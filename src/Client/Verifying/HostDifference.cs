using Gongyu.Model;

namespace Gongyu.Client;

/// <summary>Plays a replication before a witness; which host does it is the caller's choice.</summary>
internal delegate Task<Replication> WitnessedPlay(
    Witness witness, IProgress<RoundRecord> progress, CancellationToken cancellation);

/// <summary>Where two hosts first differ.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Step">The step; none when every act is the same and the record made of them is not.</param>
/// <param name="Who">Whose act.</param>
internal sealed record HostDifference(int Round, Step? Step, StakeholderId? Who)
{
    /// <summary>
    /// Plays a replication on two hosts and finds where they first differ. Of a round that is the same a digest is kept and no more,
    /// so it takes little memory however long the run is; the first host plays once more up to the round that differs.
    /// </summary>
    /// <param name="one">The host that repeats itself: the fast one.</param>
    /// <param name="other">The host to hold against it.</param>
    /// <param name="progress">Hears of the rounds of the other host.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The first difference; or none and the hash that both gave.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<(HostDifference? First, RunHash Hash)> Find(
        WitnessedPlay one, WitnessedPlay other, IProgress<RoundRecord> progress, CancellationToken cancellation)
    {
        var same = new List<RunHash>();
        var expected = await Watch(one, null, round =>
        {
            same.Add(round.Digest);
            return true;
        }, cancellation);
        WitnessedRound? different = null;
        var actual = await Watch(other, progress, round =>
        {
            if (round.Number > same.Count || round.Digest != same[round.Number - 1])
                different ??= round;
            return different is null;
        }, cancellation);
        if (different is null)
            return actual!.Hash == expected!.Hash ? (null, actual.Hash) : (new(expected.Last.Round, null, null), default);
        WitnessedRound? original = null;
        await Watch(one, null, round => (original = round).Number < different.Number, cancellation);
        return (Between(original!, different), default);
    }

    // Plays while it is to go on; gives nothing when it was not to.
    private static async Task<Replication?> Watch(
        WitnessedPlay play, IProgress<RoundRecord>? progress, Func<WitnessedRound, bool> goOn, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var notes = new Notes(round =>
        {
            progress?.Report(round.Record);
            if (!goOn(round))
                enough.Cancel();
        });
        try
        {
            return await play(notes, notes, enough.Token);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static HostDifference Between(WitnessedRound original, WitnessedRound different)
    {
        int same = 0;
        while (same < original.Acts.Count && same < different.Acts.Count && original.Acts[same] == different.Acts[same])
            same++;
        // When one of them left an act out, the other's comes first.
        var next = original.Acts.Skip(same).Take(1).Concat(different.Acts.Skip(same).Take(1)).OrderBy(Place);
        return next.Select(act => new HostDifference(act.Round, act.Step, act.Who))
            .FirstOrDefault(new HostDifference(different.Number, null, null));
    }

    private static (int, Step, StakeholderId) Place(Act act) => (act.Round, act.Step, act.Who);

    /// <summary>A round with its acts in canonical order.</summary>
    private sealed record WitnessedRound(RoundRecord Record, IReadOnlyList<Act> Acts)
    {
        public int Number => Record.Round;

        /// <summary>Digest of all acts and of the record, which is chained to those before.</summary>
        public RunHash Digest { get; } = RunHash.Of([.. Acts.Select(act => act.Digest), Record.Hash]);
    }

    /// <summary>Takes down the acts of a round until it is over.</summary>
    private sealed class Notes(Action<WitnessedRound> over) : DigestingWitness, IProgress<RoundRecord>
    {
        private readonly Lock writing = new();
        private readonly Dictionary<(int, Step, StakeholderId), Act> acts = [];

        public void Report(RoundRecord value)
        {
            Act[] seen;
            lock (writing)
            {
                seen = [.. acts.Values.OrderBy(Place)];
                acts.Clear();
            }
            over(new(value, seen));
        }

        public override void Hear(in Act act)
        {
            lock (writing)
                acts[Place(act)] = act;
        }
    }
}
