namespace Gongyu.Model.Tests;

/// <summary>
/// Three rounds of one government, one enterprise and one university, computed by hand from the rules as they are documented. No
/// expected number comes from the program: check any of them with a pocket calculator. Amounts are micro-units.
/// </summary>
public class GoldenRunTests() : GoldenRun(Plan, InForce, seed: 1)
{
    // Sizes are fixed: an enterprise of 50 has 1 slot; a university of 4000 has 4 + ⌊4000/4000⌋ − 1 = 4.
    private static readonly CommunityPlan Plan = new()
    {
        Regions = 1,
        Sectors = 1,
        Enterprises = 1,
        Universities = 1,
        Associations = false,
        EnterpriseStances = new(0, 0, 1),
        UniversityStances = new(0, 0, 1),
        EnterpriseSize = new(SizeShape.Fixed, 50, 50, 0),
        UniversitySize = new(SizeShape.Fixed, 4000, 4000, 0),
        BudgetPerMember = 2,
    };

    private static readonly Policy InForce = Policy.None
        .With(Levers.TaxRelief, 0.5).With(Levers.UniversityFunding, 0.6).With(Levers.LoanDiscount, 0.5)
        .With(Levers.AuditRate, 1).With(Levers.Penalty, 1).With(Levers.Clarity, 1).With(Levers.BreachLiability, 2)
        .With(Levers.Equality, 0.5).With(Levers.EnterpriseShare, 0.1).With(Levers.Communication, 1)
        .With(Levers.Facilities, 0.5).With(Levers.Research, 0.5).With(Levers.Results, 1).With(Levers.Information, 0.5);

    // What chance gave: facts of seed 1.
    [Fact]
    public void Premises()
    {
        var (enterprise, university) = (Enterprise.Profile, University.Profile);
        Assert.Equal((1, 0.6354733231), (enterprise.Capacity, Math.Round(enterprise.Influence, 10)));
        Assert.Equal((4, 0.2403843029), (university.Capacity, Math.Round(university.Influence, 10)));
        AssertInterests(enterprise, 0.7376579318, 0.1471045156, 0.0951963941, 0.0200411586);
        AssertInterests(university, 0.3419374178, 0.3135628901, 0.2113354551, 0.1331642371);
        // The government cares less than 92 % for finance: public goods of 0.3 out of 4 are affordable.
        Assert.True(Government.Profile.Interests.Finance < 0.92);
        for (int round = 1; round <= 3; round++)
        {
            var chance = new Chance(1, round);
            Assert.True(chance.Draw(E, Purpose.Initiative) >= 0.10); // The enterprise does not seek: the university proposes.
            Assert.True(chance.Draw(E, Purpose.Revision) >= 0.15 && chance.Draw(U, Purpose.Revision) >= 0.15); // Nobody revises.
        }
        // With communication at 1 nobody slips, with an audit rate of 1 everybody is audited, and one candidate is always met.
    }

