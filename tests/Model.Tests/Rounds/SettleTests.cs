using static Gongyu.Model.Tests.Cast;

namespace Gongyu.Model.Tests;

public class SettleTests
{
    private static readonly AgreementId Only = new(1, 1);

    [Fact]
    public void A_joint_platform_with_financed_equipment()
    {
        var stage = Partners(Tier.JointPlatform, Stance.Committed, Stance.Committed);
        stage.Play(Policy.None.With(Levers.LoanDiscount, 0.5).With(Levers.TaxRelief, 0.1).With(Levers.Facilities, 1)
            .With(Levers.Communication, 1));

        // Fit 0.70 + 0.35; value 3.90·1.05 = 4.095; a quarter, ⌊1023750⌋, for the university.
        // Contribution 2.10·(1 − 0.35) = 1.365, of which 0.30 to the bank; the university's 1.50·(1 − 0.25) = 1.125.
        // Claims: 0.1·2.10 of what was agreed, and 0.5 of the bank's charge.
        // Its class, taught without partners until now, has a competence of 0.45 and knows nothing of its technology: 0.16·0.45·0.4 is less
        // than the 0.08 of onboarding, so it is not hired.
        Assert.Equal(
            [
                new(Account.Treasury, G, new(10_000_000), Reason.Appropriation, default, 2),
                new(G, Account.Services, new(240_000), Reason.Facilities, default, 2),
                new(G, E, new(210_000), Reason.TaxRelief, Only, 2),
                new(G, E, new(204_750), Reason.LoanDiscount, Only, 2),
                new(Account.Market, E, new(3_071_250), Reason.Surplus, Only, 2),
                new(E, Account.Bank, new(409_500), Reason.Financing, Only, 2),
                new(E, Account.Effort, new(955_500), Reason.Contribution, Only, 2),
                new(E, Account.Services, new(20_000), Reason.Communication, Only, 2),
                new(Account.Market, U, new(1_023_750), Reason.Surplus, Only, 2),
                new(U, Account.Effort, new(1_125_000), Reason.Contribution, Only, 2),
                new(U, Account.Services, new(20_000), Reason.Communication, Only, 2),
            ],
            stage.Ledger);

        // Utility: 0.4·(0.5·2.101 + 0.2·0.20·4.095 + 0.2·0.6·4.095 + 0.1·0.1), the enterprise's money being
        // 3.07125 − 1.385 + 0.41475; the university's 1.02375 − 1.145, felt per 1.5 agreements a department:
        // 0.4·((0.5·(−0.12125) + 0.2·0.35·4.095 + 0.2·0.6·4.095)·1.5 + 0.1·0.1).
        Assert.Equal(0.68628, ((Member)stage[E]).Utility, 1e-9);
        Assert.Equal(0.434455, ((Member)stage[U]).Utility, 1e-9);
        // Assets 0.08·3·0.98 and 0.03·3·0.98.
        Assert.Equal(0.2352, ((Member)stage[E]).Asset, 1e-12);
        Assert.Equal(0.0882, ((Member)stage[U]).Asset, 1e-12);
        Assert.Equal(4.095, stage[U].Round[Measure.Innovation], 1e-12);
    }

    [Fact]
    public void Graduates_are_worth_what_they_can_do_and_know_and_those_whom_others_trained_are_booked_together()
    {
        // A certificate stands for 0.2·0.5 of what they do not know: the partner's know 0.5 + 0.5·0.1 = 0.55, the others' 0.1 and 0.28.
        // Worth 0.16·0.8·(0.4 + 0.55), and 0.16·0.5·(0.4 + 0.1) + 0.16·1·(0.4 + 0.28); onboarding 0.08·(1 − 0.8·0.55), and
        // 0.08·(1 − 0.8·0.1 + 1 − 0.8·0.28).
        Message[] inbox =
        [
            new(MessageKind.Delivery, U, E, 0, Money.Zero, new(1, 0.2, 0, 0, new(1, 0.8, 0.5))),
            new(MessageKind.Graduates, new(Kind.University, 2), E, 0, Money.Zero, new(0, 0.2, 0, 0, new(1, 0.5, 0))),
            new(MessageKind.Graduates, new(Kind.University, 3), E, 0, Money.Zero, new(0, 0.2, 0, 0, new(1, 1, 0.2))),
        ];
        var listings = Enumerable.Repeat(new Listing(0, 1, 1, Stance.Committed, 1, 0.5, 0, 1, 0, 0, false), 3).ToArray();
        var board = new Board([new(Policy.None.With(Levers.CertificateAlignment, 0.5), 1, 0)], [default], listings, listings);
        var enterprise = Member(ProfileOf(E, 1), Stance.Committed, new Agreement(U, 0, 0, Tier.Placement, 0, 1, 8, 0.5, 1));
        var effects = new Effects();
        enterprise.Act(Step.Settle, new() { Chance = new(1, 2), Board = board, Inbox = inbox }, effects);
        Assert.Equal(
            [
                new(Account.Market, E, new(121_600), Reason.GraduateValue, Only, 2),
                new(E, Account.Services, new(44_800), Reason.Onboarding, Only, 2),
                new(Account.Market, E, new(148_800), Reason.GraduateValue, default, 2),
                new(E, Account.Services, new(135_680), Reason.Onboarding, default, 2),
            ],
            effects.Entries.ToArray().Where(entry => entry.Reason is Reason.GraduateValue or Reason.Onboarding));
        Assert.Equal(3, effects.Counted.ToArray().Where(counted => counted.Measure == Measure.Hired).Sum(counted => counted.Amount));
    }

