using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Grains.Tests;

/// <summary>What the record tells was really said, grain to grain.</summary>
public sealed class CallTests(Wiretapped cluster) : IClassFixture<Wiretapped>
{
    private const int MostCalls = 10;

    private static readonly (string Method, Func<RoundRecord, double> Times)[] Told =
    [
        (Member(nameof(IMemberGrain.Propose)), record => record[Find("matching.proposals")]),
        (Member(nameof(IMemberGrain.Accept)), record => record[Find("matching.acceptances")]),
        (Member(nameof(IMemberGrain.Deliver)), record => record[Find("delivery.count")]),
        // Of the classes that graduate each whom another than its partner hires.
        (Member(nameof(IMemberGrain.Recommend)), record => Math.Round(record[Find("training.classes")] * record[Find("poaching.ratio")])),
        (Member(nameof(IMemberGrain.Inspect)), record => record[Find("audit.count")]),
        ("IRunGrain.Inform", record => record[Find("bulletin.count")]),
    ];

    private static readonly Dictionary<MessageKind, string> Said = new()
    {
        [MessageKind.Leave] = nameof(IMemberGrain.Leave),
        [MessageKind.Proposal] = nameof(IMemberGrain.Propose),
        [MessageKind.Acceptance] = nameof(IMemberGrain.Accept),
        [MessageKind.Delivery] = nameof(IMemberGrain.Deliver),
        [MessageKind.Graduates] = nameof(IMemberGrain.Recommend),
    };

    public static TheoryData<string> Files => [.. Some.Files];

    [Theory]
    [InlineData("baseline", 5)]
    [InlineData("incentive", 5)]
    [InlineData("incentive-supervision", 6)]
    [InlineData("all", 6)]
    public async Task Every_proposal_acceptance_delivery_recommendation_audit_and_bulletin_of_a_round_is_one_call(string name, int kinds)
    {
        var scenario = Some.File(name) with { Rounds = 20 };
        var grain = await cluster.Begin(scenario, Cluster.NewRun());
        var seen = new HashSet<string>();
        for (int round = 1; round <= scenario.Rounds; round++)
        {
            cluster.Calls.Clear();
            var record = await grain.Play(round, scenario.Policy);
            foreach (var (method, times) in Told)
            {
                Assert.Equal(times(record), cluster.Calls.Counts.GetValueOrDefault(method));
                if (times(record) > 0)
                    seen.Add(method);
            }
            Assert.Equal(scenario.Community.Regions, cluster.Calls.Counts["IRunGrain.Announce"]);
        }
        Assert.Equal(kinds, seen.Count);
    }

    [Fact]
    public async Task Who_everybody_is_stays_with_the_run_grain()
    {
        var heard = cluster.Listen();
        await cluster.Play(Some.Of(Some.Given(12, 4), Policy.None, 2));
        Charter[] charters = [.. heard.Where(call => call.To.Contains("/ent/", StringComparison.Ordinal) || call.To.Contains("/district/", StringComparison.Ordinal))
            .SelectMany(call => call.Arguments).OfType<Charter>()];
        Assert.NotEmpty(charters);
        Assert.All(charters, charter => Assert.Null(charter.Plan.Population));
    }

