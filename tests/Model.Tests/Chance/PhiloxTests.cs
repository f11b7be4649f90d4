namespace Gongyu.Model.Tests;

public class PhiloxTests
{
    [Fact]
    public void Known_answers_of_Random123()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block(0, 0, 0, 0, 0, 0));
        const uint ones = uint.MaxValue;
        Assert.Equal((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu), Philox.Block(ones, ones, ones, ones, ones, ones));
        Assert.Equal(
            (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            Philox.Block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
    }

    [Fact]
    public void Units_reach_the_ends_of_the_half_open_interval()
    {
        Assert.Equal(0, Philox.Unit(0, 0));
        Assert.Equal(0.5, Philox.Unit(0x80000000, 0));
        Assert.Equal(Math.BitDecrement(1.0), Philox.Unit(uint.MaxValue, uint.MaxValue));
        Assert.Equal(Math.ScaleB(1, -53), Philox.Unit(0, 1 << 11));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Neighbouring_counters_and_keys_draw_evenly(int place)
    {
        const int bins = 100, draws = 100_000;
        var counts = new int[bins];
        for (uint i = 0; i < draws; i++)
        {
            var c = new uint[5];
            c[place] = i;
            var x = Philox.Block(c[0], c[1], c[2], c[3], c[4], 20260);
            counts[(int)(Philox.Unit(x.X0, x.X1) * bins)]++;
        }
        // Chi-square with 99 degrees of freedom: 46 and 172 cut off less than 1e-5 on either side.
        Assert.InRange(counts.Sum(n => Math.Pow(n - draws / bins, 2) / (draws / bins)), 46, 172);
    }

    [Fact]
    public void Neighbouring_draws_do_not_correlate()
    {
        const int draws = 100_000;
        double sum = 0;
        for (uint i = 0; i < draws; i++)
        {
            var x = Philox.Block(i, 0, 0, 0, 1, 0);
            var y = Philox.Block(i + 1, 0, 0, 0, 1, 0);
            sum += (Philox.Unit(x.X0, x.X1) - 0.5) * (Philox.Unit(y.X0, y.X1) - 0.5) * 12;
        }
        Assert.InRange(sum / Math.Sqrt(draws), -4, 4);
    }
}
