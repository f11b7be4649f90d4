namespace Gongyu.Model.Tests;

/// <summary>A run that is computed by hand: its cast, and how its ledger is written down.</summary>
public abstract class GoldenRun(CommunityPlan plan, Policy policy, ulong seed)
{
    protected static readonly StakeholderId G = new(Kind.Government, 1);
    protected static readonly StakeholderId E = new(Kind.Enterprise, 1);
    protected static readonly StakeholderId U = new(Kind.University, 1);
    protected static readonly StakeholderId A = new(Kind.Association, 1);

    /// <summary>The only agreement there can be.</summary>
    protected static readonly AgreementId Only = new(University: 1, Enterprise: 1);

    private readonly Community community = Community.Found(plan, seed);
    private readonly Recorder recorder = new(seed);

    protected Government Government => (Government)community.Stakeholders[0];

    protected Enterprise Enterprise => (Enterprise)community.Stakeholders[1];

    protected University University => (University)community.Stakeholders[2];

    protected Association Association => (Association)community.Stakeholders[3];

    protected RoundRecord Play(int round)
    {
        var record = community.Play(policy, recorder);
        Assert.Equal(round, record.Round);
        return record;
    }

    protected static Entry Pays(Account from, Account to, long micro, Reason reason, AgreementId agreement) =>
        new(from, to, new(micro), reason, agreement, 0);

    protected void AssertReported(StakeholderId who, params Entry[] entries) => Assert.Equal(
        entries.Select(entry => entry with { Round = community.Round }), community.Stakeholders.Single(one => one.Id == who).Reported);

    protected void AssertBalances(params long[] micro) => Assert.Equal(micro, community.Stakeholders.Select(one => one.Balance.Micro));

    protected static void AssertInterests(Profile who, double finance, double talent, double innovation, double reputation)
    {
        Assert.Equal(finance, who.Interests.Finance, 1e-10);
        Assert.Equal(talent, who.Interests.Talent, 1e-10);
        Assert.Equal(innovation, who.Interests.Innovation, 1e-10);
        Assert.Equal(reputation, who.Interests.Reputation, 1e-10);
    }

    protected static void AssertMetrics(RoundRecord record, params (string Id, double Value)[] expected)
    {
        foreach (var (id, value) in expected)
        {
            double actual = record[Metrics.Find(id)!];
            Assert.True(Math.Abs(value - actual) <= 1e-9, $"{id} is {actual}, not {value}");
        }
    }
}