    [Fact]
    public void Round_1()
    {
        var record = Play(1);

        // The university proposes, the enterprise accepts: tier 1, trust 0.5, term 1 + 8 = 9. Both deliver.
        // Trust 0.5 + 0.12·(1+1)·(1−0.5) = 0.62; above 0.60, but its age of 1 is short of 2: tier 1 stays.
        AssertAgreement(Tier.Exchange, age: 1, expires: 9, trust: 0.62);

        // Fit 0.70 + 0.35·0.5·0.3 = 0.7525 (no gap without an association, no assets). Value 0.30·0.7525 = 0.22575.
        // θ: by influence 0.6354733231/0.8758576260 = 0.7255440888; 0.5·0.7255440888 + 0.5·0.5 + 0.1 = 0.7127720444.
        // University ⌊225750·0.2872279556⌋ = ⌊64841.71⌋ = 64841, enterprise 225750 − 64841 = 160909.
        AssertReported(G,
            Pays(Account.Treasury, G, 4_000_000, Reason.Appropriation, default),
            Pays(G, Account.Services, 120_000, Reason.Facilities, default), // 0.5·0.12·2
            Pays(G, Account.Services, 120_000, Reason.Research, default), // 0.5·0.12·2
            Pays(G, Account.Services, 20_000, Reason.Information, default), // 0.5·0.02·2
            Pays(G, Account.Services, 40_000, Reason.Regulation, default), // 1·0.02·2
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, E, 140_000, Reason.TaxRelief, Only), // 0.5·0.28
            Pays(G, U, 120_000, Reason.UniversityFunding, Only)); // 0.6·0.20
        AssertReported(E,
            Pays(Account.Market, E, 160_909, Reason.Surplus, Only),
            Pays(E, Account.Effort, 280_000, Reason.Contribution, Only),
            Pays(E, Account.Services, 10_000, Reason.Committee, Only), // 0.02·0.5
            Pays(E, Account.Services, 20_000, Reason.Communication, Only)); // 0.02·1
        AssertReported(U,
            Pays(Account.Market, U, 64_841, Reason.Surplus, Only),
            Pays(U, Account.Effort, 200_000, Reason.Contribution, Only),
            Pays(U, Account.Services, 10_000, Reason.Committee, Only),
            Pays(U, Account.Services, 20_000, Reason.Communication, Only));

        // 4000000 − 300000 − 200000 − 260000; 160909 − 310000 + 140000; 64841 − 230000 + 120000.
        AssertBalances(3_240_000, -9_091, -45_159);

        // E: 0.7376579318·(−0.009091) + 0.1471045156·0.25·0.22575 + 0.0200411586·(0.6−0.5)
        //    = −0.0067060483 + 0.0083022111 + 0.0020041159 = 0.0036002787; smoothed 0.4·0.0036002787 = 0.0014401115.
        // U: (0.3419374178·(−0.045159) + 0.3135628901·0.35·0.22575)·1.5 + 0.1331642371·0.1
        //    = (−0.0154415518 + 0.0247753878)·1.5 + 0.0133164237 = 0.0273171777; smoothed 0.0109268711.
        // Reputation 0.5 + 0.2·(1−0.5) = 0.6. Tier 1 builds no assets.
        AssertMembers(reputation: 0.6, utilities: (0.0014401115, 0.0109268711), assets: (0, 0));

