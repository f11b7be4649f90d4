using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A scenario told to a class in three to six stops, each with a prediction before it is played.</summary>
public sealed record Lesson
{
    /// <summary>Short name: that of its file.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called.</summary>
    public Phrase Title { get; init; }

    /// <summary>The file of its scenario, which lies in the folder above.</summary>
    public string File { get; init; } = "";

    /// <summary>The seed it is played with; the scenario's unless given.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The first so many enterprises may be taken by somebody of the class.</summary>
    public int Enterprises { get; init; }

    /// <summary>The first so many universities may be taken by somebody of the class.</summary>
    public int Universities { get; init; }

    /// <summary>Its stops, in the order of rounds.</summary>
    public IReadOnlyList<LessonStop> Stops { get; init; } = [];

    /// <summary>What is played: once, until the last stop, with the policy of the scenario; the stops change that on the way.</summary>
    public Scenario Scenario { get; init; } = new() { Name = "", Question = default, Rounds = 1 };

    /// <summary>The members that may be taken, enterprises first.</summary>
    public IEnumerable<StakeholderId> Seats => Scenario.Community.Roster.Where(who =>
        who.Kind == Kind.Enterprise && who.Number <= Enterprises || who.Kind == Kind.University && who.Number <= Universities);

    /// <summary>The round after which a stop begins; 0 for the first.</summary>
    /// <param name="stop">Which stop, from 0.</param>
    public int Before(int stop) => stop == 0 ? 0 : Stops[stop - 1].Until;

    /// <summary>The round from which a stop's change is counted: the one before it; of the first stop its own first.</summary>
    /// <param name="stop">Which stop, from 0.</param>
    public int From(int stop) => Math.Max(1, Before(stop));

    /// <summary>What is played when nobody but the stops changes anything.</summary>
    public Scenario Told => Stops.Index().Aggregate(Scenario, (played, stop) =>
        stop.Item.Set == PolicyChange.None ? played : played.From(Before(stop.Index) + 1, stop.Item.Set));
}

/// <summary>A piece of a lesson: something is told, the class predicts, rounds are played, what came of it is explained.</summary>
public sealed record LessonStop
{
    /// <summary>What it is called.</summary>
    public Phrase Title { get; init; }

    /// <summary>What is told before the poll.</summary>
    public Phrase Tells { get; init; }

    /// <summary>What is asked.</summary>
    public Phrase Question { get; init; }

    /// <summary>What may be predicted: of every change exactly one comes true.</summary>
    public IReadOnlyList<LessonOption> Options { get; init; } = [];

    /// <summary>The metric whose change from the stop's beginning to its end decides.</summary>
    public Metric Metric { get; init; } = Metrics.Cooperation;

    /// <summary>Ids of the metrics that are shown; the one that decides unless given.</summary>
    public IReadOnlyList<string> Watch { get; init; } = [];

    /// <summary>The levers that are set in its first round.</summary>
    public PolicyChange Set { get; init; } = PolicyChange.None;

    /// <summary>Its last round.</summary>
    public int Until { get; init; }

    /// <summary>What is told when the rounds are played.</summary>
    public Phrase Explains { get; init; }

    /// <summary>The metrics that are shown.</summary>
    public IReadOnlyList<string> Shown => Watch.Count == 0 ? [Metric.Id] : Watch;

    /// <summary>The levers that are set, as a user writes them.</summary>
    public IReadOnlyList<string> Assignments =>
    [
        .. Levers.All.Where(lever => Set[lever] is not null)
            .Select(lever => string.Create(CultureInfo.InvariantCulture, $"{lever.Key}={Set[lever]}")),
    ];

    /// <summary>Which option a change makes come true, from 0; none when it is not a number.</summary>
    public int? TrueOf(double change)
    {
        for (int option = 0; option < Options.Count; option++)
            if (Options[option].IsTrueOf(change))
                return option;
        return null;
    }
}

/// <summary>A prediction that can be chosen: that the metric changes by more than one bound and at most the other.</summary>
/// <param name="Text">As it is read.</param>
/// <param name="Low">The lower bound, which is not in it; minus infinity for none.</param>
/// <param name="High">The upper bound, which is in it; infinity for none.</param>
public sealed record LessonOption(Phrase Text, double Low, double High)
{
    /// <summary>Whether it comes true.</summary>
    public bool IsTrueOf(double change) => change > Low && change <= High;
}
