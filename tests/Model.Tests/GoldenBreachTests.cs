namespace Gongyu.Model.Tests;

/// <summary>
/// Two rounds in which an opportunist is found out, computed by hand like <see cref="GoldenRunTests"/>: a refused claim, fines,
/// compensation, a budget that is short, trust that breaks, an association and its moving demand. Amounts are micro-units.
/// </summary>
public class GoldenBreachTests() : GoldenRun(Plan, InForce, seed: 3)
{
    private static readonly CommunityPlan Plan = new()
    {
        Regions = 1,
        Sectors = 1,
        Enterprises = 1,
        Universities = 1,
        Associations = true,
        EnterpriseStances = new(0, 1, 0),
        UniversityStances = new(0, 0, 1),
        EnterpriseSize = new(SizeShape.Fixed, 50, 50, 0),
        UniversitySize = new(SizeShape.Fixed, 4000, 4000, 0),
        BudgetPerMember = 0.175,
    };

    private static readonly Policy InForce = Policy.None
        .With(Levers.TaxRelief, 0.8).With(Levers.UniversityFunding, 0.8).With(Levers.AuditRate, 0.5).With(Levers.Penalty, 1.5)
        .With(Levers.Clarity, 1).With(Levers.BreachLiability, 2);

    // What chance gave: facts of seed 3.
    [Fact]
    public void Premises()
    {
        Assert.Equal((1, 0.7088990286), (Enterprise.Profile.Capacity, Math.Round(Enterprise.Profile.Influence, 10)));
        Assert.Equal((4, 0.3885509438), (University.Profile.Capacity, Math.Round(University.Profile.Influence, 10)));
        AssertInterests(Enterprise.Profile, 0.7021574394, 0.1054322266, 0.1386411356, 0.0537691984);
        AssertInterests(University.Profile, 0.3952676146, 0.3268861026, 0.1075292272, 0.1703170556);
        AssertInterests(Association.Profile, 0.3339907609, 0, 0, 0.2010436911);
        Assert.Equal(0.4649655480, Association.Profile.Interests.PublicGood, 1e-10);
        Assert.True(Government.Profile.Interests.Finance < 0.8); // Rules for 0.04 of 0.35 are affordable.
        // Audited below a draw of 0.5: in round 1 both, in round 2 the enterprise.
        AssertDraws(1, auditedEnterprise: true, auditedUniversity: true, demand: 0.7714315916);
        AssertDraws(2, auditedEnterprise: true, auditedUniversity: false, demand: 0.2157023338);
    }

    [Fact]
    public void Round_1()
    {
        var record = Play(1);

        // Both seek partners: (0.4649655480 + 0.2010436911)·1 ≥ 0.3339907609·(0.010 − 0.004)/0.01, so the association is active.
        // Demand 0 + (0.7714315916 − 0.3)·0.08 = 0.0377145273.
        Assert.Equal(0.0377145273, Association.Demand, 1e-10);

        // The enterprise delivers 0.25. Fit 0.70·e^(−0.6·0.0377145273) = 0.70·0.9776253927 = 0.6843377749.
        // Value 0.30·0.6843377749·(0.6·(1+0.25)/2 + 0.4·1·0.25) = 0.2053013325·0.475 = 0.0975181329.
        // θ 0.7088990286/1.0974499724 = 0.6459511107. University ⌊97518·0.3540488893⌋ = ⌊34526.14⌋, enterprise 97518 − 34526.
        AssertReported(G,
            Pays(Account.Treasury, G, 350_000, Reason.Appropriation, default),
            Pays(G, Account.Services, 40_000, Reason.Regulation, default),
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, U, 110_000, Reason.UniversityFunding, Only)); // 0.8·0.20 = 0.16 claimed, 350000 − 240000 left
        AssertReported(E,
            Pays(Account.Market, E, 62_992, Reason.Surplus, Only),
            Pays(E, Account.Effort, 70_000, Reason.Contribution, Only), // 0.28·0.25
            Pays(E, U, 240_000, Reason.BreachCompensation, Only), // 2·1·0.20·0.6
            Pays(E, G, 420_000, Reason.Penalty, Only), // 1.5·0.28; its claim of 0.8·0.28 is refused
            Pays(E, A, 10_000, Reason.Dues, default));
        AssertReported(U,
            Pays(Account.Market, U, 34_526, Reason.Surplus, Only),
            Pays(U, Account.Effort, 200_000, Reason.Contribution, Only));
        AssertReported(A, Pays(A, Account.Services, 10_000, Reason.Bulletin, default)); // 0.010·1

