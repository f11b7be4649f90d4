namespace Gongyu.Model.Tests;

/// <summary>Experiment and keep: win-stay, lose-shift over seasons.</summary>
public class TrialTests
{
    private static readonly Gen<double> Utility = Gen.Double[-2, 2];

    [Fact]
    public void A_practice_lasts_a_season_and_is_tried_in_every_other() => Gen.Select(Utility, Gen.Double[0, 1]).Array[4, 60].Sample(rounds =>
    {
        var trial = Trial.None;
        for (int round = 0; round < rounds.Length; round++)
        {
            var before = trial;
            trial = trial.After(rounds[round].Item1, rounds[round].Item2);
            Assert.InRange(trial.Tried, 0, 1);
            Assert.InRange(trial.Kept, 0, 1);
            if ((round + 1) % Trial.Season != 0)
                Assert.Equal((before.Kept, before.Tried, before.Rounds + 1), (trial.Kept, trial.Tried, trial.Rounds));
            else if (before.Tried == before.Kept)
                Assert.Equal((before.Kept, rounds[round].Item2, 0), (trial.Kept, trial.Tried, trial.Rounds));
            else
                Assert.Equal((trial.Kept, 0), (trial.Tried, trial.Rounds));
        }
    });

    // Two seasons: the first as it was, the second with 0.9 tried.
    [Theory]
    [InlineData(1, 1.1, 0.9)] // better
    [InlineData(1, 0.9, 0.5)] // worse
    [InlineData(1, 1, 0.5)] // no better
    [InlineData(-1, -0.5, 0.9)] // less bad is better
    public void What_was_tried_is_kept_when_it_served_better(double before, double after, double expected)
    {
        var trial = Trial.None;
        for (int round = 0; round < Trial.Season; round++)
            trial = trial.After(before, 0.9);
        Assert.Equal((0.5, 0.9), (trial.Kept, trial.Tried));
        for (int round = 0; round < Trial.Season; round++)
            trial = trial.After(after, 0.2);
        Assert.Equal((expected, expected), (trial.Kept, trial.Tried));
    }

    [Fact]
    public void It_is_the_mean_of_the_season_that_counts()
    {
        // 4 against 3 + 0 + 0 + 0.5, then against 0 + 0 + 0 + 4.5: only the sum matters.
        foreach (var (second, expected) in new[] { ((double[])[3, 0, 0, 0.5], 0.5), ([0, 0, 0, 4.5], 0.9) })
        {
            var trial = Trial.None;
            foreach (double utility in (double[])[1, 1, 1, 1, .. second])
                trial = trial.After(utility, 0.9);
            Assert.Equal(expected, trial.Kept);
        }
    }

    [Fact]
    public void Where_nothing_else_changes_what_is_kept_never_gets_worse_and_comes_near_the_best() =>
        Gen.Select(Gen.Double[0, 1], Gen.ULong).Sample((best, seed) =>
        {
            double UtilityOf(double practice) => -Math.Abs(practice - best);
            var trial = Trial.None;
            var who = new StakeholderId(Kind.Government, 1);
            for (int round = 1; round <= 2000; round++)
            {
                var next = trial.After(UtilityOf(trial.Tried), new Chance(seed, round).Draw(who, Purpose.Practice));
                Assert.True(UtilityOf(next.Kept) >= UtilityOf(trial.Kept));
                trial = next;
            }
            // 250 trials: the chance that none falls within 0.1 is below (1 − 0.1)^250.
            Assert.InRange(trial.Kept, best - 0.1, best + 0.1);
        }, iter: 200);

    [Fact]
    public void It_reads_back() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Utility, Utility, Gen.Int[0, 3]).Sample(
        (kept, tried, before, sum, rounds) =>
        {
            var (trial, bytes) = (new Trial(kept, tried, before, sum, rounds), new CanonicalWriter());
            bytes.Fact(trial);
            var from = new CanonicalReader(bytes.Written);
            Assert.Equal(trial, from.Fact<Trial>());
            Assert.True(from.AtEnd);
        });

    [Fact]
    public void Only_where_it_adapts_a_community_tries()
    {
        foreach (bool adaptive in (bool[])[false, true])
        {
            var community = Community.Found(Some.Town with { Adaptive = adaptive }, 1);
            for (int round = 1; round <= Trial.Season; round++)
                community.Play(Policy.None);
            Assert.All(community.Stakeholders.OfType<Government>(), one => Assert.Equal(adaptive, one.Practice != 0.5));
        }
    }

    // Planned 0.4: a practice of .5 is as planned, twice as often at most, never more than always.
    [Theory]
    [InlineData(0.4, 0.5, 0.4)]
    [InlineData(0.4, 0, 0)]
    [InlineData(0.4, 1, 0.8)]
    [InlineData(0.4, 0.75, 0.6)]
    [InlineData(0.7, 1, 1)]
    [InlineData(0, 1, 0)] // What is not planned is not begun.
    public void A_government_audits_more_or_less_than_planned(double planned, double practice, double expected)
    {
        var terms = new Announcement(Policy.None.With(Levers.AuditRate, planned), 1, 0, Practice: practice);
        Assert.Equal(expected, Organising.AuditRate(terms), 1e-12);
    }
}
