using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>
/// What the default calibration must show after 80 rounds (levels, not speed), on seeds it was not calibrated with. Policies are
/// compared seed by seed; a claim is believed when its p-value, adjusted by Holm for all claims below, is less than .05.
/// </summary>
public sealed class StylisedFacts(PlayedPolicies played, ITestOutputHelper output) : IClassFixture<PlayedPolicies>
{
    private static readonly Func<Replication, double>
        Abstaining = Outcome("stance.enterprise.abstain"), Opportunist = Outcome("stance.enterprise.opportunist"),
        Committed = Outcome("stance.enterprise.committed"), CommittedUniversities = Outcome("stance.university.committed"),
        Participation = Outcome("participation.enterprise"), Breaches = Outcome("agreement.breaches"),
        Agreements = Outcome("agreement.count"), Exchanges = Outcome("agreement.tier1");

    private double Misused(Replication run) => played.Total(run, Metrics.IncentivesMisused);

    private double Paid(Replication run) => played.Total(run, Metrics.IncentivesPaid);

    [Fact]
    public void Without_policy_schools_are_hot_and_enterprises_cold() => AllHold(Family().Cold);

    [Fact]
    public void Incentives_raise_participation_and_supervision_halves_what_they_pay_for_nothing() => AllHold(Family().Incentives);

    [Fact]
    public void Supervision_alone_cleans_up_and_empties_the_room() => AllHold(Family().Supervision);

    private (Claim[] Cold, Claim[] Incentives, Claim[] Supervision) Family()
    {
        var (cold, incentives, supervision) = (Cold(), Incentives(), Supervision());
        var family = Claim.Family([.. cold, .. incentives, .. supervision]);
        int first = cold.Length, last = family.Length - supervision.Length;
        return (family[..first], family[first..last], family[last..]);
    }

    // On the seeds of calibration the two shares have standard deviations of .06 and .2 between replications, so the interval of thirty
    // is ± .02 and ± .08 wide and moves as much again from one thirty to the next: "about .05 to .1" and "about .6" leave room for that.
    private Claim[] Cold() =>
    [
        Claim.Between("1 no policy: committed enterprises are about .05 to .1", 0.03, 0.15, Of(played.None, Committed)),
        Claim.Between("1 no policy: committed universities are about .6", 0.4, 0.8, Of(played.None, CommittedUniversities)),
        Claim.Rises("1 no policy: universities are more committed than enterprises",
            PairedDifference.Of(Of(played.None, CommittedUniversities), Of(played.None, Committed))),
        Claim.Above("1 no policy: most agreements are of tier 1 (their share)", 0.5,
            Of(played.None, run => Exchanges(run) / Agreements(run))),
    ];

    private Claim[] Incentives() =>
    [
        Claim.Rises("2 incentives: more enterprises are committed", Effect(played.Incentive, played.None, Committed)),
        Claim.Rises("2 incentives: more enterprises hold an agreement", Effect(played.Incentive, played.None, Participation)),
        Claim.Between("2 incentives: committed enterprises are about .8", 0.7, 0.9, Of(played.Incentive, Committed)),
        Claim.Rises("2 incentives: money is misused (sum over the run)", Effect(played.Incentive, played.None, Misused)),
        // A committed party slips by itself now and then: what is paid then is misused without anybody's intent.
        Claim.Above("2 incentives: a larger share is misused than slips explain", Organising.Slips(Policy.None, 0),
            Of(played.Incentive, run => Misused(run) / Paid(run))),
        .. Halves("2 audits and penalties halve the money misused", Misused),
        .. Halves("2 audits and penalties halve the opportunists (enterprises)", Opportunist),
    ];

    private Claim[] Supervision() =>
    [
        Claim.Falls("3 supervision alone: fewer enterprises are opportunists", Effect(played.Supervision, played.None, Opportunist)),
        Claim.Falls("3 supervision alone: fewer breaches", Effect(played.Supervision, played.None, Breaches)),
        Claim.Falls("3 supervision alone: fewer breaches an agreement",
            Effect(played.Supervision, played.None, run => Breaches(run) / Agreements(run))),
        Claim.Rises("3 supervision alone: more enterprises abstain", Effect(played.Supervision, played.None, Abstaining)),
        Claim.Falls("3 supervision alone: fewer enterprises hold an agreement", Effect(played.Supervision, played.None, Participation)),
    ];

    // Halved: what is left is nearer to a half than to all or to nothing.
    private IEnumerable<Claim> Halves(string text, Func<Replication, double> outcome)
    {
        var (before, after) = (Of(played.Incentive, outcome), Of(played.IncentiveSupervision, outcome));
        yield return Claim.Falls($"{text}: less ¾ of before", PairedDifference.Of(after, [.. before.Select(value => 0.75 * value)]));
        yield return Claim.Rises($"{text}: less ¼ of before", PairedDifference.Of(after, [.. before.Select(value => 0.25 * value)]));
    }

    private void AllHold(Claim[] claims)
    {
        output.WriteLine(Claim.Heading);
        foreach (var claim in claims)
            output.WriteLine(claim.ToString());
        Assert.All(claims, claim => Assert.True(claim.Holds, claim.ToString()));
    }

    private static Func<Replication, double> Outcome(string id) =>
        Metrics.Find(id) is { } metric ? run => run.Outcome(metric) : throw new ArgumentException(id, nameof(id));

    private static PairedDifference Effect(Ensemble treated, Ensemble control, Func<Replication, double> outcome) =>
        PairedDifference.Of(Of(treated, outcome), Of(control, outcome));

    private static double[] Of(Ensemble ensemble, Func<Replication, double> outcome) =>
        [.. ensemble.Replications.OrderBy(one => one.Key).Select(one => outcome(one.Value))];
}
