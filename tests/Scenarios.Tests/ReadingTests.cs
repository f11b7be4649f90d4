using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

public class ReadingTests
{
    private const string Whole = """
        question:
          en: Does it last?
          zh: 能否持久？
        community:
          regions: 2
          sectors: 3
          enterprises: 50
          universities: 0
          associations: false
          adaptive: true
          shock: { at: 40, size: -1.5, sector: 3 }
          names: en
          budgetPerMember: 2.5
          stances:
            enterprise: { abstain: 0.1, opportunist: 0.2, committed: 0.7 }
            university: { abstain: 1, opportunist: 0, committed: 0 }
          enterpriseSize: { shape: pareto, minimum: 10, maximum: 1e3, exponent: 2 }
          universitySize: { shape: fixed, minimum: 5000, maximum: 5000 }
        policy:
          incentive.taxRelief: 4e-1
          governance.enterpriseShare: -0.3
        rounds: 100000
        replications: 10000
        seed: 18446744073709551615
        outcomes: [cooperation.ratio, stance.enterprise.committed]
        """;

    [Fact]
    public void Every_key_is_read()
    {
        var reading = Some.Parse(Whole);
        Assert.Empty(reading.Faults);
        var expected = new Scenario
        {
            Name = "some",
            Question = new("Does it last?", "能否持久？"),
            Community = new()
            {
                Regions = 2,
                Sectors = 3,
                Enterprises = 50,
                Universities = 0,
                Associations = false,
                Adaptive = true,
                Shock = new(40, -1.5, 3),
                Names = "en",
                BudgetPerMember = 2.5,
                EnterpriseStances = new(0.1, 0.2, 0.7),
                UniversityStances = new(1, 0, 0),
                EnterpriseSize = new(SizeShape.Pareto, 10, 1000, 2),
                UniversitySize = new(SizeShape.Fixed, 5000, 5000, 0),
            },
            Policy = Policy.None.With(Levers.TaxRelief, 0.4).With(Levers.EnterpriseShare, -0.3),
            Rounds = 100_000,
            Replications = 10_000,
            Seed = ulong.MaxValue,
            Outcomes = ["cooperation.ratio", "stance.enterprise.committed"],
        };
        Assert.True(Some.Same(expected, reading.Scenario!), reading.Scenario!.ToString());
    }

    [Fact]
    public void Only_question_and_rounds_are_needed()
    {
        var scenario = Some.Scenario();
        Assert.True(Some.Same(new() { Name = "some", Question = new("What?", "What?"), Rounds = 2 }, scenario), scenario.ToString());
    }

    [Theory]
    [InlineData("question: >-\n  One\n  two?\nrounds: 1", "One two?")]
    [InlineData("question: |-\n  One\n  two?\nrounds: 1", "One\ntwo?")]
    [InlineData("question: '7'\nrounds: 1", "7")]
    [InlineData("{question: yes, rounds: 1}", "yes")]
    [InlineData("\uFEFF---\r\nquestion: 为何？ # why\r\nrounds: 1\r\n...\r\n", "为何？")]
    public void A_question_may_be_written_in_any_style_of_text(string text, string question)
    {
        var reading = Some.Parse(text);
        Assert.Empty(reading.Faults);
        Assert.Equal(new(question, question), reading.Scenario!.Question);
    }

    [Fact]
    public void Minus_zero_is_zero()
    {
        var scenario = Some.Scenario("community: {budgetPerMember: -0.0}\npolicy: {incentive.taxRelief: -0}");
        Assert.False(double.IsNegative(scenario.Community.BudgetPerMember));
        Assert.Equal(Policy.None, scenario.Policy);
    }

    [Fact]
    public void Shares_may_miss_1_by_rounding_only()
    {
        const string shares = "community: {stances: {university: {abstain: 0.3333333333, opportunist: 0.3333333333, committed: ";
        Assert.True(Some.Parse("question: q\nrounds: 1\n" + shares + "0.3333333334}}}").Succeeded);
        Assert.True(Some.Parse("question: q\nrounds: 1\n" + shares + "0.3333333338}}}").Succeeded);
        Assert.False(Some.Parse("question: q\nrounds: 1\n" + shares + "0.33333334}}}").Succeeded);
    }
}
