using System.CommandLine;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client;

/// <summary>What options change of a scenario file.</summary>
internal sealed record Overrides(string? Seed, string? Rounds, string? Replications, IReadOnlyList<string> Set)
{
    /// <summary>The options that were given, as they are written.</summary>
    public IEnumerable<string> Given =>
        new[] { (Seed, "--seed"), (Rounds, "--rounds"), (Replications, "--replications") }
            .Where(option => option.Item1 is not null).Select(option => option.Item2);

    /// <summary>The scenario with what the options change; or everything that is wrong, in the file and in the options.</summary>
    public (Scenario? Scenario, IReadOnlyList<Fault> Faults) Read(string path)
    {
        var file = ScenarioFile.Read(path);
        // Options are checked too when the file is wrong, so that a user sees all faults at once.
        return On(file.Scenario ?? new() { Name = "", Question = default, Rounds = 1 }, file.Faults);
    }

    /// <summary>A scenario with what the options change; or everything that is wrong.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="known">What is wrong already.</param>
    public (Scenario? Scenario, IReadOnlyList<Fault> Faults) On(Scenario scenario, IReadOnlyList<Fault> known)
    {
        var faults = new List<Fault>(known);
        void Change(Reading changed)
        {
            faults.AddRange(changed.Faults);
            scenario = changed.Scenario ?? scenario;
        }
        foreach (var (key, value) in new[] { ("seed", Seed), ("rounds", Rounds), ("replications", Replications) })
            if (value is not null)
                Change(ScenarioFile.Set(scenario, key, value, $"--{key}"));
        foreach (string assignment in Set)
            Change(ScenarioFile.Override(scenario, assignment));
        return (faults.Count == 0 ? scenario : null, faults);
    }
}

/// <summary>The options of a command that change a scenario file.</summary>
internal sealed class OverrideOptions
{
    private static readonly Phrase SeedMeaning = new("Seed of the first replication instead of the scenario's", "首次重复的种子，替代情景中的值");
    private static readonly Phrase RoundsMeaning = new("Rounds (semesters) instead of the scenario's", "轮数（学期），替代情景中的值");
    private static readonly Phrase ReplicationsMeaning = new("Replications instead of the scenario's", "重复次数，替代情景中的值");

    private readonly Option<string> seed, rounds, replications;

    public OverrideOptions(Desk desk)
    {
        seed = new("--seed") { Description = desk.Say(SeedMeaning), HelpName = "N" };
        rounds = new("--rounds") { Description = desk.Say(RoundsMeaning), HelpName = "N" };
        replications = new("--replications") { Description = desk.Say(ReplicationsMeaning), HelpName = "N" };
    }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(seed);
        command.Add(rounds);
        command.Add(replications);
    }

    /// <summary>What was given of them.</summary>
    public Overrides Of(ParseResult parsed, IReadOnlyList<string>? set = null) =>
        new(parsed.GetValue(seed), parsed.GetValue(rounds), parsed.GetValue(replications), set ?? []);
}
