using System.Text.RegularExpressions;

namespace Gongyu.Model.Tests;

public partial class MetricsTests
{
    [Fact]
    public void Ids_are_unique_lower_case_and_dotted()
    {
        Assert.Equal(Metrics.All.Count, Metrics.All.Select(metric => metric.Id).Distinct().Count());
        Assert.All(Metrics.All, metric => Assert.Matches(Id(), metric.Id));
        Assert.All(Metrics.All, (metric, index) => Assert.Equal(index, metric.Index));
        Assert.All(Metrics.All, metric => Assert.Same(metric, Metrics.Find(metric.Id)));
        Assert.Null(Metrics.Find("cooperation"));
    }

    [Fact]
    public void Every_metric_speaks_both_languages_and_belongs_to_a_row_of_the_article() => Assert.All(Metrics.All, metric =>
    {
        LeverTests.AssertBothLanguages(metric.Definition);
        Assert.Contains(metric.Row, Levers.All.Select(lever => lever.Row));
        Assert.Matches(Unit(), metric.Unit);
    });

    [Fact]
    public void The_headline_begins_with_cooperation_and_is_in_the_catalogue()
    {
        Assert.Equal("cooperation.ratio", Metrics.Headline[0].Id);
        Assert.Same(Metrics.Cooperation, Metrics.All[0]);
        Assert.All(Metrics.Headline, metric => Assert.Same(metric, Metrics.Find(metric.Id)));
    }

