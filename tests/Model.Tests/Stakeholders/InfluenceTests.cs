namespace Gongyu.Model.Tests;

/// <summary>Influence is not decoration: the same community with its influence handed round comes out differently.</summary>
public class InfluenceTests
{
    [Fact]
    public void Permuting_influence_moves_who_earns_and_how_unequally()
    {
        var (own, permuted) = (Play(Permute: false), Play(Permute: true));
        Assert.NotEqual(own.Last()[Find("payoff.gini")], permuted.Last()[Find("payoff.gini")]);
        Assert.NotEqual(
            own.Sum(record => record[Find("payoff.enterprise")]), permuted.Sum(record => record[Find("payoff.enterprise")]));
        // In the first round the same agreements are signed: it is the split and nothing else that moved.
        Assert.Equal(own[0][Find("agreement.signed")], permuted[0][Find("agreement.signed")]);
        Assert.Equal(own[0][Find("output.value")], permuted[0][Find("output.value")], 1e-9);
        Assert.NotEqual(own[0][Find("payoff.gini")], permuted[0][Find("payoff.gini")]);
    }

    [Fact]
    public void Where_governance_is_equal_the_split_does_not_follow_it()
    {
        var equal = Policy.None.With(Levers.Equality, 1);
        var (own, permuted) = (Play(Permute: false, equal), Play(Permute: true, equal));
        Assert.Equal(own[0][Find("payoff.gini")], permuted[0][Find("payoff.gini")]);
    }

    [Fact]
    public void Who_has_more_of_it_gets_more_of_the_same_surplus()
    {
        var stage = Cast.Partners(Tier.Placement, Stance.Committed, Stance.Committed);
        stage.Play(Policy.None.With(Levers.Communication, 1));
        // 0.95·0.70 = 0.665, three quarters and one quarter by influence 0.6 and 0.2: ⌊166250⌋.
        Assert.Equal(498_750, Surplus(stage, Cast.E));
        Assert.Equal(166_250, Surplus(stage, Cast.U));
    }

    private static long Surplus(Stage stage, StakeholderId who) =>
        stage[who].Reported.Single(entry => entry.Reason == Reason.Surplus).Amount.Micro;

    private static List<RoundRecord> Play(bool Permute, Policy? policy = null)
    {
        var run = new Run(Some.Town, policy ?? Policy.None, 4, 20);
        var founded = Stage.Cast(run).ToArray();
        var stage = new Stage(run.Plan, run.Seed, founded.Select(one => Permute && one is Member member ? Hand(member, founded) : one));
        var recorder = new Recorder(run.Seed);
        var records = new List<RoundRecord>();
        while (stage.Round < run.Rounds)
            records.Add(stage.Play(run.Policy, recorder));
        return records;
    }

    // Each gets the influence of the next of its kind.
    private static Member Hand(Member member, Stakeholder[] founded)
    {
        var kind = founded.Where(one => one.Id.Kind == member.Id.Kind).ToArray();
        double influence = kind[member.Id.Number % kind.Length].Profile.Influence;
        return Cast.Member(member.Profile with { Influence = influence }, member.Stance);
    }

    private static Metric Find(string id) => Metrics.Find(id)!;
}
