namespace Gongyu.Model.Tests;

public class LearningRuleTests
{
    private static readonly Gen<double> Payoff = Gen.Double[-100, 100];
    private static readonly Gen<double> Unit = Gen.Double[0, 1];

    [Theory]
    [InlineData(0, 1, 1, 0.7310585786300049)]
    [InlineData(1, 0, 1, 0.2689414213699951)]
    [InlineData(2, 5, 0.1, 0.5744425168116590)]
    [InlineData(3, 3, 9, 0.5)]
    [InlineData(-8, 60, 0, 0.5)]
    public void Fermi_chances(double own, double other, double beta, double expected) =>
        Assert.Equal(expected, Fermi.Probability(own, other, beta), 1e-15);

    [Fact]
    public void Fermi_chances_both_ways_make_one() =>
        Gen.Select(Payoff, Payoff, Gen.Double[0, 50])
            .Sample((a, b, beta) => Math.Abs(Fermi.Probability(a, b, beta) + Fermi.Probability(b, a, beta) - 1) < 1e-15);

    [Fact]
    public void Fermi_favours_who_does_better() =>
        Gen.Select(Payoff, Payoff, Gen.Double[0, 50], Gen.Double[0, 10])
            .Sample((a, b, beta, more) => Fermi.Probability(a, b + more, beta) >= Fermi.Probability(a, b, beta) - 1e-15);

    [Fact]
    public void Fermi_holds_at_large_differences()
    {
        Assert.Equal(1, Fermi.Probability(-1e200, 1e200, 1e10));
        Assert.Equal(0, Fermi.Probability(1e200, -1e200, 1e10));
        Assert.Equal(1, Fermi.Probability(0, 720, 1));
        // Above 0 though e^720 overflows.
        Assert.Equal(1, Fermi.Probability(720, 0, 1) / Math.Exp(-720), 1e-10);
    }

    [Fact]
    public void Fermi_adopts_below_its_chance_only()
    {
        var chance = Fermi.Probability(2, 5, 0.1);
        Assert.True(Fermi.Adopts(2, 5, 0.1, 0));
        Assert.True(Fermi.Adopts(2, 5, 0.1, Math.BitDecrement(chance)));
        Assert.False(Fermi.Adopts(2, 5, 0.1, chance));
        Assert.False(Fermi.Adopts(1000, 0, 1, 0));
        Assert.True(Fermi.Adopts(0, 1000, 1, Math.BitDecrement(1.0)));
    }

    [Theory]
    [InlineData(1, 3, 8, 0.25)]
    [InlineData(3, 1, 8, 0)]
    [InlineData(2, 2, 8, 0)]
    [InlineData(0, 9, 8, 1)]
    public void Proportional_imitation_chances(double own, double other, double scale, double expected) =>
        Assert.Equal(expected, ProportionalImitation.Probability(own, other, scale));

    [Fact]
    public void Proportional_imitation_never_adopts_what_does_worse() =>
        Gen.Select(Payoff, Gen.Double[0, 10], Gen.Double[0.1, 10])
            .Sample((own, less, scale) => !ProportionalImitation.Adopts(own, own - less, scale, 0));

    [Fact]
    public void Proportional_imitation_adopts_below_its_chance_only()
    {
        Assert.True(ProportionalImitation.Adopts(1, 3, 8, Math.BitDecrement(0.25)));
        Assert.False(ProportionalImitation.Adopts(1, 3, 8, 0.25));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionalImitation.Probability(1, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionalImitation.Probability(1, 3, double.NegativeInfinity));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1249, 1)]
    [InlineData(0.125, 3)]
    [InlineData(0.49, 3)]
    [InlineData(0.5, 4)]
    [InlineData(0.9999999999999999, 4)]
    public void Moran_parents_own_stretches_as_long_as_their_fitness(double draw, int parent) =>
        Assert.Equal(parent, Moran.Parent([0, 1, 0, 3, 4, 0], draw));

    [Fact]
    public void Moran_parents_are_fit() =>
        Gen.Select(Gen.OneOf(Gen.Const(0.0), Unit).Array[1, 20], Gen.Double[0, 0.9999999999999999])
            .Where((fitness, _) => fitness.Sum() > 0)
            .Sample((fitness, draw) => fitness[Moran.Parent(fitness, draw)] > 0);

    [Fact]
    public void Moran_refuses_fitness_that_is_no_weight()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Moran.Parent([1, -1, 3], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moran.Parent([0, 0], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moran.Parent([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moran.Probability(3, 0, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moran.Probability(3, -1, 2, 4));
    }

    [Fact]
    public void Moran_chances_are_shares_of_fitness()
    {
        Assert.Equal(0.6, Moran.Probability(3, 2, 4, 1), 1e-15);
        Assert.Equal(0, Moran.Probability(0, 2, 4, 1));
        Assert.Equal(1, Moran.Probability(3, 2, 4, 0));
    }

    [Fact]
    public void Donation_payoffs_are_the_means_of_games_with_every_other() =>
        Gen.Select(Gen.Int[2, 30], Gen.Int[0, 30], Gen.Double[0, 10], Gen.Double[0, 10])
            .Where((size, cooperators, _, _) => cooperators <= size)
            .Sample((size, cooperators, b, c) =>
            {
                var game = new DonationGame(b, c);
                for (var one = 0; one < size; one++)
                {
                    double sum = 0;
                    for (var other = 0; other < size; other++)
                        if (other != one) sum += (other < cooperators ? b : 0) - (one < cooperators ? c : 0);
                    var actual = one < cooperators ? game.Cooperator(cooperators, size) : game.Defector(cooperators, size);
                    Assert.Equal(sum / (size - 1), actual, 1e-12);
                }
            });

    [Fact]
    public void Donation_mutants_are_who_invades()
    {
        var game = new DonationGame(3, 1);
        Assert.Equal(new TypePayoffs(game.Cooperator(4, 20), game.Defector(4, 20)), game.CooperatorsInvade(4, 20));
        Assert.Equal(new TypePayoffs(game.Defector(16, 20), game.Cooperator(16, 20)), game.DefectorsInvade(4, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => game.Cooperator(0, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => game.Defector(20, 20));
    }
}