        // 350000 − 40000 − 200000 − 110000 + 420000; 62992 − 70000 − 240000 − 420000 − 10000; 34526 − 200000 + 240000 + 110000;
        // the association opens with ten rounds of dues.
        AssertBalances(420_000, -677_008, 184_526, 100_000);

        // Trust 0.5 − 0.25: an exchange cannot fall, and 0.25 is not yet broken.
        AssertAgreement(age: 1, trust: 0.25);

        // Reputation 0.5 + 0.2·(0 − 0.5) − 0.2 for the finding; 0.5 + 0.2·(1 − 0.5).
        // E: 0.7021574394·(−0.677008) + 0.1054322266·0.20·0.0975181329 + 0.0537691984·(0.2 − 0.5)
        //    = −0.4753662037 + 0.0020563108 − 0.0161307595 = −0.4894406524; smoothed 0.4· = −0.1957762610.
        // U: (0.3952676146·0.184526 + 0.3268861026·0.35·0.0975181329)·1.5 + 0.1703170556·0.1
        //    = (0.0729371519 + 0.0111570628)·1.5 + 0.0170317056 = 0.1431730274; smoothed 0.0572692110.
        AssertMember(Enterprise, Stance.Opportunist, 0.2, -0.1957762610);
        AssertMember(University, Stance.Committed, 0.6, 0.0572692110);

        // Pace of the curriculum: information 0.05 + 0.15 = 0.2; 0.01 + 0.05·0.2 + 0.02 + 0.05·0.2 = 0.05 (no more: not delivered).
        // Curriculum 0.05·0.0377145273 = 0.0018857264, mismatch 0.0358288010.
        Assert.Equal(0.0018857264, University.Curriculum(0), 1e-10);