    [Fact]
    public async Task Messages_go_from_the_one_who_says_them_to_the_one_they_are_for()
    {
        string run = Cluster.NewRun();
        var heard = cluster.Listen();
        await cluster.Play(Some.Of(new() { Regions = 2 }, Some.File("all").Policy, 12), run);
        var messages = heard.Where(call => call.Arguments is [Ticket, Message]).ToList();
        Assert.All(messages, call =>
        {
            var message = (Message)call.Arguments[1]!;
            Assert.Equal(GrainKeys.Stakeholder(run, message.From), call.From);
            Assert.Equal(GrainKeys.Stakeholder(run, message.To), call.To);
            Assert.Equal(Said[message.Kind], call.Method);
        });
        Assert.Equal(Said.Count, messages.Select(call => call.Method).Distinct().Count());
        var audits = heard.Where(call => call.Method == nameof(IMemberGrain.Inspect)).ToList();
        Assert.NotEmpty(audits);
        Assert.All(audits, call => Assert.StartsWith($"run/{run}/gov/", call.From, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_large_community_no_call_founds_saves_ends_or_releases_more_than_sixteen_districts()
    {
        string run = Cluster.NewRun();
        var heard = cluster.Listen();
        await ActorRun.Play(
            cluster.Grains, cluster.Calls, Some.Of(new() { Regions = 2, Enterprises = 4_000, Universities = 200 }, Policy.None, 1), 0, run,
            new(1, true), cancellation: TestContext.Current.CancellationToken);
        string[] several = [nameof(IDistrictGrain.Introduce), nameof(IDistrictGrain.Save), nameof(IDistrictGrain.Close), nameof(IDistrictGrain.Release)];
        var asked = new List<(string Method, int Districts)>();
        foreach (var call in heard)
            if (call.To == GrainKeys.Run(run))
                asked.Add((call.Method, 0));
            else if (call.From == GrainKeys.Run(run) && several.Contains(call.Method) && call.To.Contains("/district/", StringComparison.Ordinal))
                asked[^1] = asked[^1] with { Districts = asked[^1].Districts + 1 };
        Assert.Equal(
            [
                ("Found", 16), ("Found", 1), ("Save", 16), ("Save", 1), ("Close", 16), ("Close", 1),
                // With the chapters, of which there could be two.
                ("Release", 16), ("Release", 1),
            ],
            asked.Where(call => call.Districts > 0));
        Assert.Equal(Steps.InOrder.Length, asked.Count(call => call.Method == nameof(IRunGrain.Advance)));
    }

    [Theory]
    [InlineData(1, 4, true)]
    [InlineData(3, 2, false)]
    public async Task Each_stakeholder_is_one_activation(int regions, int sectors, bool associations)
    {
        var plan = new CommunityPlan { Regions = regions, Sectors = sectors, Enterprises = 300, Associations = associations };
        var scenario = Some.Of(plan, Some.File("all").Policy, 2);
        var played = await cluster.Play(scenario);
        int districts = 2;
        Dictionary<string, int> expected = new()
        {
            ["district"] = districts,
            ["enterprise"] = 300,
            ["government"] = regions,
            ["recorder"] = 1,
            ["run"] = 1,
            ["university"] = 30,
        };
        if (associations)
            expected["association"] = sectors;
        Assert.Equal(expected.OrderBy(kind => kind.Key, StringComparer.Ordinal), played.Activations);
        // By name too, on a run that is not let go at its end.
        string run = Cluster.NewRun();
        await cluster.Play(scenario, run, _ => Task.CompletedTask);
        Assert.Equal(
            plan.Roster.Select(id => GrainKeys.Stakeholder(run, id))
                .Concat(Enumerable.Range(0, districts).Select(district => GrainKeys.District(run, district)))
                .Append(GrainKeys.Run(run)).Append(GrainKeys.Recorder(run)).Order(StringComparer.Ordinal),
            (await cluster.Active(run)).Select(active => active.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_scenario_file_is_played_as_by_the_fast_host_with_at_most_ten_calls_a_stakeholder_and_round(string name)
    {
        var scenario = Some.File(name);
        int members = scenario.Community.Roster.Count();
        cluster.Calls.Clear();
        var actual = await cluster.Play(scenario, Cluster.NewRun(), round =>
        {
            double calls = (double)cluster.Calls.Counts.Values.Sum() / members;
            Assert.True(calls is > 5 and <= MostCalls, $"{calls} calls a stakeholder in round {round}");
            cluster.Calls.Clear();
            return Task.CompletedTask;
        });
        Fast.AssertSame(Fast.Play(scenario), actual);
    }

    [Fact]
    public async Task Calls_are_counted_from_the_beginning_of_a_run()
    {
        var first = await cluster.Play(Some.Small());
        var second = await cluster.Play(Some.Small());
        Assert.Equal(first.Calls, second.Calls);
        Assert.Equal(Some.Small().Rounds, second.Calls["IRunGrain.Advance"]);
    }

    private static string Member(string method) => $"{nameof(IMemberGrain)}.{method}";

    private static Metric Find(string id) => Metrics.Find(id)!;
}
