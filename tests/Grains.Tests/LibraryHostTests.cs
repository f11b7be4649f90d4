using Gongyu.Scenarios;

namespace Gongyu.Grains.Tests;

/// <summary>Every scenario there is comes to the same hash by actors, played as it is but for its replications.</summary>
public sealed class LibraryHostTests(SharedCluster cluster)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "scenarios");

    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path))
            .Where(path => !path.Contains("lessons", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_scenario_has_the_same_hash_by_actors(string file)
    {
        var scenario = ScenarioFile.Read(Path.Combine(Folder, file)).Scenario!;
        Fast.AssertSame(Fast.Play(scenario), (await cluster.Play(scenario)).Replication);
    }
}