        // Welfare 0.0975181329 − 0.07 − 0.20 − 0.2 − 0.04 − 0.01. Gini 2·(34526 + 2·62992)/(2·97518) − 3/2.
        AssertMetrics(record,
            ("cooperation.ratio", 0), ("agreement.count", 1), ("agreement.breaches", 1), ("agreement.ended", 0), ("incentive.paid", 0.11),
            ("incentive.unmet", 0.05), ("incentive.misused", 0), ("penalty.paid", 0.42), ("audit.count", 2), ("audit.findings", 1),
            ("audit.cost", 0.2), ("public.cost", 0.04), ("budget.balance", 0.42), ("output.value", 0.0975181329),
            ("payoff.enterprise", -0.677008), ("payoff.university", 0.184526), ("payoff.gini", 0.1459525421), ("welfare", -0.4224818671),
            ("mismatch.mean", 0.0358288010), ("bulletin.count", 1), ("association.active", 1), ("stance.enterprise.opportunist", 1));
    }

    [Fact]
    public void Round_2()
    {
        Play(1);
        var record = Play(2);

        // The enterprise is full, the university seeks: (0.4649655480 + 0.2010436911)/2 ≥ 0.3339907609·0.6, active again.
        // Demand 0.0377145273 + (0.2157023338 − 0.3)·0.08 = 0.0309707140; the gap is 0.0309707140 − 0.0018857264 = 0.0290849876.
        Assert.Equal(0.0309707140, Association.Demand, 1e-10);

        // Value 0.30·0.70·e^(−0.6·0.0290849876)·0.475 = 0.09975·0.9827003941 = 0.0980243643; ⌊98024·0.3540488893⌋ = ⌊34705.29⌋.
        AssertReported(G,
            Pays(G, Account.Treasury, 70_000, Reason.Lapse, default), // 420000 − 350000
            Pays(G, Account.Services, 40_000, Reason.Regulation, default),
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, U, 160_000, Reason.UniversityFunding, Only)); // 210000 left for a claim of 0.8·0.20
        AssertReported(E,
            Pays(Account.Market, E, 63_319, Reason.Surplus, Only),
            Pays(E, Account.Effort, 70_000, Reason.Contribution, Only),
            Pays(E, U, 240_000, Reason.BreachCompensation, Only),
            Pays(E, G, 420_000, Reason.Penalty, Only),
            Pays(E, A, 10_000, Reason.Dues, default));
        AssertReported(U,
            Pays(Account.Market, U, 34_705, Reason.Surplus, Only),
            Pays(U, Account.Effort, 200_000, Reason.Contribution, Only));
        AssertReported(A, Pays(A, Account.Services, 10_000, Reason.Bulletin, default));

        // 420000 − 70000 − 40000 − 100000 − 160000 + 420000; −677008 − 676681; 184526 + 234705.
        AssertBalances(470_000, -1_353_689, 419_231, 100_000);

        // Trust 0.25 − 0.25 = 0, below 0.15: the agreement is broken.
        Assert.True(Enterprise.Agreements.IsEmpty && University.Agreements.IsEmpty);

        // Reputation 0.2·0.8 − 0.2 is cut at 0; 0.6 + 0.2·0.4.
        // E: 0.7021574394·(−0.676681) + 0.1054322266·0.20·0.0980243643 + 0.0537691984·(−0.5)
        //    = −0.4751365983 + 0.0020669854 − 0.0268845992 = −0.4999542121; −0.1957762610 + 0.4·(−0.4999542121 + 0.1957762610).
        // U: (0.3952676146·0.234705 + 0.3268861026·0.35·0.0980243643)·1.5 + 0.1703170556·0.18
        //    = (0.0927712855 + 0.0112149808)·1.5 + 0.0306570700 = 0.1866364687; 0.0572692110 + 0.4·(0.1866364687 − 0.0572692110).
        AssertMember(Enterprise, Stance.Opportunist, 0, -0.3174474414);
        AssertMember(University, Stance.Committed, 0.68, 0.1090161144);

        // Curriculum 0.0018857264 + 0.05·0.0290849876 = 0.0033399758.
        Assert.Equal(0.0033399758, University.Curriculum(0), 1e-10);
        AssertMetrics(record,
            ("cooperation.ratio", 0), ("agreement.count", 1), ("agreement.ended", 1), ("search.failures", 1), ("incentive.paid", 0.16),
            ("incentive.unmet", 0), ("audit.count", 1), ("audit.findings", 1), ("penalty.paid", 0.42), ("agreement.trust", 0.25),
            ("mismatch.mean", 0.0276307383), ("association.active", 1), ("welfare", -0.3219756357)); // 0.0980243643 − 0.27 − 0.1 − 0.04 − 0.01
    }

    private static void AssertDraws(int round, bool auditedEnterprise, bool auditedUniversity, double demand)
    {
        var chance = new Chance(3, round);
        Assert.Equal(demand, chance.Draw(A, Purpose.Demand), 1e-10);
        Assert.Equal(auditedEnterprise, chance.Draw(E, Purpose.Audit, U.Code) < 0.5);
        Assert.Equal(auditedUniversity, chance.Draw(U, Purpose.Audit, E.Code) < 0.5);
        Assert.True(chance.Draw(E, Purpose.Initiative) >= 0.10); // The enterprise does not seek.
        Assert.True(chance.Draw(U, Purpose.Slip, E.Code) >= 0.08); // The university does not slip.
        Assert.True(chance.Draw(E, Purpose.Revision) >= 0.15 && chance.Draw(U, Purpose.Revision) >= 0.15); // Nobody revises.
    }

    private static void AssertMember(Member member, Stance stance, double reputation, double utility)
    {
        Assert.Equal(stance, member.Stance);
        Assert.Equal(reputation, member.Reputation, 1e-12);
        Assert.Equal(utility, member.Utility, 1e-9);
        Assert.Equal(0, member.Asset);
    }

    private void AssertAgreement(int age, double trust)
    {
        foreach (var member in (Member[])[Enterprise, University])
        {
            var agreement = Assert.Single(member.Agreements.ToArray());
            Assert.Equal((Tier.Exchange, age, trust), (agreement.Tier, agreement.Age, agreement.Trust));
            Assert.Equal((1, 8), (agreement.Signed, agreement.Expires));
        }
    }
}
