using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client;

/// <summary>Who plays which replication.</summary>
internal enum Hosts
{
    /// <summary>The first by actors, so that it can be watched actor by actor; the others by the fast host.</summary>
    FirstByActors,

    /// <summary>All by actors.</summary>
    Actors,

    /// <summary>All by the fast host.</summary>
    Fast,
}

/// <summary>What a user asks of <c>run</c>.</summary>
internal sealed record RunRequest(
    string File, string? Seed, string? Rounds, string? Replications, IReadOnlyList<string> Set, Hosts Hosts, string? Folder)
{
    private static readonly Phrase NoFolder = new("expected the path of a folder, found nothing", "应为文件夹路径，实为空");

    /// <summary>The scenario with what the options change; or everything that is wrong, in the file and in the options.</summary>
    public (Scenario? Scenario, IReadOnlyList<Fault> Faults) Read()
    {
        var file = ScenarioFile.Read(File);
        var faults = new List<Fault>(file.Faults);
        // Options are checked too when the file is wrong, so that a user sees all faults at once.
        var scenario = file.Scenario ?? new Scenario { Name = "", Question = default, Rounds = 1 };
        void Change(Reading changed)
        {
            faults.AddRange(changed.Faults);
            scenario = changed.Scenario ?? scenario;
        }
        if (Seed is not null)
            Change(ScenarioFile.Set(scenario, "seed", Seed, "--seed"));
        if (Rounds is not null)
            Change(ScenarioFile.Set(scenario, "rounds", Rounds, "--rounds"));
        if (Replications is not null)
            Change(ScenarioFile.Set(scenario, "replications", Replications, "--replications"));
        foreach (string assignment in Set)
            Change(ScenarioFile.Override(scenario, assignment));
        if (Folder is not null && string.IsNullOrWhiteSpace(Folder))
            faults.Add(new("--out", 0, 0, NoFolder));
        return (faults.Count == 0 ? scenario : null, faults);
    }
}
