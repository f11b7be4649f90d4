using static Gongyu.Model.Tests.Cast;

namespace Gongyu.Model.Tests;

public class DeliverTests
{
    [Fact]
    public void The_committed_slip_in_8_rounds_of_100_and_less_with_communication() => Gen.Select(
        Gen.ULong, Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1])).Sample((seed, communication) =>
    {
        var stage = Partners(Tier.Placement, Stance.Committed, Stance.Committed, seed);
        stage.Play(Policy.None.With(Levers.Communication, communication));
        double draw = new Chance(seed, 2).Draw(E, Purpose.Slip, U.Code);
        bool slips = draw < 0.08 * (1 - communication);
        Assert.Equal(slips ? 0.25 : 1, ((Member)stage[E]).Show(U));
        Assert.Equal(slips ? 1 : 0, stage[E].Round[Measure.Breaches]);
    }, iter: 1000);

    [Theory]
    [InlineData(Stance.Committed, 1)]
    [InlineData(Stance.Opportunist, 0.25)]
    public void Each_delivers_by_its_stance(Stance stance, double effort)
    {
        var stage = Partners(Tier.Placement, stance, Stance.Committed);
        stage.Play(Policy.None.With(Levers.Communication, 1));
        Assert.Equal(effort, stage[E].Show(U));
        Assert.Equal(0, stage[E].Show(new(Kind.University, 2)));
    }
}