        // Platform 0.05 + 0.2·(0.05 + 0.8·0.5 − 0.05) = 0.13. Cooperation (1+1)/(1+4). Welfare 0.22575 − 0.31 − 0.23 − 0.2 − 0.3.
        // Gini of 64841 and 160909: 2·(64841 + 2·160909)/(2·225750) − 3/2 = 0.2127751938.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.count", 1), ("agreement.tier.mean", 1), ("agreement.signed", 1), ("agreement.age", 0),
            ("agreement.trust", 0.5), ("search.failures", 0), ("matching.proposals", 1), ("matching.acceptances", 1), ("delivery.count", 2),
            ("incentive.paid", 0.26), ("incentive.misused", 0), ("audit.count", 2), ("audit.findings", 0), ("public.cost", 0.3),
            ("budget.balance", 3.24), ("information.quality", 0.13), ("output.value", 0.22575), ("innovation.total", 0),
            ("payoff.enterprise", -0.009091), ("payoff.university", -0.045159), ("payoff.gini", 0.2127751938), ("welfare", -0.81425),
            ("mismatch.mean", 0), ("stance.enterprise.committed", 1), ("stance.university.abstain", 0), ("participation.enterprise", 1));
    }

    [Fact]
    public void Round_2()
    {
        Play(1);
        var record = Play(2);

        // Trust 0.62 + 0.24·0.38 = 0.7112; above 0.60 at an age of 2: up to tier 2, where its age starts again.
        AssertAgreement(Tier.Placement, age: 0, expires: 9, trust: 0.7112);

        // Delivered at tier 1 still, so the split is that of round 1. The appropriation fills up: 4000000 − 3240000.
        AssertReported(G,
            Pays(Account.Treasury, G, 760_000, Reason.Appropriation, default),
            Pays(G, Account.Services, 120_000, Reason.Facilities, default),
            Pays(G, Account.Services, 120_000, Reason.Research, default),
            Pays(G, Account.Services, 20_000, Reason.Information, default),
            Pays(G, Account.Services, 40_000, Reason.Regulation, default),
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, E, 140_000, Reason.TaxRelief, Only),
            Pays(G, U, 120_000, Reason.UniversityFunding, Only));
        AssertReported(E,
            Pays(Account.Market, E, 160_909, Reason.Surplus, Only),
            Pays(E, Account.Effort, 280_000, Reason.Contribution, Only),
            Pays(E, Account.Services, 10_000, Reason.Committee, Only),
            Pays(E, Account.Services, 20_000, Reason.Communication, Only));
        AssertReported(U,
            Pays(Account.Market, U, 64_841, Reason.Surplus, Only),
            Pays(U, Account.Effort, 200_000, Reason.Contribution, Only),
            Pays(U, Account.Services, 10_000, Reason.Committee, Only),
            Pays(U, Account.Services, 20_000, Reason.Communication, Only));
        AssertBalances(3_240_000, -18_182, -90_318); // −9091·2, −45159·2

        // Reputation 0.6 + 0.2·0.4 = 0.68.
        // E: −0.0067060483 + 0.0083022111 + 0.0200411586·0.18 = 0.0052035713; 0.0014401115 + 0.4·(0.0052035713 − 0.0014401115).
        // U: 0.0140007540 + 0.1331642371·0.18 = 0.0379703167; 0.0109268711 + 0.4·(0.0379703167 − 0.0109268711).
        AssertMembers(reputation: 0.68, utilities: (0.0029454954, 0.0217442494), assets: (0, 0));

        // The university, with slots left, looks again and finds only its full partner. Platform 0.13 + 0.2·(0.45 − 0.13) = 0.194.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.count", 1), ("agreement.tier.mean", 1), ("agreement.signed", 0), ("agreement.age", 1),
            ("agreement.trust", 0.62), ("search.failures", 1), ("matching.proposals", 0), ("incentive.paid", 0.26),
            ("budget.balance", 3.24), ("information.quality", 0.194), ("output.value", 0.22575), ("welfare", -0.81425));
    }

    [Fact]
    public void Round_3()
    {
        Play(1);
        Play(2);
        var record = Play(3);

        // Trust 0.7112 + 0.24·0.2888 = 0.780512; above 0.72, but an age of 1 is short of 2.
        AssertAgreement(Tier.Placement, age: 1, expires: 9, trust: 0.780512);

        // Tier 2: fit 0.70 + 0.35·0.5·0.3 + 0.25·0.5·0.5 + 0.10·1 = 0.915. Value 0.95·0.915 = 0.86925.
        // University ⌊869250·0.2872279556⌋ = ⌊249672.90⌋ = 249672, enterprise 869250 − 249672 = 619578.
        AssertReported(G,
            Pays(Account.Treasury, G, 760_000, Reason.Appropriation, default),
            Pays(G, Account.Services, 120_000, Reason.Facilities, default),
            Pays(G, Account.Services, 120_000, Reason.Research, default),
            Pays(G, Account.Services, 20_000, Reason.Information, default),
            Pays(G, Account.Services, 40_000, Reason.Regulation, default),
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, Account.Services, 100_000, Reason.Audit, Only),
            Pays(G, E, 350_000, Reason.TaxRelief, Only), // 0.5·0.70
            Pays(G, U, 300_000, Reason.UniversityFunding, Only)); // 0.6·0.50
        AssertReported(E,
            Pays(Account.Market, E, 619_578, Reason.Surplus, Only),
            Pays(E, Account.Effort, 700_000, Reason.Contribution, Only),
            Pays(E, Account.Services, 10_000, Reason.Committee, Only),
            Pays(E, Account.Services, 20_000, Reason.Communication, Only),
            Pays(E, Account.Services, 30_000, Reason.ResultsSharing, Only)); // 0.03·1
        AssertReported(U,
            Pays(Account.Market, U, 249_672, Reason.Surplus, Only),
            Pays(U, Account.Effort, 500_000, Reason.Contribution, Only),
            Pays(U, Account.Services, 10_000, Reason.Committee, Only),
            Pays(U, Account.Services, 20_000, Reason.Communication, Only),
            Pays(U, Account.Services, 30_000, Reason.ResultsSharing, Only));

        // 4000000 − 300000 − 200000 − 650000; −18182 + 619578 − 760000 + 350000; −90318 + 249672 − 560000 + 300000.
        AssertBalances(2_850_000, 191_396, -100_646);

        // Reputation 0.68 + 0.2·0.32 = 0.744. Payoffs 0.209578 and −0.010328.
        // E: 0.7376579318·0.209578 + 0.1471045156·0.25·0.86925 + 0.0200411586·0.244
        //    = 0.1545968740 + 0.0319676500 + 0.0048900427 = 0.1914545668; 0.0029454954 + 0.4·(0.1914545668 − 0.0029454954).
        // U: (0.3419374178·(−0.010328) + 0.3135628901·0.35·0.86925)·1.5 + 0.1331642371·0.244
        //    = (−0.0035315297 + 0.0953975898)·1.5 + 0.0324920739 = 0.1702911640; 0.0217442494 + 0.4·(0.1702911640 − 0.0217442494).
        // Assets, twice as fast by shared results: 0.08·2·(2−1)·(1−0)·0.98 = 0.1568; 0.03·2·0.98 = 0.0588.
        AssertMembers(reputation: 0.744, utilities: (0.0783491240, 0.0811630152), assets: (0.1568, 0.0588));

        // Platform 0.194 + 0.2·(0.45 − 0.194) = 0.2452. Welfare 0.86925 − 0.76 − 0.56 − 0.2 − 0.3.
        // Gini 2·(249672 + 2·619578)/(2·869250) − 3/2 = 0.2127730802.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.tier2", 1), ("agreement.tier.mean", 2), ("agreement.age", 2),
            ("agreement.trust", 0.7112), ("incentive.paid", 0.65), ("budget.balance", 2.85),
            ("information.quality", 0.2452), ("output.value", 0.86925), ("innovation.total", 0), ("payoff.gini", 0.2127730802),
            ("welfare", -0.95075), ("asset.enterprise", 0.1568), ("reputation.university", 0.744), ("utility.enterprise", 0.0783491240));
    }

    private void AssertAgreement(Tier tier, int age, int expires, double trust)
    {
        foreach (var (mine, partner) in ((Member, StakeholderId)[])[(Enterprise, U), (University, E)])
        {
            var agreement = Assert.Single(mine.Agreements.ToArray());
            Assert.Equal((partner, 0, 0, tier), (agreement.Partner, agreement.Sector, agreement.Region, agreement.Tier));
            Assert.Equal((age, 1, expires), (agreement.Age, agreement.Signed, agreement.Expires));
            Assert.Equal(trust, agreement.Trust, 1e-12);
        }
    }

    private void AssertMembers(double reputation, (double E, double U) utilities, (double E, double U) assets)
    {
        Assert.Equal((Stance.Committed, Stance.Committed), (Enterprise.Stance, University.Stance));
        Assert.Equal(reputation, Enterprise.Reputation, 1e-12);
        Assert.Equal(reputation, University.Reputation, 1e-12);
        Assert.Equal(utilities.E, Enterprise.Utility, 1e-9);
        Assert.Equal(utilities.U, University.Utility, 1e-9);
        Assert.Equal(assets.E, Enterprise.Asset, 1e-12);
        Assert.Equal(assets.U, University.Asset, 1e-12);
        Assert.Equal(0, University.Curriculum(0)); // Demand does not move: the curriculum stays.
    }
}