    [Fact]
    public void Every_kind_that_has_a_stance_has_three_shares_that_sum_to_one() => Some.Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        var recorder = new Recorder(run.Seed);
        while (stage.Round < run.Rounds)
        {
            var record = stage.Play(run.Policy, recorder);
            foreach (var (kind, word) in ((Kind, string)[])[(Kind.Enterprise, "enterprise"), (Kind.University, "university")])
            {
                double[] shares =
                [
                    record[Find($"stance.{word}.abstain")], record[Find($"stance.{word}.opportunist")],
                    record[Find($"stance.{word}.committed")],
                ];
                double there = kind == Kind.Enterprise ? record[Find("enterprise.count")] : run.Plan.Count(kind);
                Assert.Equal(there == 0 ? 0 : 1, shares.Sum(), 1e-12);
                Assert.All(shares, share => Assert.InRange(share, 0, 1));
            }
        }
    }, iter: 100);

    [Fact]
    public void An_empty_slot_counts_as_no_cooperation()
    {
        // One agreement that both sides delivered, between an enterprise of 2 slots and a university of 8.
        var totals = new RoundTotals();
        totals.Add(Kind.Enterprise, With((Measure.Capacity, 2), (Measure.Agreements, 1), (Measure.Cooperating, 1)));
        totals.Add(Kind.University, With((Measure.Capacity, 8), (Measure.Agreements, 1), (Measure.Cooperating, 1)));
        Assert.Equal(0.2, Metrics.Cooperation.Of(totals), 1e-15);
    }

    [Fact]
    public void Where_all_abstain_nobody_cooperates()
    {
        var idle = Some.Town with { EnterpriseStances = new(1, 0, 0), UniversityStances = new(1, 0, 0) };
        var record = Stage.Found(new(idle, Policy.None, 1, 1)).Play(Policy.None, new(1));
        Assert.All(
            (string[])["cooperation.ratio", "agreement.count", "agreement.tier.mean", "agreement.trust", "payoff.gini", "output.value"],
            id => Assert.Equal(0, record[Find(id)]));
    }

    [Fact]
    public void Of_nothing_every_metric_is_zero() =>
        Assert.All(Metrics.All, metric => Assert.Equal(0, metric.Of(new())));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(1, 4, 0.25)]
    public void A_ratio_to_nothing_is_zero(double part, double whole, double expected) =>
        Assert.Equal(expected, RoundTotals.Ratio(part, whole));

    [Theory]
    [InlineData(new double[] { }, 0)]
    [InlineData(new double[] { 5 }, 0)]
    [InlineData(new double[] { 0, 0, 0 }, 0)]
    [InlineData(new double[] { 2, 2, 2, 2 }, 0)]
    [InlineData(new double[] { 1, 2, 3 }, 2.0 / 9)]
    [InlineData(new double[] { 3, 1, 2 }, 2.0 / 9)]
    [InlineData(new double[] { 1, 3 }, 0.25)]
    [InlineData(new double[] { 0, 0, 0, 8 }, 0.75)] // one of four gets all: 1 − 1/4
    public void Gini(double[] incomes, double expected)
    {
        var totals = new RoundTotals();
        foreach (double income in incomes)
            totals.Add(Kind.Enterprise, With((Measure.Agreements, 1), (Measure.Surplus, income)));
        // Who has no agreement is not compared.
        totals.Add(Kind.Enterprise, With((Measure.Surplus, 1000)));
        Assert.Equal(expected, totals.Gini(), 1e-12);
    }

    [Fact]
    public void Gini_is_the_mean_difference_of_pairs() => Gen.Double[0, 10].Array[2, 12].Sample(incomes =>
    {
        var totals = new RoundTotals();
        foreach (double income in incomes)
            totals.Add(Kind.University, With((Measure.Agreements, 2), (Measure.Surplus, income)));
        double differences = incomes.Sum(one => incomes.Sum(other => Math.Abs(one - other)));
        Assert.Equal(incomes.Sum() == 0 ? 0 : differences / (2 * incomes.Length * incomes.Sum()), totals.Gini(), 1e-9);
    });

    [Fact]
    public void A_cleared_round_keeps_only_the_innovation_since_the_start()
    {
        var totals = new RoundTotals();
        totals.Add(Kind.University, With((Measure.Innovation, 3), (Measure.Agreements, 1), (Measure.Surplus, 2)));
        totals.Clear();
        totals.Add(Kind.University, With((Measure.Innovation, 4)));
        Assert.Equal((4, 7, 0), (totals.Sum(Measure.Innovation), totals.InnovationSinceStart, totals.Sum(Measure.Surplus)));
        Assert.Equal((4, 0), (totals.Mean(Kind.University, Measure.Innovation), totals.Mean(Kind.Enterprise, Measure.Innovation)));
    }

    [Fact]
    public void Money_metrics_say_what_the_ledger_says() => Some.Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        var recorder = new Recorder(run.Seed);
        while (stage.Round < run.Rounds)
        {
            var record = stage.Play(run.Policy, recorder);
            double Paid(params Reason[] reasons) =>
                new Money(stage.Ledger.Where(entry => reasons.Contains(entry.Reason)).Sum(entry => entry.Amount.Micro)).Units;
            Assert.Equal(Paid(Reason.TaxRelief, Reason.UniversityFunding, Reason.LoanDiscount), record[Metrics.IncentivesPaid], 1e-9);
            Assert.Equal(Paid(Reason.Penalty), record[Find("penalty.paid")], 1e-9);
            Assert.Equal(Paid(Reason.Audit), record[Find("audit.cost")], 1e-9);
            Assert.Equal(
                Paid(
                    Reason.Facilities, Reason.Research, Reason.Information, Reason.Regulation, Reason.Coordination, Reason.Approval,
                    Reason.Incubation, Reason.Survey, Reason.Reform, Reason.Feedback, Reason.Evaluation),
                record[Find("public.cost")], 1e-9);
            Assert.Equal(Paid(Reason.LossCompensation), record[Find("compensation.paid")], 1e-9);
            double classes = stage.All.Sum(one => one.Round[Measure.Hired]);
            Assert.True(classes <= record[Find("training.classes")]); // Who is hired was trained.
            Assert.Equal(Paid(Reason.GraduateValue), classes * record[Find("graduates.value")], 1e-9);
            Assert.Equal(Paid(Reason.Onboarding), classes * record[Find("onboarding.cost")], 1e-9);
            // The value of an agreement is rounded to a micro-unit when it is booked.
            Assert.Equal(Paid(Reason.Surplus), record[Find("output.value")], 1e-6 * (1 + record[Metrics.Agreements]));
            Assert.True(record[Metrics.IncentivesMisused] <= record[Metrics.IncentivesPaid] + 1e-9);
            Assert.InRange(record[Metrics.Cooperation], 0, 1);
        }
    }, iter: 100);

    private static Metric Find(string id) => Metrics.Find(id) ?? throw new ArgumentException(id);

    private static Measures With(params (Measure Measure, double Value)[] values)
    {
        var measures = new Measures();
        foreach (var (measure, value) in values)
            measures[measure] = value;
        return measures;
    }

    [GeneratedRegex(@"^[a-z]+(\.[a-z]+[0-9]*)*$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^(1|\{[a-z]+\})$")]
    private static partial Regex Unit();
}
