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
        // Nobody watches demand, which drifts all the same.
        double[] drift = [0.5055165592, 0.0583638146, 0.1217125003];
        Assert.Equal(drift, Enumerable.Range(1, 3).Select(round => Math.Round(new Chance(1, round).Draw(new(Kind.Association, 1), Purpose.Demand), 10)));
        // With communication at 1 nobody slips, with an audit rate of 1 everybody is audited, and one candidate is always met.
    }

    [Fact]
    public void Round_1()
    {
        var record = Play(1);

        // The university proposes, the enterprise accepts: tier 1, trust 0.5, the term of 8 rounds ends with round 8. Both deliver.
        // Trust 0.5 + 0.12·(1+1)·(1−0.5) = 0.62; above 0.60, but its age of 1 is short of 2: tier 1 stays.
        AssertAgreement(Tier.Exchange, age: 1, expires: 8, trust: 0.62);

        // Demand (0.5055165592 − 0.3)·0.08 = 0.0164413247, the curriculum stands at 0: that is the gap.
        // Fit (0.70 + 0.35·0.5·0.3)·e^(−0.6·0.0164413247) = 0.7525·0.9901837026 (no assets). Value 0.30· = 0.2235339709.
        // θ: by influence 0.6354733231/0.8758576260 = 0.7255440888; 0.5·0.7255440888 + 0.5·0.5 + 0.1 = 0.7127720444.
        // University ⌊223534·0.2872279556⌋ = ⌊64205.21⌋ = 64205, enterprise 223534 − 64205 = 159329.
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
            Pays(Account.Market, E, 159_329, Reason.Surplus, Only),
            Pays(E, Account.Effort, 280_000, Reason.Contribution, Only),
            Pays(E, Account.Services, 10_000, Reason.Committee, Only), // 0.02·0.5
            Pays(E, Account.Services, 20_000, Reason.Communication, Only)); // 0.02·1
        AssertReported(U,
            Pays(Account.Market, U, 64_205, Reason.Surplus, Only),
            Pays(U, Account.Effort, 200_000, Reason.Contribution, Only),
            Pays(U, Account.Services, 10_000, Reason.Committee, Only),
            Pays(U, Account.Services, 20_000, Reason.Communication, Only));

        // 4000000 − 300000 − 200000 − 260000; 159329 − 310000 + 140000; 64205 − 230000 + 120000.
        AssertBalances(3_240_000, -10_671, -45_795);

        // E: 0.7376579318·(−0.010671) + 0.1471045156·0.25·0.2235339709 + 0.0200411586·(0.6−0.5)
        //    = −0.0078715478 + 0.0082207141 + 0.0020041159 = 0.0023532822; smoothed 0.4·0.0023532822 = 0.0009413129.
        // U: (0.3419374178·(−0.045795) + 0.3135628901·0.35·0.2235339709)·1.5 + 0.1331642371·0.1
        //    = (−0.0156590240 + 0.0245321853)·1.5 + 0.0133164237 = 0.0266261656; smoothed 0.0106504662.
        // Reputation 0.5 + 0.2·(1−0.5) = 0.6. Tier 1 builds no assets.
        AssertMembers(reputation: 0.6, utilities: (0.0009413129, 0.0106504662), assets: (0, 0));

        // Platform 0.05 + 0.2·(0.05 + 0.8·0.5 − 0.05) = 0.13. Pace 0.01 + 0.05·0.13 + 0.02 + 0.05·0.13 + 0.08·1/4 = 0.063.
        // Curriculum 0.063·0.0164413247 = 0.0010358035, mismatch 0.0154055213.
        Assert.Equal(0.0010358035, University.Curriculum(0), 1e-10);

        // Cooperation (1+1)/(1+4). Welfare 0.2235339709 − 0.31 − 0.23 − 0.2 − 0.3.
        // Gini of 64205 and 159329: 2·(64205 + 2·159329)/(2·223534) − 3/2 = 0.2127730010.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.count", 1), ("agreement.tier.mean", 1), ("agreement.signed", 1), ("agreement.age", 0),
            ("agreement.trust", 0.5), ("search.failures", 0), ("matching.proposals", 1), ("matching.acceptances", 1), ("delivery.count", 2),
            ("incentive.paid", 0.26), ("incentive.misused", 0), ("audit.count", 2), ("audit.findings", 0), ("public.cost", 0.3),
            ("budget.balance", 3.24), ("information.quality", 0.13), ("output.value", 0.2235339709), ("innovation.total", 0),
            ("payoff.enterprise", -0.010671), ("payoff.university", -0.045795), ("payoff.gini", 0.2127730010), ("welfare", -0.8164660291),
            ("mismatch.mean", 0.0154055213), ("stance.enterprise.committed", 1), ("stance.university.abstain", 0), ("participation.enterprise", 1));
    }

    [Fact]
    public void Round_2()
    {
        Play(1);
        var record = Play(2);

        // Trust 0.62 + 0.24·0.38 = 0.7112; above 0.60 at an age of 2: up to tier 2, where its age starts again.
        AssertAgreement(Tier.Placement, age: 0, expires: 8, trust: 0.7112);

        // Demand 0.0164413247 + (0.0583638146 − 0.3)·0.08 = −0.0028895701; the gap is 0.0010358035 + 0.0028895701 = 0.0039253736.
        // Delivered at tier 1 still: value 0.30·0.7525·0.9976475472 = 0.2252189338; ⌊225219·0.2872279556⌋ = ⌊64689.19⌋.
        // The appropriation fills up: 4000000 − 3240000.
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
            Pays(Account.Market, E, 160_530, Reason.Surplus, Only),
            Pays(E, Account.Effort, 280_000, Reason.Contribution, Only),
            Pays(E, Account.Services, 10_000, Reason.Committee, Only),
            Pays(E, Account.Services, 20_000, Reason.Communication, Only));
        AssertReported(U,
            Pays(Account.Market, U, 64_689, Reason.Surplus, Only),
            Pays(U, Account.Effort, 200_000, Reason.Contribution, Only),
            Pays(U, Account.Services, 10_000, Reason.Committee, Only),
            Pays(U, Account.Services, 20_000, Reason.Communication, Only));
        AssertBalances(3_240_000, -20_141, -91_106); // −10671 + 160530 − 170000; −45795 + 64689 − 110000

        // Reputation 0.6 + 0.2·0.4 = 0.68.
        // E: 0.7376579318·(−0.009470) + 0.1471045156·0.25·0.2252189338 + 0.0200411586·0.18
        //    = −0.0069856206 + 0.0082826805 + 0.0036074085 = 0.0049044685; 0.0009413129 + 0.4·(0.0049044685 − 0.0009413129).
        // U: (0.3419374178·(−0.045311) + 0.3135628901·0.35·0.2252189338)·1.5 + 0.1331642371·0.18
        //    = (−0.0154935263 + 0.0247171049)·1.5 + 0.0239695627 = 0.0378049306; 0.0106504662 + 0.4·(0.0378049306 − 0.0106504662).
        AssertMembers(reputation: 0.68, utilities: (0.0025265751, 0.0215122520), assets: (0, 0));

        // Pace 0.03 + 0.1·0.194 + 0.02 = 0.0694; curriculum 0.0010358035 − 0.0694·0.0039253736 = 0.0007633825, mismatch 0.0036529526.
        // The university, with slots left, looks again and finds only its full partner. Platform 0.13 + 0.2·(0.45 − 0.13) = 0.194.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.count", 1), ("agreement.tier.mean", 1), ("agreement.signed", 0), ("agreement.age", 1),
            ("agreement.trust", 0.62), ("search.failures", 1), ("matching.proposals", 0), ("incentive.paid", 0.26),
            ("budget.balance", 3.24), ("information.quality", 0.194), ("output.value", 0.2252189338), ("welfare", -0.8147810662), ("mismatch.mean", 0.0036529526));
    }

    [Fact]
    public void Round_3()
    {
        Play(1);
        Play(2);
        var record = Play(3);

        // Trust 0.7112 + 0.24·0.2888 = 0.780512; above 0.72, but an age of 1 is short of 2.
        AssertAgreement(Tier.Placement, age: 1, expires: 8, trust: 0.780512);

        // Demand −0.0028895701 + (0.1217125003 − 0.3)·0.08 = −0.0171525701; the gap is 0.0007633825 + 0.0171525701 = 0.0179159526.
        // Tier 2: fit (0.70 + 0.35·0.5·0.3 + 0.25·0.5·0.5 + 0.10·1)·e^(−0.6·0.0179159526) = 0.915·0.9893079986.
        // Value 0.95· = 0.8599559778. University ⌊859956·0.2872279556⌋ = ⌊247003.40⌋ = 247003, enterprise 859956 − 247003 = 612953.
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
            Pays(Account.Market, E, 612_953, Reason.Surplus, Only),
            Pays(E, Account.Effort, 700_000, Reason.Contribution, Only),
            Pays(E, Account.Services, 10_000, Reason.Committee, Only),
            Pays(E, Account.Services, 20_000, Reason.Communication, Only),
            Pays(E, Account.Services, 30_000, Reason.ResultsSharing, Only)); // 0.03·1
        AssertReported(U,
            Pays(Account.Market, U, 247_003, Reason.Surplus, Only),
            Pays(U, Account.Effort, 500_000, Reason.Contribution, Only),
            Pays(U, Account.Services, 10_000, Reason.Committee, Only),
            Pays(U, Account.Services, 20_000, Reason.Communication, Only),
            Pays(U, Account.Services, 30_000, Reason.ResultsSharing, Only));

        // 4000000 − 300000 − 200000 − 650000; −20141 + 612953 − 760000 + 350000; −91106 + 247003 − 560000 + 300000.
        AssertBalances(2_850_000, 182_812, -104_103);

        // Reputation 0.68 + 0.2·0.32 = 0.744. Payoffs 0.202953 and −0.012997.
        // E: 0.7376579318·0.202953 + 0.1471045156·0.25·0.8599559778 + 0.0200411586·0.244
        //    = 0.1497098902 + 0.0316258519 + 0.0048900427 = 0.1862257848; 0.0025265751 + 0.4·(0.1862257848 − 0.0025265751).
        // U: (0.3419374178·(−0.012997) + 0.3135628901·0.35·0.8599559778)·1.5 + 0.1331642371·0.244
        //    = (−0.0044441606 + 0.0943775986)·1.5 + 0.0324920739 = 0.1673922308; 0.0215122520 + 0.4·(0.1673922308 − 0.0215122520).
        // Assets, twice as fast by shared results: 0.08·2·(2−1)·(1−0)·0.98 = 0.1568; 0.03·2·0.98 = 0.0588.
        AssertMembers(reputation: 0.744, utilities: (0.0760062590, 0.0798642435), assets: (0.1568, 0.0588));

        // Platform 0.194 + 0.2·(0.45 − 0.194) = 0.2452. Welfare 0.8599559778 − 0.76 − 0.56 − 0.2 − 0.3.
        // Pace 0.03 + 0.1·0.2452 + 0.08·2/4 = 0.09452; curriculum 0.0007633825 − 0.09452·0.0179159526 = −0.0009300333.
        // Gini 2·(247003 + 2·612953)/(2·859956) − 3/2 = 0.2127725139.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.tier2", 1), ("agreement.tier.mean", 2), ("agreement.age", 2),
            ("agreement.trust", 0.7112), ("incentive.paid", 0.65), ("budget.balance", 2.85),
            ("information.quality", 0.2452), ("output.value", 0.8599559778), ("innovation.total", 0), ("payoff.gini", 0.2127725139),
            ("welfare", -0.9600440222), ("asset.enterprise", 0.1568), ("reputation.university", 0.744), ("utility.enterprise", 0.0760062590), ("mismatch.mean", 0.0162225368));
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
    }
}
