namespace Gongyu.Model.Tests;

/// <summary>Fixation against the closed forms of the literature, exactly and by play of individuals.</summary>
public class FixationTests
{
    private static readonly DonationGame Donation = new(3, 1);

    private static TwoStrategyProcess Constant(int size, UpdateRule rule, double mutant, double resident) =>
        new(size, rule, _ => new(mutant, resident));

    private static TwoStrategyProcess CooperatorInvades(int size, UpdateRule rule) =>
        new(size, rule, mutants => Donation.CooperatorsInvade(mutants, size));

    private static TwoStrategyProcess DefectorInvades(int size, UpdateRule rule) =>
        new(size, rule, mutants => Donation.DefectorsInvade(mutants, size));

    private static double FermiClosedForm(double beta, double advantage, int size) =>
        Math.Exp(-beta * advantage) is var ratio && ratio == 1 ? 1.0 / size : (1 - ratio) / (1 - Math.Pow(ratio, size));

    private static void PlaysLike(double rho, TwoStrategyProcess process, uint runs, ulong seed)
    {
        var fixations = 0;
        for (uint run = 0; run < runs; run++)
            if (process.Fixates(seed, run)) fixations++;
        var error = Math.Sqrt(rho * (1 - rho) / runs);
        Assert.InRange((double)fixations / runs, rho - 4 * error, rho + 4 * error);
    }

    [Theory]
    [InlineData(10, 1.1, 0.14795036)]
    [InlineData(10, 2, 0.50048876)]
    [InlineData(100, 1.1, 0.09091569)]
    [InlineData(20, 0.9, 0.01537814)]
    public void Moran_exactly(int size, double fitness, double rho)
    {
        var exact = Constant(size, new MoranRule(), fitness, 1).FixationProbability();
        Assert.Equal(rho, exact, 1e-8);
        Assert.Equal((1 - 1 / fitness) / (1 - Math.Pow(fitness, -size)), exact, 1e-13);
    }

    [Theory]
    [InlineData(10, 1.1, 0.14795036)]
    [InlineData(10, 2, 0.50048876)]
    [InlineData(20, 0.9, 0.01537814)]
    public void Moran_by_play(int size, double fitness, double rho) =>
        PlaysLike(rho, Constant(size, new MoranRule(), fitness, 1), 15_000, 11);

    [Theory]
    [InlineData(0.1, 1, 10)]
    [InlineData(1, 0.5, 20)]
    [InlineData(0.5, -0.3, 15)]
    [InlineData(10, 1, 100)]
    [InlineData(0.01, 2, 50)]
    [InlineData(5, -1, 30)]
    [InlineData(1, 0, 40)]
    [InlineData(0, 3, 2)]
    public void Fermi_exactly(double beta, double advantage, int size)
    {
        var exact = Constant(size, new FermiRule(beta), 7 + advantage, 7).FixationProbability();
        Assert.Equal(1, exact / FermiClosedForm(beta, advantage, size), 1e-11);
    }

    [Theory]
    [InlineData(0.1, 1, 10)]
    [InlineData(1, 0.5, 20)]
    [InlineData(0.5, -0.3, 15)]
    [InlineData(1, 0, 12)]
    public void Fermi_by_play(double beta, double advantage, int size) =>
        PlaysLike(FermiClosedForm(beta, advantage, size), Constant(size, new FermiRule(beta), 7 + advantage, 7), 8_000, 12);

    [Fact]
    public void Fermi_donation_exactly()
    {
        var rhoC = CooperatorInvades(20, new FermiRule(0.1)).FixationProbability();
        var rhoD = DefectorInvades(20, new FermiRule(0.1)).FixationProbability();
        Assert.Equal(0.0134414278, rhoC, 1e-10);
        Assert.Equal(0.1213090670, rhoD, 1e-10);
        Assert.Equal(0.0997504891, TwoStrategyProcess.SmallMutationShare(rhoC, rhoD), 1e-10);
    }

    [Fact]
    public void Fermi_donation_of_a_cooperator_by_play() =>
        PlaysLike(0.0134414278, CooperatorInvades(20, new FermiRule(0.1)), 20_000, 13);

    [Fact]
    public void Fermi_donation_of_a_defector_by_play() =>
        PlaysLike(0.1213090670, DefectorInvades(20, new FermiRule(0.1)), 8_000, 14);

    [Fact]
    public void Proportional_imitation_takes_the_better_for_sure()
    {
        var rule = new ProportionalRule(4);
        Assert.Equal(1, Constant(20, rule, 3, 2).FixationProbability());
        Assert.Equal(0, Constant(20, rule, 2, 3).FixationProbability());
        for (uint run = 0; run < 50; run++)
        {
            Assert.True(Constant(20, rule, 3, 2).Fixates(15, run));
            Assert.False(Constant(20, rule, 2, 3).Fixates(15, run));
        }
    }

