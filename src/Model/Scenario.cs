namespace Gongyu.Model;

/// <summary>A policy question that can be played: who is there, under which policy, for how long.</summary>
public sealed record Scenario
{
    /// <summary>Most rounds a run can have.</summary>
    public const int MaxRounds = 100_000;

    /// <summary>Most decisions of persons a run can have.</summary>
    public const int MaxDecisions = 2_000;

    /// <summary>Most replications a run can have.</summary>
    public const int MaxReplications = 10_000;

    /// <summary>Short name: that of its file.</summary>
    public required string Name { get; init; }

    /// <summary>The question it asks.</summary>
    public required Phrase Question { get; init; }

    /// <summary>Who is there.</summary>
    public CommunityPlan Community { get; init; } = new();

    /// <summary>The policy in force when the run begins.</summary>
    public Policy Policy { get; init; } = Policy.None;

    /// <summary>How the policy changes in the course of the run, in the order of rounds (<see cref="Steering"/>).</summary>
    public IReadOnlyList<PolicyStep> Timeline { get; init; } = [];

    /// <summary>
    /// What persons decide in the seats of members, in the order of rounds and then of members; at most once for a member and a round.
    /// </summary>
    public IReadOnlyList<SeatDecision> Decisions { get; init; } = [];

    /// <summary>Rounds (semesters) to play: 1 … 100,000.</summary>
    public required int Rounds { get; init; }

    /// <summary>How often to play it, each time with a seed of its own: 1 … 10,000.</summary>
    public int Replications { get; init; } = 1;

    /// <summary>Seed of the first replication; the next ones follow by one.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Ids of the metrics a summary prints; empty: the headline ones.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>What it claims; nothing unless told otherwise.</summary>
    public Hypothesis? Hypothesis { get; init; }

    /// <summary>The files it names, as they were read.</summary>
    public IReadOnlyList<NamedFile> Files { get; init; } = [];

    /// <summary>The metrics a summary prints.</summary>
    public IReadOnlyList<Metric> Reported =>
        Outcomes.Count == 0 ? Metrics.Headline : [.. Metrics.All.Where(metric => Outcomes.Contains(metric.Id))];

    /// <summary>The same question with some levers set otherwise from a round on; what it has planned for later rounds stays.</summary>
    public Scenario From(int round, PolicyChange change)
    {
        var same = Timeline.FirstOrDefault(step => step.At == round && step.IsPlain);
        return this with
        {
            Timeline = [.. Timeline.Where(step => step != same).Append(new(round, same?.Set.Then(change) ?? change)).OrderBy(step => step.At)],
        };
    }

    /// <summary>The same question with a decision of a person more, in the place of an earlier one for the same member and round.</summary>
    public Scenario Decide(SeatDecision decision) => this with
    {
        Decisions =
        [
            .. Decisions.Where(one => (one.Round, one.Who) != (decision.Round, decision.Who)).Append(decision)
                .OrderBy(one => one.Round).ThenBy(one => one.Who),
        ],
    };

    /// <summary>What persons have decided for a round, in the order of members.</summary>
    public IReadOnlyList<SeatDecision> DecisionsOf(int round) =>
        Decisions.Count == 0 ? [] : [.. Decisions.Where(decision => decision.Round == round)];

    /// <summary>The seed of a replication, counted from 0.</summary>
    public ulong SeedOf(int replication) => unchecked(Seed + (ulong)replication);
}

/// <summary>A file that a scenario names.</summary>
/// <param name="Name">As the scenario names it: <c>data/organisations.csv</c>.</param>
/// <param name="Text">What is in it.</param>
public sealed record NamedFile(string Name, string Text) : ICanonical<NamedFile>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Text(Name);
        to.Text(Text);
    }

    /// <inheritdoc/>
    public static NamedFile Read(ref CanonicalReader from) => new(from.Text(), from.Text());
}
