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

    /// <summary>
    /// A scenario with claims, audits, fines, surveys and several regions, of few stakeholders; governments and associations adapt, and
    /// demand jumps.
    /// </summary>
    public static Scenario Small(int rounds = 6, ulong seed = 1) => Of(
        new() { Regions = 2, Sectors = 2, Enterprises = 16, Universities = 8, Adaptive = true, Shock = new(3, 0.5, 1) },
        File("all").Policy.With(Levers.SurveyInterval, 2), rounds, seed);

    /// <summary>A policy with every lever that acts.</summary>
    public static readonly Policy EveryLever = Levers.All.Aggregate(File("all").Policy, (policy, lever) =>
        policy[lever] == lever.Neutral ? policy.With(lever, lever.Minimum + 0.6 * (lever.Maximum - lever.Minimum)) : policy)
        .With(Levers.SurveyInterval, 3);

    /// <summary>Organisations that are given, of three regions and of sizes that differ.</summary>
    public static CommunityPlan Given(int enterprises, int universities) => new CommunityPlan().With(new(
        "some.csv", [new("A", "甲"), new("B", "乙"), new("C", "丙")], [new("S", "丁"), new("T", "戊")],
        [.. Enumerable.Range(0, enterprises).Select(i => new Organisation(
            $"E{i}", new($"Enterprise {i}", $"企业{i}"), i * i % 3, 1u << i % 2, 20 + i * 7 % 400, i % 4 == 0 ? 0.9 : null, null))],
        [.. Enumerable.Range(0, universities).Select(i => new Organisation(
            $"U{i}", new($"University {i}", $"高校{i}"), i % 3, (uint)(1 + i % 3), 3000 + i * 997 % 9000, null, Stance.Committed))]));

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
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 40], Gen.Int[0, 15]), Gen.Select(Gen.Bool, Gen.Bool, Gen.Double[-1, 1]),
        AnyPolicy(), Gen.Int[1, 12], Gen.ULong,
        (counts, change, policy, rounds, seed) => Of(
            new()
            {
                Regions = counts.Item1,
                Sectors = counts.Item2,
                Enterprises = counts.Item3,
                Universities = counts.Item4,
                Associations = change.Item1,
                Adaptive = change.Item2,
                Shock = new(2, change.Item3, 0),
            },
            policy, rounds, seed));

    private static Gen<Policy> AnyPolicy()
    {
        var levers = Levers.All.ToArray();
        return Gen.Double[0, 1].Array[levers.Length].Select(levels => levers.Zip(levels).Aggregate(
            Policy.None, (policy, set) => policy.With(set.First, Level(set.First, set.Second))));
    }

    // Half of the levers are left as they are.
    private static double Level(Lever lever, double level) => level < 0.5
        ? lever.Neutral
        : Math.Clamp(lever.Minimum + (2 * level - 1) * (lever.Maximum - lever.Minimum), lever.Minimum, lever.Maximum);
}