    [Fact]
    public void What_cannot_change_is_said_and_not_played_for_ever()
    {
        var stuck = Constant(20, new ProportionalRule(4), 3, 3);
        Assert.Throws<InvalidOperationException>(() => stuck.FixationProbability());
        Assert.Throws<InvalidOperationException>(() => stuck.Fixates(1, 0));
    }

    [Fact]
    public void Any_chain_agrees_with_stepwise_ascent() =>
        Gen.Select(Gen.Double[0.001, 0.5], Gen.Double[0.001, 0.5]).Array[1, 60].Sample(chain =>
        {
            // From a state 0 is reached before the next higher one with chance f = down f' / (up + down f'), f' that of the one below.
            double ascent = 1, fall = 1;
            foreach (var (up, down) in chain)
            {
                ascent *= up / (up + down * fall);
                fall = down * fall / (up + down * fall);
            }
            var exact = TwoStrategyProcess.FixationProbability(chain.Length + 1, state => chain[state - 1]);
            return Math.Abs(exact - ascent) <= 1e-11 * ascent;
        });

    [Fact]
    public void Products_may_leave_the_range_of_numbers_on_the_way()
    {
        double[] ratios = [1e-200, 1e-200, 1e300, 1e300];
        var rho = TwoStrategyProcess.FixationProbability(5, state => (1, ratios[state - 1]));
        Assert.Equal(1, rho / 1e-200, 1e-10);
        Assert.Equal(0, TwoStrategyProcess.FixationProbability(5, _ => (1, 1e300)));
        Assert.Equal(1, TwoStrategyProcess.FixationProbability(5, _ => (1, 0)));
        Assert.Equal(0, TwoStrategyProcess.FixationProbability(5, state => (state == 3 ? 0 : 1, state == 3 ? 1 : 0)));
    }

    public static readonly TheoryData<UpdateRule> Rules = [new MoranRule(), new FermiRule(0.7), new ProportionalRule(4)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void One_step_has_the_chances_that_the_rule_tells(UpdateRule rule)
    {
        const int runs = 20_000;
        var (up, down) = rule.Chances(2, 5, new(3, 2));
        var (more, fewer) = (0, 0);
        for (uint run = 0; run < runs; run++)
        {
            bool[] mutant = [false, true, false, false, true];
            rule.Play(mutant, [2, 3, 2, 2, 3], run, (step, place) =>
            {
                var draw = Philox.Block((uint)step, (uint)place, 0, 0, 16, 0);
                return Philox.Unit(draw.X0, draw.X1);
            });
            var mutants = mutant.Count(true);
            if (mutants == 3) more++;
            if (mutants == 1) fewer++;
        }
        Assert.InRange((double)more / runs - up, -4 * Math.Sqrt(up * (1 - up) / runs), 4 * Math.Sqrt(up * (1 - up) / runs));
        Assert.InRange((double)fewer / runs - down, -4 * Math.Sqrt(down * (1 - down) / runs), 4 * Math.Sqrt(down * (1 - down) / runs));
    }

    [Fact]
    public void Play_repeats_itself_and_differs_by_run_and_seed()
    {
        var process = Constant(10, new FermiRule(0.1), 2, 1);
        string Outcomes(ulong seed) => string.Concat(Enumerable.Range(0, 400).Select(run => process.Fixates(seed, (uint)run) ? '1' : '0'));
        Assert.Equal(Outcomes(1), Outcomes(1));
        Assert.NotEqual(Outcomes(1), Outcomes(2));
        Assert.NotEqual(Outcomes(1), Outcomes(1UL << 32 | 1));
        Assert.Contains('1', Outcomes(1));
    }

    [Fact]
    public void Play_follows_the_draws_it_is_given()
    {
        var process = Constant(2, new FermiRule(1), 1, 1);
        // The first individual is the mutant: who is picked to compare takes over the other's strategy.
        Assert.False(process.Fixates(Given((_, place) => place == 0 ? 0.49 : 0)));
        Assert.True(process.Fixates(Given((_, place) => place == 0 ? 0.5 : 0)));
        // Nobody adopts before the fourth step.
        Assert.True(process.Fixates(Given((step, place) => place == 0 ? 0.5 : step < 3 ? 0.5 : 0.49)));

        static StepDraw Given(StepDraw draws) =>
            (step, place) => step < 10 ? draws(step, place) : throw new InvalidOperationException("should be over");
    }

    [Theory]
    [InlineData(0.2, 0.6, 0.25)]
    [InlineData(0, 0.6, 0)]
    [InlineData(0.2, 0, 1)]
    public void Small_mutation_shares(double rhoC, double rhoD, double share) =>
        Assert.Equal(share, TwoStrategyProcess.SmallMutationShare(rhoC, rhoD), 1e-15);

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoStrategyProcess.SmallMutationShare(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoStrategyProcess.SmallMutationShare(-0.1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Constant(1, new MoranRule(), 1, 1));
    }
}
