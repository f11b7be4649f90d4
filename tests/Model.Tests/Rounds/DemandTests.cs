namespace Gongyu.Model.Tests;

public class DemandTests
{
    [Fact]
    public void Demand_drifts_the_same_whether_or_not_an_association_watches_it()
    {
        var (watched, unwatched) = (Demand(associations: true), Demand(associations: false));
        Assert.Equal(watched, unwatched);
        Assert.Equal(watched.Length, watched.Distinct().Count());
        // It moves by (draw − 0.3)·0.08 a round, so upwards in the long run.
        Assert.All(watched.Zip(watched.Skip(1)), step => Assert.InRange(step.Second - step.First, -0.024, 0.056));
        Assert.InRange(watched[^1] - watched[0], 0.1, 1.6);
    }

    [Fact]
    public void A_board_that_was_lost_drifts_to_the_same_place()
    {
        var kept = new Published(Some.Town with { Associations = false });
        for (int round = 1; round <= 9; round++)
            kept.After(Step.Inform, new(3, round));
        var anew = new Published(Some.Town with { Associations = false });
        anew.After(Step.Inform, new(3, 9));
        Assert.Equal(kept.Board.Bulletins.ToArray(), anew.Board.Bulletins.ToArray());
    }

    [Fact]
    public void Bulletins_count_among_the_costs_of_welfare()
    {
        var idle = Some.Town with { EnterpriseStances = new(1, 0, 0), UniversityStances = new(1, 0, 0) };
        var community = Community.Found(idle, 1);
        var record = community.Play(Policy.None, new Recorder(1));
        // Twenty enterprises in two sectors; nobody seeks, so both associations stay passive: 0.004·10 each.
        Assert.Equal(-0.08, record[Metrics.Find("welfare")!], 1e-12);
    }

    private static double[] Demand(bool associations)
    {
        var board = new Published(Some.Town with { Associations = associations });
        var association = (Association)Founding.Found(Some.Town, 5, new(Kind.Association, 2), Decisions.Own);
        var effects = new Effects();
        return [.. Enumerable.Range(1, 40).Select(round =>
        {
            if (associations)
            {
                association.Act(Step.Inform, new() { Chance = new(5, round), Board = board.Board }, effects);
                association.Commit(Step.Inform, effects);
                board.Post(association.Id, effects);
            }
            board.After(Step.Inform, new(5, round));
            return board.Board.Bulletins[1].Demand;
        })];
    }
}
