namespace Gongyu.Model.Tests;

/// <summary>A jump of demand.</summary>
public class ShockTests
{
    private static readonly CommunityPlan Plan = Some.Town with { Sectors = 3 };

    [Theory]
    [InlineData(true, 2, 1.5)]
    [InlineData(false, 2, 1.5)]
    [InlineData(true, 1, -5)]
    [InlineData(false, 3, -5)]
    [InlineData(true, 0, 0.5)]
    [InlineData(false, 0, 0.5)]
    public void It_hits_the_sector_it_is_for_once(bool associations, int sector, double size)
    {
        var plan = Plan with { Associations = associations };
        var (calm, struck) = (Demands(plan), Demands(plan with { Shock = new(4, size, sector) }));
        for (int round = 1; round <= calm.Length; round++)
            for (int i = 0; i < plan.Sectors; i++)
            {
                double jump = round >= 4 && (sector == 0 || sector == i + 1) ? size : 0;
                Assert.Equal(calm[round - 1][i] + jump, struck[round - 1][i], 1e-12);
            }
    }

    [Fact]
    public void An_association_that_is_read_back_still_expects_it()
    {
        var plan = Plan with { Shock = new(4, 1, 2) };
        var stage = Stage.Found(new(plan, Policy.None, 1, 3));
        for (int round = 0; round < 3; round++)
            stage.Play(Policy.None);
        var resumed = new Stage(plan, 1, stage.All.Select(one => Troupe.As(one, one.Profile)), stage.Round);
        double before = stage.Board.Bulletins[1].Demand;
        resumed.Play(Policy.None);
        Assert.InRange(resumed.Board.Bulletins[1].Demand - before, 0.9, 1.1);
    }

    [Fact]
    public void Curricula_fall_behind_and_catch_up_faster_where_they_adapt()
    {
        var mismatch = Metrics.Find("mismatch.mean")!;
        var (slow, fast) = (Play(Policy.None), Play(Policy.None.With(Levers.Adaptation, 1)));
        foreach (var records in new[] { slow, fast })
            Assert.True(records[9][mismatch] > records[8][mismatch] + 1.5); // Round 10, of size 2 in all sectors.
        Assert.True(fast[29][mismatch] < slow[29][mismatch] / 2);

        static List<RoundRecord> Play(Policy policy)
        {
            var community = Community.Found(Plan with { Shock = new(10, 2, 0) }, 1);
            var recorder = new Recorder(1);
            return [.. Enumerable.Range(0, 30).Select(_ => community.Play(policy, recorder))];
        }
    }

    private static double[][] Demands(CommunityPlan plan)
    {
        var stage = Stage.Found(new(plan, Policy.None, 1, 8));
        return [.. Enumerable.Range(0, 8).Select(_ =>
        {
            stage.Play(Policy.None);
            return stage.Board.Bulletins.ToArray().Select(one => one.Demand).ToArray();
        })];
    }
}
