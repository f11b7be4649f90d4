using System.Reflection;
using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

public class WritingTests
{
    [Fact]
    public void What_is_written_reads_back_the_same() => Some.Any.Sample(Some.SurvivesWriting, iter: 1_000);

    [Fact]
    public void The_same_scenario_is_the_same_text() => Some.Any.Sample(
        scenario => ScenarioFile.Write(Some.Parse(ScenarioFile.Write(scenario)).Scenario!) == ScenarioFile.Write(scenario), iter: 200);

    [Fact]
    public void Defaults_are_written_out()
    {
        const string text = """
            question:
              en: "What?"
              zh: "What?"
            community:
              regions: 1
              sectors: 4
              enterprises: 120
              universities: 30
              associations: true
              names: zh
              budgetPerMember: 2
              stances:
                enterprise:
                  abstain: 0.6
                  opportunist: 0.15
                  committed: 0.25
                university:
                  abstain: 0.3
                  opportunist: 0.2
                  committed: 0.5
              enterpriseSize:
                shape: pareto
                minimum: 20
                maximum: 20000
                exponent: 1.16
              universitySize:
                shape: uniform
                minimum: 4000
                maximum: 20000
            policy:
              incentive.taxRelief: 0.4
            rounds: 2
            replications: 1
            seed: 1
            outcomes: [welfare]

            """;
        Assert.Equal(text, ScenarioFile.Write(Some.Scenario("outcomes: [welfare]\npolicy: {incentive.taxRelief: 0.40}")));
    }

    [Fact]
    public void Decisions_are_written_in_the_order_of_rounds_and_members()
    {
        var scenario = Some.Scenario(
            "decisions:\n- {round: 2, who: ent/10, stance: committed}\n- {round: 2, who: ent/9, stance: abstain}\n- {round: 1, who: uni/3, stance: opportunist}");
        Assert.Contains(
            "decisions: [{round: 1, who: uni/3, stance: opportunist}, {round: 2, who: ent/9, stance: abstain}, {round: 2, who: ent/10, stance: committed}]\n",
            ScenarioFile.Write(scenario), StringComparison.Ordinal);
        Assert.DoesNotContain("decisions", ScenarioFile.Write(Some.Scenario("decisions: []")), StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_decisions_as_there_may_be_read_back_and_one_more_is_refused()
    {
        var most = Some.Scenario() with
        {
            Rounds = 100,
            Decisions = [.. Enumerable.Range(0, Scenario.MaxDecisions).Select(i => new SeatDecision(1 + i / 25, new(Kind.University, 1 + i % 25), Stance.Abstain))],
        };
        Assert.True(Some.SurvivesWriting(most));
        var fault = Assert.Single(Some.Parse(ScenarioFile.Write(most.Decide(new(100, new(Kind.Enterprise, 1), Stance.Abstain)))).Faults);
        Assert.Equal("more than 2,000 decisions of persons", fault.What.En);
        Assert.Equal("--decide: more than 2,000 decisions of persons", Assert.Single(ScenarioFile.Fork(most, "99", ["ent/1=abstain"]).Faults).In("en"));
    }

    [Fact]
    public void No_part_of_a_scenario_is_forgotten()
    {
        // The name is that of the file; the files it names are beside it.
        foreach (var part in Parts(typeof(Scenario)).Where(part => part.Name is not (nameof(Scenario.Name) or nameof(Scenario.Files))))
            Assert.True(Some.SurvivesWriting((Scenario)Changed(Some.Scenario(), part)), part.Name);
        foreach (var part in Parts(typeof(CommunityPlan)))
            Assert.True(Some.SurvivesWriting(Some.Scenario() with { Community = (CommunityPlan)Changed(new CommunityPlan(), part) }), part.Name);
    }

    private static IEnumerable<PropertyInfo> Parts(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(part => part.SetMethod is { IsPublic: true });

    private static object Changed(object record, PropertyInfo part)
    {
        object copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        part.SetValue(copy, part.PropertyType == typeof(Hypothesis) ? Some.Claim : Other(part.GetValue(copy)!));
        Assert.NotEqual(part.GetValue(record), part.GetValue(copy));
        return copy;
    }

    private static object Other(object value) => value switch
    {
        int number => number + 1,
        ulong number => number + 1,
        double number => number + 0.5,
        bool truth => !truth,
        string => "en",
        Phrase => new Phrase("Why?", "为何？"),
        StanceShares => new StanceShares(0.2, 0.3, 0.5),
        SizeDistribution => new SizeDistribution(SizeShape.Pareto, 7, 9, 3),
        ProgrammeBudgets budgets => budgets.With(Programme.Returns, new(0.5, null)),
        ProgrammeBudget budget => new ProgrammeBudget(budget.Round + 1, 7),
        Turnover turnover => turnover with { Exit = 0.03, Entry = 0.2 },
        DemandShock => new DemandShock(3, -0.5, 2),
        CommunityPlan plan => plan with { Regions = 5 },
        Policy => Policy.None.With(Levers.Research, 0.5),
        IReadOnlyList<string> => (string[])["welfare"],
        IReadOnlyList<PolicyStep> => (PolicyStep[])[new(3, PolicyChange.None.With(Levers.Research, 0))],
        IReadOnlyList<SeatDecision> => (SeatDecision[])[new(2, new(Kind.University, 4), Stance.Opportunist)],
        _ => throw new NotSupportedException($"A scenario has a new kind of part: {value.GetType()}."),
    };
}
