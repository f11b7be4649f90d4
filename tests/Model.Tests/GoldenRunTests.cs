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
        // The university cares less than 45 % for finance and keeps up the platform; with half of the members doing so the enterprise would
        // below 45 + 55/2 = 72.5 %: it does not.
        Assert.True(university.Interests.Finance <= 0.45 && enterprise.Interests.Finance > 0.725);
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
            Pays(U, Account.Services, 20_000, Reason.Communication, Only),
            Pays(U, Account.Services, 10_000, Reason.Upkeep, default));

        // 4000000 − 300000 − 200000 − 260000; 159329 − 310000 + 140000; 64205 − 240000 + 120000.
        AssertBalances(3_240_000, -10_671, -55_795);

        // E: 0.7376579318·(−0.010671) + 0.1471045156·0.20·0.2235339709 + 0.0200411586·(0.6−0.5)
        //    = −0.0078715478 + 0.0065765713 + 0.0020041159 = 0.0007091394; smoothed 0.4·0.0007091394 = 0.0002836558.
        // U: (0.3419374178·(−0.055795) + 0.3135628901·0.35·0.2235339709)·1.5 + 0.1331642371·0.1
        //    = (−0.0190783982 + 0.0245321853)·1.5 + 0.0133164237 = 0.0214971043; smoothed 0.0085988417.
        // Reputation 0.5 + 0.2·(1−0.5) = 0.6. Tier 1 builds no assets.
        AssertMembers(reputation: 0.6, utilities: (0.0002836558, 0.0085988417), assets: (0, 0));

        // Platform: nobody kept it up before, so it heads for 0.05 + 0.8·0.5·0.6 = 0.29; 0.05 + 0.2·(0.29 − 0.05) = 0.098.
        // Pace 0.01 + 0.05·0.098 + 0.02 + 0.05·0.098 + 0.08·1/4 = 0.0598.
        // Curriculum 0.0598·0.0164413247 = 0.0009831912, mismatch 0.0154581335.
        Assert.Equal(0.0009831912, University.Curriculum(0), 1e-10);

        // Founded after 6, 5 … 1 semesters of 0.45/6 each; the eldest graduate with 0.45. The others and those who begin learn
        // (0.45·0.9901837026 + 0.40·0.05)/6 = 0.0775971110: an exchange is a twentieth of practice, and shows no technology.
        AssertCohorts((0.4525971110, 0), (0.3775971110, 0), (0.3025971110, 0), (0.2275971110, 0), (0.1525971110, 0), (0.0775971110, 0));

        // Cooperation (1+1)/(1+4). Welfare 0.2235339709 − 0.31 − 0.24 − 0.2 − 0.3.
        // Gini of 64205 and 159329: 2·(64205 + 2·159329)/(2·223534) − 3/2 = 0.2127730010.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.count", 1), ("agreement.tier.mean", 1), ("agreement.signed", 1), ("agreement.age", 0),
            ("agreement.trust", 0.5), ("search.failures", 0), ("matching.proposals", 1), ("matching.acceptances", 1), ("delivery.count", 2),
            ("incentive.paid", 0.26), ("incentive.misused", 0), ("audit.count", 2), ("audit.findings", 0), ("public.cost", 0.3),
            ("budget.balance", 3.24), ("information.quality", 0.098), ("output.value", 0.2235339709), ("innovation.total", 0),
            ("payoff.enterprise", -0.010671), ("payoff.university", -0.055795), ("payoff.gini", 0.2127730010), ("welfare", -0.8264660291),
            ("competence.graduates", 0.45), ("training.classes", 0), ("information.keepers", 0.5),
            ("mismatch.mean", 0.0154581335),
            ("stance.enterprise.committed", 1), ("stance.university.abstain", 0), ("participation.enterprise", 1));
    }

    [Fact]
    public void Round_2()
    {
        Play(1);
        var record = Play(2);

        // Trust 0.62 + 0.24·0.38 = 0.7112; above 0.60 at an age of 2: up to tier 2, where its age starts again.
        AssertAgreement(Tier.Placement, age: 0, expires: 8, trust: 0.7112);

        // Demand 0.0164413247 + (0.0583638146 − 0.3)·0.08 = −0.0028895701; the gap is 0.0009831912 + 0.0028895701 = 0.0038727613.
        // Delivered at tier 1 still: value 0.30·0.7525·0.9976790408 = 0.2252260435; ⌊225226·0.2872279556⌋ = ⌊64691.20⌋.
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
            Pays(Account.Market, E, 160_535, Reason.Surplus, Only),
            Pays(E, Account.Effort, 280_000, Reason.Contribution, Only),
            Pays(E, Account.Services, 10_000, Reason.Committee, Only),
            Pays(E, Account.Services, 20_000, Reason.Communication, Only));
        AssertReported(U,
            Pays(Account.Market, U, 64_691, Reason.Surplus, Only),
            Pays(U, Account.Effort, 200_000, Reason.Contribution, Only),
            Pays(U, Account.Services, 10_000, Reason.Committee, Only),
            Pays(U, Account.Services, 20_000, Reason.Communication, Only),
            Pays(U, Account.Services, 10_000, Reason.Upkeep, default));
        AssertBalances(3_240_000, -20_136, -111_104); // −10671 + 160535 − 170000; −55795 + 64691 − 120000

        // Reputation 0.6 + 0.2·0.4 = 0.68.
        // E: 0.7376579318·(−0.009465) + 0.1471045156·0.20·0.2252260435 + 0.0200411586·0.18
        //    = −0.0069819323 + 0.0066263536 + 0.0036074085 = 0.0032518298; 0.0002836558 + 0.4·(0.0032518298 − 0.0002836558).
        // U: (0.3419374178·(−0.055309) + 0.3135628901·0.35·0.2252260435)·1.5 + 0.1331642371·0.18
        //    = (−0.0189122166 + 0.0247178852)·1.5 + 0.0239695627 = 0.0326780655; 0.0085988417 + 0.4·(0.0326780655 − 0.0085988417).
        AssertMembers(reputation: 0.68, utilities: (0.0014709254, 0.0182305312), assets: (0, 0));

        // Platform: one of two kept it up, so it heads for 0.05 + 0.8·0.5·(0.6 + 0.4·0.5) = 0.37; 0.098 + 0.2·(0.37 − 0.098) = 0.1524.
        // Pace 0.03 + 0.1·0.1524 + 0.02 = 0.06524; curriculum 0.0009831912 − 0.06524·0.0038727613 = 0.0007305323, mismatch 0.0036201024.
        // A semester adds (0.45·0.9976790408 + 0.40·0.05)/6 = 0.0781592614.
        AssertCohorts((0.4557563724, 0), (0.3807563724, 0), (0.3057563724, 0), (0.2307563724, 0), (0.1557563724, 0), (0.0781592614, 0));

        // The university, with slots left, looks again and finds only its full partner. Welfare 0.2252260435 − 0.31 − 0.24 − 0.2 − 0.3.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.count", 1), ("agreement.tier.mean", 1), ("agreement.signed", 0), ("agreement.age", 1),
            ("agreement.trust", 0.62), ("search.failures", 1), ("matching.proposals", 0), ("incentive.paid", 0.26),
            ("budget.balance", 3.24), ("information.quality", 0.1524), ("output.value", 0.2252260435),
            ("welfare", -0.8247739565), ("mismatch.mean", 0.0036201024),
            ("competence.graduates", 0.4525971110), ("training.classes", 0), ("information.keepers", 0.5));
    }

    [Fact]
    public void Round_3()
    {
        Play(1);
        Play(2);
        var record = Play(3);

        // Trust 0.7112 + 0.24·0.2888 = 0.780512; above 0.72, but an age of 1 is short of 2.
        AssertAgreement(Tier.Placement, age: 1, expires: 8, trust: 0.780512);

        // Demand −0.0028895701 + (0.1217125003 − 0.3)·0.08 = −0.0171525701; the gap is 0.0007305323 + 0.0171525701 = 0.0178831023.
        // Tier 2: fit (0.70 + 0.35·0.5·0.3 + 0.25·0.5·0.5 + 0.10·1)·e^(−0.6·0.0178831023) = 0.915·0.9893274982.
        // Value 0.95· = 0.8599729278. University ⌊859973·0.2872279556⌋ = ⌊247008.29⌋ = 247008, enterprise 859973 − 247008 = 612965.
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
        // The class that the placement trained knows nothing yet of the enterprise's technology: 0.16·0.4557563724·(0.4 + 0) = 0.0291684078
        // is less than 0.08·(1 − 0.8·0), so it is not hired.
        AssertReported(E,
            Pays(Account.Market, E, 612_965, Reason.Surplus, Only),
            Pays(E, Account.Effort, 700_000, Reason.Contribution, Only),
            Pays(E, Account.Services, 10_000, Reason.Committee, Only),
            Pays(E, Account.Services, 20_000, Reason.Communication, Only),
            Pays(E, Account.Services, 30_000, Reason.ResultsSharing, Only)); // 0.03·1
        AssertReported(U,
            Pays(Account.Market, U, 247_008, Reason.Surplus, Only),
            Pays(U, Account.Effort, 500_000, Reason.Contribution, Only),
            Pays(U, Account.Services, 10_000, Reason.Committee, Only),
            Pays(U, Account.Services, 20_000, Reason.Communication, Only),
            Pays(U, Account.Services, 30_000, Reason.ResultsSharing, Only),
            Pays(U, Account.Services, 10_000, Reason.Upkeep, default));

        // 4000000 − 300000 − 200000 − 650000; −20136 + 612965 − 760000 + 350000; −111104 + 247008 − 570000 + 300000.
        AssertBalances(2_850_000, 182_829, -134_096);

        // Reputation 0.68 + 0.2·0.32 = 0.744. Payoffs 0.202965 and −0.022992.
        // E: 0.7376579318·0.202965 + 0.1471045156·0.20·0.8599729278 + 0.0200411586·0.244
        //    = 0.1497187421 + 0.0253011802 + 0.0048900427 = 0.1799099650; 0.0014709254 + 0.4·(0.1799099650 − 0.0014709254).
        // U: (0.3419374178·(−0.022992) + 0.3135628901·0.35·0.8599729278)·1.5 + 0.1331642371·0.244
        //    = (−0.0078618251 + 0.0943794588)·1.5 + 0.0324920739 = 0.1622685244; 0.0182305312 + 0.4·(0.1622685244 − 0.0182305312).
        // Assets, twice as fast by shared results: 0.08·2·(2−1)·(1−0)·0.98 = 0.1568; the university's by research at 0.5 too:
        // 0.03·(1 + 1 + 0.5)·0.98 = 0.0735.
        AssertMembers(reputation: 0.744, utilities: (0.0728465412, 0.0758457285), assets: (0.1568, 0.0735));

        // A placement is half of practice: a semester adds (0.45·0.9893274982 + 0.40·0.5)/6 = 0.1075328957, and of what students do not
        // know of the partner's technology 0.10·0.5·(1 + 0.5·0.5) = 0.0625, bases being shared at 0.5.
        AssertCohorts((0.4882892681, 0.0625), (0.4132892681, 0.0625), (0.3382892681, 0.0625), (0.2632892681, 0.0625),
            (0.1856921571, 0.0625), (0.1075328957, 0.0625));

        // Platform 0.1524 + 0.2·(0.37 − 0.1524) = 0.19592. Welfare 0.8599729278 − 0.76 − 0.57 − 0.2 − 0.3.
        // Pace 0.03 + 0.1·0.19592 + 0.08·2/4 = 0.089592; curriculum 0.0007305323 − 0.089592·0.0178831023 = −0.0008716506.
        // Gini 2·(247008 + 2·612965)/(2·859973) − 3/2 = 0.2127723777.
        AssertMetrics(record,
            ("cooperation.ratio", 0.4), ("agreement.tier2", 1), ("agreement.tier.mean", 2), ("agreement.age", 2),
            ("agreement.trust", 0.7112), ("incentive.paid", 0.65), ("budget.balance", 2.85),
            ("information.quality", 0.19592), ("output.value", 0.8599729278), ("innovation.total", 0), ("payoff.gini", 0.2127723777),
            ("welfare", -0.9700270722), ("asset.enterprise", 0.1568), ("reputation.university", 0.744), ("utility.enterprise", 0.0728465412), ("mismatch.mean", 0.0162809194),
            ("competence.graduates", 0.4557563724), ("training.classes", 1), ("hiring.count", 0), ("hiring.retained", 0), ("poaching.ratio", 0),
            ("graduates.value", 0), ("onboarding.cost", 0));
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

    private void AssertCohorts(params (double Competence, double Knowledge)[] expected)
    {
        var cohorts = University.Cohorts.ToArray();
        Assert.Equal(expected.Length, cohorts.Length);
        Assert.All(expected.Zip(cohorts), pair =>
        {
            Assert.Equal(0, pair.Second.Sector);
            Assert.Equal(pair.First.Competence, pair.Second.Competence, 1e-9);
            Assert.Equal(pair.First.Knowledge, pair.Second.Knowledge, 1e-9);
        });
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
