using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>
/// What the default calibration must show after 80 rounds, and long after a policy is withdrawn, on seeds it was not calibrated with. Policies are
/// compared seed by seed; a claim is believed when its p-value, adjusted by Holm for all claims below, is less than .05. A claim that is
/// known to fail is held to that: docs/stylised-facts.md says why, and must be told when it begins to hold.
/// </summary>
public sealed class StylisedFacts(PlayedPolicies played, ITestOutputHelper output) : IClassFixture<PlayedPolicies>
{
    private static readonly Func<Replication, double>
        Abstaining = Outcome("stance.enterprise.abstain"), Opportunist = Outcome("stance.enterprise.opportunist"),
        Committed = Outcome("stance.enterprise.committed"), CommittedUniversities = Outcome("stance.university.committed"),
        Participation = Outcome("participation.enterprise"), Breaches = Outcome("agreement.breaches"),
        Agreements = Outcome("agreement.count"), Exchanges = Outcome("agreement.tier1"), PublicCost = Outcome("public.cost"),
        UniversityPayoff = Outcome("payoff.university"), UniversityParticipation = Outcome("participation.university");

    private double Misused(Replication run) => played.Total(run, Metrics.IncentivesMisused);

    private double Paid(Replication run) => played.Total(run, Metrics.IncentivesPaid);

    private double Innovation(Replication run) => played.Total(run, Metrics.Find("innovation.value")!);

    [Fact]
    public void Without_policy_schools_are_hot_and_enterprises_cold() => AllHold(1);

    [Fact]
    public void Incentives_raise_participation_and_supervision_halves_what_they_pay_for_nothing() => AllHold(2);

    [Fact]
    public void Supervision_alone_cleans_up_and_empties_the_room() => AllHold(3);

    [Fact]
    public void Sharing_alone_helps_and_its_public_cost_is_booked() => AllHold(4);

    [Fact]
    public void Three_policies_complement_each_other_and_incentives_and_sharing_stand_in_for_each_other() => AllHold(5);

    [Fact]
    public void What_incentives_leave_behind_depends_on_how_long_they_were_given() => AllHold(6);

    [Fact]
    public void A_larger_share_draws_enterprises_at_universities_cost_and_equality_does_the_reverse() => AllHold(7);

    private Claim[] Family() => Claim.Family(
        [.. Cold(), .. Incentives(), .. Supervision(), .. Sharing(), .. Complements(), .. Leftovers(), .. Shares()]);

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

    private Claim[] Sharing() =>
    [
        Claim.Rises("4 sharing alone: more enterprises are committed", Effect(played.Sharing, played.None, Committed)),
        Claim.Between("4 sharing alone: committed enterprises are about .67", 0.55, 0.8, Of(played.Sharing, Committed)),
        Claim.Rises("4 sharing alone: its public cost is booked", Effect(played.Sharing, played.None, PublicCost)),
    ];

    private Claim[] Complements() =>
    [
        Claim.Rises("5 innovation over the run: all three exceed the sum of the three gains", Beyond(
            Innovation, [played.All, played.None, played.None], [played.Incentive, played.Supervision, played.Sharing])).Failing(),
        Claim.Rises("5 supervision complements incentives: participation", Beyond(
            Participation, [played.IncentiveSupervision, played.None], [played.Incentive, played.Supervision])),
        Claim.Rises("5 supervision complements sharing: participation", Beyond(
            Participation, [played.SupervisionSharing, played.None], [played.Sharing, played.Supervision])),
        Claim.Falls("5 incentives and sharing stand in for each other: participation", Beyond(
            Participation, [played.IncentiveSharing, played.None], [played.Incentive, played.Sharing])),
    ];

    private Claim[] Leftovers() =>
    [
        Claim.Above("6 incentives until round 40: 120 rounds later more enterprises are committed than ever without", 0.2,
            played.WithdrawnLate.Remains).Failing(),
        Claim.Above("6 incentives until round 40: 120 rounds later some of it remains", 0, played.WithdrawnLate.Remains),
        Claim.Between("6 incentives until round 10: 120 rounds later hardly more are", double.NegativeInfinity, 0.1, played.WithdrawnEarly.Remains),
    ];

    private Claim[] Shares() =>
    [
        Claim.Rises("7 a larger enterprise share: more enterprises hold an agreement", Effect(played.EnterpriseShare, played.Incentive, Participation)),
        Claim.Falls("7 a larger enterprise share: fewer universities hold an agreement",
            Effect(played.EnterpriseShare, played.Incentive, UniversityParticipation)).Failing(),
        Claim.Falls("7 a larger enterprise share: universities earn less", Effect(played.EnterpriseShare, played.Incentive, UniversityPayoff)),
        Claim.Falls("7 equality: fewer enterprises hold an agreement", Effect(played.Equality, played.Incentive, Participation)),
        Claim.Rises("7 equality: more universities hold an agreement", Effect(played.Equality, played.Incentive, UniversityParticipation)).Failing(),
        Claim.Rises("7 equality: universities earn more", Effect(played.Equality, played.Incentive, UniversityPayoff)),
    ];

    // The sum of some outcomes less the sum of as many others.
    private static PairedDifference Beyond(Func<Replication, double> outcome, Ensemble[] some, Ensemble[] others) =>
        PairedDifference.Of(Sum(outcome, some), Sum(outcome, others));

    private static double[] Sum(Func<Replication, double> outcome, Ensemble[] ensembles) =>
        ensembles.Select(ensemble => Of(ensemble, outcome)).Aggregate((sum, next) => [.. sum.Zip(next, (one, other) => one + other)]);

    // Halved: what is left is nearer to a half than to all or to nothing.
    private IEnumerable<Claim> Halves(string text, Func<Replication, double> outcome)
    {
        var (before, after) = (Of(played.Incentive, outcome), Of(played.IncentiveSupervision, outcome));
        yield return Claim.Falls($"{text}: less ¾ of before", PairedDifference.Of(after, [.. before.Select(value => 0.75 * value)]));
        yield return Claim.Rises($"{text}: less ¼ of before", PairedDifference.Of(after, [.. before.Select(value => 0.25 * value)]));
    }

    private void AllHold(int fact)
    {
        var claims = Family().Where(claim => claim.Text[0] - '0' == fact).ToArray();
        Assert.NotEmpty(claims);
        output.WriteLine(Claim.Heading);
        foreach (var claim in claims)
            output.WriteLine(claim.ToString());
        Assert.All(claims, claim => Assert.True(claim.Holds != claim.IsFailing, claim.ToString()));
    }

    private static Func<Replication, double> Outcome(string id) =>
        Metrics.Find(id) is { } metric ? run => run.Outcome(metric) : throw new ArgumentException(id, nameof(id));

    private static PairedDifference Effect(Ensemble treated, Ensemble control, Func<Replication, double> outcome) =>
        PairedDifference.Of(Of(treated, outcome), Of(control, outcome));

    private static double[] Of(Ensemble ensemble, Func<Replication, double> outcome) =>
        [.. ensemble.Replications.OrderBy(one => one.Key).Select(one => outcome(one.Value))];
}
