using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>What a user asks of <c>compare</c>.</summary>
internal sealed record CompareRequest(
    IReadOnlyList<string> Places, Overrides Overrides, IReadOnlyList<string> Outcomes, string? By, string? Workers)
{
    private const string Command = "compare";

    private static readonly Phrase TwoNeeded = new("a comparison needs at least two policies", "比较至少需要两项政策");
    private static readonly Phrase GivenTwice = new("given twice; a policy cannot be compared with itself", "重复给出；政策不能与自身比较");
    private static readonly Phrase WholeNumber = new("expected a whole number from 1", "应为不小于 1 的整数");

    private static readonly Phrase PlayedAlready = new(
        "results were played already, so this cannot be changed; give scenario files", "结果已推演完毕，无法更改；请给出情景文件");

    private static readonly Phrase NoSharedSeeds = new(
        "fewer than two seeds are shared by all policies, and replications are compared seed by seed: use the same seed and at least 2 replications",
        "各政策共有的种子少于两个，而重复须按种子逐一配对：请使用相同的种子并至少重复 2 次");

    /// <summary>What is to be compared, once everything that is wrong with the request, or with results that were read, is nothing.</summary>
    public (IReadOnlyList<Contender> Contenders, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Damage) Read()
    {
        List<Fault> faults = [], damage = [];
        var contenders = new List<Contender>();
        foreach (string place in Places.Distinct())
            if ((Directory.Exists(place) ? FromResults(place, faults, damage) : FromScenario(place, faults)) is { } contender)
                contenders.Add(contender);
        foreach (string place in Places.GroupBy(place => place).Where(same => same.Count() > 1).Select(same => same.Key))
            faults.Add(new(place, 0, 0, GivenTwice));
        foreach (string option in Places.Any(Directory.Exists) ? Overrides.Given : [])
            faults.Add(new(option, 0, 0, PlayedAlready));
        if (Places.Count < 2)
            faults.Add(new(Command, 0, 0, TwoNeeded));
        if (faults.Count + damage.Count == 0)
            faults.AddRange(Unlike(contenders));
        return (Named(contenders), faults, damage);
    }

    /// <summary>The metrics to compare, the deciding one first; unknown ones are faults.</summary>
    public IReadOnlyList<Metric> Metrics(IReadOnlyList<Contender> contenders, List<Fault> faults)
    {
        Metric[] asked = [.. Outcomes.Select(id => MetricOf(id, "--outcome", faults)).OfType<Metric>()];
        var metrics = asked.Length > 0
            ? asked
            : contenders.FirstOrDefault(contender => contender.Scenario is not null)?.Scenario!.Reported ?? Model.Metrics.Headline;
        var by = By is null ? null : MetricOf(By, "--by", faults);
        return [.. (by is null ? metrics : metrics.Prepend(by)).Distinct()];
    }

    /// <summary>How many replications to play at a time.</summary>
    public int WorkersOr(int usual, List<Fault> faults)
    {
        if (Workers is null)
            return usual;
        if (!int.TryParse(Workers, NumberStyles.None, CultureInfo.InvariantCulture, out int workers) || workers < 1)
            faults.Add(new("--workers", 0, 0, WholeNumber));
        return workers;
    }

    private Contender? FromScenario(string file, List<Fault> faults)
    {
        var (scenario, wrong) = Overrides.Read(file);
        // What is wrong with an option is said once, not for every file.
        faults.AddRange(wrong.Except(faults).ToArray());
        return scenario is null ? null : new(scenario.Name, scenario.Rounds, scenario, null, null);
    }

    private static Contender? FromResults(string folder, List<Fault> faults, List<Fault> damage)
    {
        var (results, fault, otherVersion) = PlayedResults.Read(folder);
        var (sample, broken, unlike) = results?.Outcomes() ?? (null, fault, otherVersion);
        // To compare what is of another kind is a wrong request; what cannot be read is damaged.
        if (broken is not null)
            (PlayedResults.Is(folder) && !unlike ? damage : faults).Add(broken);
        return sample is null ? null : new(
            results!.Manifest.Scenario.Name, results.Manifest.Rounds, null, sample, results.Manifest.Hash);
    }

    private static Metric? MetricOf(string id, string option, List<Fault> faults)
    {
        if (Model.Metrics.Find(id) is { } metric)
            return metric;
        faults.Add(ScenarioFile.UnknownMetric(id, option));
        return null;
    }

    // What is no comparison of policies: other rounds, other seeds.
    private static IEnumerable<Fault> Unlike(List<Contender> contenders)
    {
        string lengths = string.Join(", ", contenders.Select(contender => $"{contender.Name} {contender.Rounds}"));
        if (contenders.DistinctBy(contender => contender.Rounds).Count() > 1)
            yield return new(Command, 0, 0, new($"the policies have different numbers of rounds: {lengths}", $"各政策的轮数不同：{lengths}"));
        if (contenders.Select(contender => contender.Seeds).Aggregate((shared, next) => shared.Intersect(next)).Take(2).Count() < 2)
            yield return new(Command, 0, 0, NoSharedSeeds);
    }

    // Policies of one name are told apart by where they come from.
    private List<Contender> Named(List<Contender> contenders) =>
        contenders.Count != Places.Count || contenders.DistinctBy(contender => contender.Name).Count() == contenders.Count
            ? contenders
            : [.. contenders.Zip(Places, (contender, place) => contender with { Name = place })];
}
