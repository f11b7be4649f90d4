using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>The evidence table: what each mechanism does alone, and how much of it is behaviour.</summary>
public sealed class EvidenceTests
{
    private static readonly Scenario Scenario = Some.Scenario(4, 12);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_is_what_the_three_runs_of_each_seed_came_to()
    {
        var finished = new List<(int Done, int All)>();
        var rows = await Evidence.Gather(Mechanisms.All, Scenario, 1, (done, all) => finished.Add((done, all)), Cancellation);
        Assert.Equal(Mechanisms.All, rows.Select(row => row.Mechanism));
        int all = 4 * Mechanisms.All.Count;
        Assert.Equal(Enumerable.Range(1, all).Select(done => (done, all)), finished);
        foreach (var row in rows)
        {
            double Mean(Policy policy, Metric? metric = null) => Enumerable.Range(0, 4).Average(number =>
                Community.Play(Scenario with { Policy = policy }, number, cancellation: Cancellation).Outcome(metric ?? row.Mechanism.Metric));
            Assert.Equal(Mean(row.Mechanism.Background), row.Without.Mean, 1e-9);
            Assert.Equal(Mean(row.Mechanism.With), row.With.Mean, 1e-9);
            Assert.Equal(row.With.Mean - row.Without.Mean, row.Difference.Interval.Mean, 1e-9);
            Assert.Equal(Mean(row.Mechanism.With, Metrics.Competence) - Mean(row.Mechanism.Background, Metrics.Competence), row.Competence.Interval.Mean, 1e-9);
            Assert.Equal(row.Difference.Interval.Mean, row.Mechanical.Interval.Mean + row.Behavioural.Interval.Mean, 1e-9);
        }
        Assert.Equal(Holm.Adjust([.. rows.Select(row => row.Difference.Test.PValue)]), rows.Select(row => row.AdjustedP));
    }

    [Fact]
    public async Task How_many_play_at_a_time_changes_nothing() => Assert.Equal(
        await Evidence.Gather(Mechanisms.All, Scenario, 1, cancellation: Cancellation),
        await Evidence.Gather(Mechanisms.All, Scenario, 3, cancellation: Cancellation));

    [Fact]
    public void A_row_sets_levers_of_its_own_alone_and_no_lever_is_left_out()
    {
        foreach (var mechanism in Mechanisms.All)
        {
            Assert.NotEmpty(mechanism.Levers);
            Assert.All(mechanism.Levers, one => Assert.Equal(mechanism.Row, one.Lever.Row));
            Assert.All(mechanism.Background.Set, one => Assert.True(
                one.Value == mechanism.With[one.Lever] || mechanism.Levers.Any(own => own.Lever == one.Lever)));
        }
        Assert.Equal(Levers.All.Select(lever => lever.Row).Distinct(), Mechanisms.All.Select(one => one.Row).Distinct());
        // These two are answered by the stylised facts and the laws of governance: how a surplus is divided, and how deep it may go.
        Assert.Equal(
            ["governance.enterpriseShare", "governance.tierCap"],
            Levers.All.Except(Mechanisms.All.SelectMany(one => one.With.Set).Select(one => one.Lever)).Select(lever => lever.Key));
    }

    [Fact]
    public async Task Incentives_move_participation_by_behaviour_alone_and_audits_misuse_mostly_without_it()
    {
        var asked = Mechanisms.All.Where(one => one.Id is "g1-incentives" or "o2-supervision").ToArray();
        var rows = await Evidence.Gather(asked, new() { Name = "s", Question = default, Rounds = 80, Replications = 30, Seed = 1001 }, 2, cancellation: Cancellation);
        var (audits, incentives) = (rows.Single(row => row.Mechanism.Row == "O2"), rows.Single(row => row.Mechanism.Row == "G1"));
        Assert.True(incentives.Holds && audits.Holds);
        Assert.Equal(0, incentives.Mechanical.Interval.Mean);
        Assert.True(audits.Mechanical.Interval.High < 0);
        Assert.InRange(audits.Mechanical.Interval.Mean / audits.Difference.Interval.Mean, 0.75, 1.25);
    }

    [Fact]
    public async Task One_replication_is_no_evidence() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Evidence.Gather(Mechanisms.All, Some.Scenario(1), 1, cancellation: Cancellation));
}
