using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client;

/// <summary>One policy of a comparison: a scenario that is still to be played, or what a run came to.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Scenario">The scenario, if it is to be played.</param>
/// <param name="Sample">The outcomes, if they are there already.</param>
internal sealed record Contender(string Name, Scenario? Scenario, Sample? Sample)
{
    /// <summary>The seeds it is or will be played with.</summary>
    public IEnumerable<ulong> Seeds =>
        Sample?.Seeds ?? Enumerable.Range(0, Scenario!.Replications).Select(Scenario.SeedOf);
}

/// <summary>What a user asks of <c>compare</c>.</summary>
internal sealed record CompareRequest(
    IReadOnlyList<string> Places, string? Seed, string? Rounds, string? Replications, IReadOnlyList<string> Outcomes, string? By)
{
    private static readonly Phrase TwoNeeded = new("a comparison needs at least two policies", "比较至少需要两项政策");

    private static readonly Phrase NoSharedSeeds = new(
        "fewer than two seeds are shared by all policies, and replications are compared seed by seed: use the same seed and at least 2 replications",
        "各政策共有的种子少于两个，而重复须按种子逐一配对：请使用相同的种子并至少重复 2 次");

    /// <summary>What is to be compared; or everything that is wrong with the request, and with results that were read.</summary>
    public (IReadOnlyList<Contender> Contenders, IReadOnlyList<Metric> Metrics, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Damage) Read()
    {
        var faults = new List<Fault>();
        var damage = new List<Fault>();
        var contenders = new List<Contender>();
        foreach (string place in Places)
            if ((Directory.Exists(place) ? FromResults(place, faults, damage) : FromScenario(place, faults)) is { } contender)
                contenders.Add(contender);
        Metric[] metrics = [.. Outcomes.Select(id => MetricOf(id, "--outcome", faults)).OfType<Metric>()];
        if (By is not null && MetricOf(By, "--by", faults) is { } by)
            metrics = [by, .. (metrics.Length == 0 ? Reported(contenders) : metrics).Where(metric => metric != by)];
        if (Places.Count < 2)
            faults.Add(new("compare", 0, 0, TwoNeeded));
        if (faults.Count + damage.Count == 0 && Shared(contenders).Take(2).Count() < 2)
            faults.Add(new("compare", 0, 0, NoSharedSeeds));
        return (Named(contenders), metrics.Length == 0 ? Reported(contenders) : metrics, faults, damage);
    }

    private Contender? FromScenario(string file, List<Fault> faults)
    {
        var (scenario, wrong) = new RunRequest(file, Seed, Rounds, Replications, [], Hosts.Fast, null).Read();
        // What is wrong with an option is said once, not for every file.
        faults.AddRange(wrong.Except(faults).ToArray());
        return scenario is null ? null : new(scenario.Name, scenario, null);
    }

    private static Contender? FromResults(string folder, List<Fault> faults, List<Fault> damage)
    {
        var (results, fault) = PlayedResults.Read(folder);
        var (sample, broken) = results?.Outcomes() ?? (null, fault);
        if (broken is not null)
            (PlayedResults.Is(folder) ? damage : faults).Add(broken);
        return sample is null ? null : new(results!.Manifest.Scenario.Name, null, sample);
    }

    private static Metric? MetricOf(string id, string option, List<Fault> faults)
    {
        if (Metrics.Find(id) is { } metric)
            return metric;
        faults.Add(ScenarioFile.UnknownMetric(id, option));
        return null;
    }

    private static IReadOnlyList<Metric> Reported(List<Contender> contenders) =>
        contenders.FirstOrDefault(contender => contender.Scenario is not null)?.Scenario!.Reported ?? Metrics.Headline;

    private static IEnumerable<ulong> Shared(List<Contender> contenders) =>
        contenders.Select(contender => contender.Seeds).Aggregate((shared, next) => shared.Intersect(next));

    // Policies of one name are told apart by where they come from.
    private List<Contender> Named(List<Contender> contenders) =>
        contenders.Count != Places.Count || contenders.DistinctBy(contender => contender.Name).Count() == contenders.Count
            ? contenders
            : [.. contenders.Zip(Places, (contender, place) => contender with { Name = place })];
}
