using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// What the metrics of a run do not tell of its first replication: who worked with whom in any round, who paid whom, which policy was in force.
/// The fast host plays it beside the run, as far as the run has come; what it comes to is the same.
/// </summary>
internal sealed class Lookback
{
    /// <summary>More than so many stands of members are not kept: of a large community only some rounds can be looked at.</summary>
    public const int MostStands = 400_000;

    private readonly Lock asking = new();
    private readonly Community community;
    private readonly Recorder recorder;
    private readonly Steering steering;
    private readonly List<Snapshot> snapshots = [];
    private readonly List<Policy> policies = [];
    private readonly Dictionary<Flow, Money> money = [];
    private IReadOnlyDictionary<StakeholderId, (double X, double Y)> places = new Dictionary<StakeholderId, (double X, double Y)>();
    private Task last = Task.CompletedTask;
    private int placed;

    /// <summary>Begins it.</summary>
    /// <param name="scenario">The scenario as it is played.</param>
    public Lookback(Scenario scenario)
    {
        ulong seed = scenario.SeedOf(0);
        (Scenario, community, recorder, steering) = (scenario, Community.Found(scenario.Community, seed), new(seed), new(scenario));
        int members = Math.Max(1, scenario.Community.Enterprises + scenario.Community.Universities);
        Every = Math.Max(1, (int)Math.Ceiling((double)scenario.Rounds * members / MostStands));
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>How far rounds that are kept are apart.</summary>
    public int Every { get; }

    /// <summary>What is seen when the run has come so far; a moment's work for each round that was not seen before.</summary>
    /// <param name="round">The last round that was played.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Seen> To(int round, CancellationToken cancellation)
    {
        lock (asking)
        {
            var seen = After(last, Math.Min(round, Scenario.Rounds), cancellation);
            last = seen;
            return seen;
        }
    }

    // However many look, one plays at a time, and no thread waits for it.
    private async Task<Seen> After(Task before, int round, CancellationToken cancellation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        cancellation.ThrowIfCancellationRequested();
        return PlayTo(round, cancellation);
    }

    private Seen PlayTo(int round, CancellationToken cancellation)
    {
        while (community.Round < round)
        {
            cancellation.ThrowIfCancellationRequested();
            Play();
        }
        if (snapshots.Count > 0 && (placed == 0 || snapshots.Count >= 1.6 * placed))
            (places, placed) = (NetworkLayout.Of(Some(5)), snapshots.Count);
        return new(
            [.. snapshots], [.. policies], steering.Of(Math.Min(community.Round + 1, Scenario.Rounds)).Policy, new Dictionary<Flow, Money>(money), places,
            [.. steering.Onsets]);
    }

    private void Play()
    {
        var input = steering.Of(community.Round + 1);
        steering.Hear(community.Play(input, recorder));
        policies.Add(input.Policy);
        Flow.Add(community, money);
        if (community.Round % Every == 0 || community.Round == 1 || community.Round == Scenario.Rounds)
            snapshots.Add(Snapshot.Of(community));
    }

    private Snapshot[] Some(int most) => [.. RunSeries.Evenly(snapshots.Count, most).Select(i => snapshots[i - 1])];

    /// <summary>What is seen.</summary>
    /// <param name="Snapshots">How things stood, in the rounds that are kept.</param>
    /// <param name="Policies">The policy of every round.</param>
    /// <param name="Next">The policy of the next round; after the last that of the last.</param>
    /// <param name="Money">All that was paid.</param>
    /// <param name="Places">Where in the picture of who works with whom everybody lies who is drawn.</param>
    /// <param name="Onsets">When steps that are triggered came into force.</param>
    internal sealed record Seen(
        IReadOnlyList<Snapshot> Snapshots, IReadOnlyList<Policy> Policies, Policy Next, IReadOnlyDictionary<Flow, Money> Money,
        IReadOnlyDictionary<StakeholderId, (double X, double Y)> Places, IReadOnlyList<(PolicyStep Step, int Round)> Onsets)
    {
        /// <summary>Nothing yet.</summary>
        public static readonly Seen Nothing = new(
            [], [], Policy.None, new Dictionary<Flow, Money>(), new Dictionary<StakeholderId, (double X, double Y)>(), []);
    }
}

/// <summary>The lookbacks of the runs that somebody looks at.</summary>
internal sealed class Lookbacks
{
    private const int Most = 12;

    private readonly Lock finding = new();
    private readonly List<(string Run, string Text, Lazy<Lookback> Lookback)> kept = []; // The one asked for last is the last.

    /// <summary>That of a run; it is founded when it is first asked. A change of policy has it begin anew.</summary>
    public Lazy<Lookback> Of(Dossier dossier)
    {
        lock (finding)
        {
            int place = kept.FindIndex(one => one.Run == dossier.Run);
            var found = place >= 0 ? kept[place] : default;
            if (place >= 0)
                kept.RemoveAt(place);
            if (found.Text != dossier.Text)
                found = (dossier.Run, dossier.Text, new(() => new(RunService.ScenarioOf(dossier))));
            kept.Add(found);
            if (kept.Count > Most)
                kept.RemoveAt(0);
            return found.Lookback;
        }
    }
}