    [Fact]
    public void Who_under_delivers_alone_compensates_its_partner()
    {
        var policy = Policy.None.With(Levers.BreachLiability, 1.5).With(Levers.Clarity, 0.5).With(Levers.Communication, 1);
        // 1.5·0.5·(agreed contribution of the partner)·0.6: of the university 0.90, of the enterprise 1.30.
        Assert.Equal((E, 405_000), Compensation(Stance.Opportunist, Stance.Committed));
        Assert.Equal((U, 585_000), Compensation(Stance.Committed, Stance.Opportunist));
        Assert.Equal(default, Compensation(Stance.Opportunist, Stance.Opportunist));
        Assert.Equal(default, Compensation(Stance.Committed, Stance.Committed));

        (Account Payer, long Micro) Compensation(Stance enterprise, Stance university)
        {
            var stage = Partners(Tier.OrderClass, enterprise, university);
            stage.Play(policy);
            var paid = stage.Ledger.SingleOrDefault(entry => entry.Reason == Reason.BreachCompensation);
            return (paid.From, paid.Amount.Micro);
        }
    }

    [Fact]
    public void Who_turns_to_abstain_leaves_and_pays_for_it()
    {
        var stage = Partners(Tier.OrderClass, Stance.Abstain, Stance.Committed);
        stage.Play(Policy.None.With(Levers.BreachLiability, 2).With(Levers.Clarity, 0.5));
        // 2·0.5·1.30·0.5.
        Assert.Equal(
            new Entry(E, U, new(650_000), Reason.ExitCompensation, Only, 2),
            Assert.Single(stage.Ledger, entry => entry.From.IsStakeholder && entry.To.IsStakeholder));
        Assert.All(stage.Members, member => Assert.True(member.Agreements.IsEmpty));
        Assert.All(stage.Members, member => Assert.Equal(1, member.Round[Measure.Ended]));
        Assert.Equal(0, stage[U].Round[Measure.Deliveries]);
        Assert.Equal(650_000, stage[U].Balance.Micro);
    }

    [Fact]
    public void When_both_leave_each_pays()
    {
        var stage = Partners(Tier.OrderClass, Stance.Abstain, Stance.Abstain);
        stage.Play(Policy.None.With(Levers.BreachLiability, 2).With(Levers.Clarity, 0.5));
        // 2·0.5·1.30·0.5 and 2·0.5·0.90·0.5.
        Assert.Equal((-200_000, 200_000), (stage[E].Balance.Micro, stage[U].Balance.Micro));
        Assert.All(stage.Members, member => Assert.Equal(1, member.Round[Measure.Ended]));
    }

    [Fact]
    public void What_is_paid_to_an_opportunist_is_misused_unless_it_is_found_out()
    {
        var policy = Policy.None.With(Levers.TaxRelief, 0.5).With(Levers.UniversityFunding, 0.5).With(Levers.Penalty, 2);
        var trusting = Partners(Tier.Placement, Stance.Opportunist, Stance.Committed);
        trusting.Play(policy.With(Levers.Communication, 1));
        Assert.Equal(0.35, trusting[E].Round[Measure.IncentiveMisused], 1e-12); // 0.5·0.70
        Assert.Equal(0, trusting[U].Round[Measure.IncentiveMisused]);
        Assert.Equal(0, trusting[E].Round[Measure.PenaltyPaid]);
        var audited = Partners(Tier.Placement, Stance.Opportunist, Stance.Committed);
        audited.Play(policy.With(Levers.Communication, 1).With(Levers.AuditRate, 1));
        Assert.Equal(0, audited[E].Round[Measure.IncentiveMisused]);
        Assert.Equal(1.4, audited[E].Round[Measure.PenaltyPaid], 1e-12); // 2·0.70
        Assert.Equal(0.25, audited[U].Round[Measure.IncentiveReceived], 1e-12); // 0.5·0.50
    }
}
