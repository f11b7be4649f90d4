using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Grains.Tests;

/// <summary>Scenarios that tests share.</summary>
internal static class Some
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "scenarios");

    public static IEnumerable<string> Files =>
        Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>A scenario file.</summary>
    public static Scenario File(string name) => ScenarioFile.Read(Path.Combine(Folder, name + ".yaml")).Scenario!;

    /// <summary>A scenario with claims, audits, fines and several regions, of few stakeholders.</summary>
    public static Scenario Small(int rounds = 6, ulong seed = 1) => Of(
        new() { Regions = 2, Sectors = 2, Enterprises = 16, Universities = 8 }, File("all").Policy, rounds, seed);

    public static Scenario Of(CommunityPlan plan, Policy policy, int rounds, ulong seed = 1) => new()
    {
        Name = "some",
        Question = new("What?", "什么？"),
        Community = plan,
        Policy = policy,
        Rounds = rounds,
        Seed = seed,
    };

    /// <summary>Any small community under any policy.</summary>
    public static readonly Gen<Scenario> Any = Gen.Select(
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 40], Gen.Int[0, 15]), Gen.Bool, AnyPolicy(), Gen.Int[1, 12], Gen.ULong,
        (counts, associations, policy, rounds, seed) => Of(
            new()
            {
                Regions = counts.Item1,
                Sectors = counts.Item2,
                Enterprises = counts.Item3,
                Universities = counts.Item4,
                Associations = associations,
            },
            policy, rounds, seed));

    private static Gen<Policy> AnyPolicy()
    {
        var levers = Levers.All.Where(lever => lever.Acts).ToArray();
        return Gen.Double[0, 1].Array[levers.Length].Select(levels => levers.Zip(levels).Aggregate(
            Policy.None, (policy, set) => policy.With(set.First, Level(set.First, set.Second))));
    }

    // Half of the levers are left as they are.
    private static double Level(Lever lever, double level) => level < 0.5
        ? lever.Neutral
        : Math.Clamp(lever.Minimum + (2 * level - 1) * (lever.Maximum - lever.Minimum), lever.Minimum, lever.Maximum);
}
