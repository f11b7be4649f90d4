namespace Gongyu.Model.Tests;

/// <summary>One stakeholder alone on other terms.</summary>
public class CounterfactualTests
{
    private static readonly Gen<Run> Runs = Gen.OneOf(
        Some.Runs, Gen.ULong.Select(seed => new Run(Some.Town, Some.Everything, seed, 8)),
        Gen.ULong.Select(seed => new Run(Some.Town with { Adaptive = true, Budgets = default }, Some.Everything, seed, 8)));

    [Fact]
    public void On_the_terms_there_were_it_does_what_it_did() =>
        Gen.Select(Runs, Gen.ULong, Gen.ULong, Gen.Bool.Array[Levers.All.Count]).Sample((run, pick, when, levers) =>
        {
            var scenario = ExplanationTests.Scenario(run);
            var who = run.Plan.Roster.ElementAt((int)(pick % (ulong)run.Plan.Roster.Count()));
            int round = 1 + (int)(when % (ulong)run.Rounds);
            var fact = Ask(scenario, who, round, null).Fact;
            var policy = who.Kind == Kind.Government ? run.Policy : fact.Terms.Policy; // A budget may cut what is announced.
            var change = Levers.All.Where(lever => levers[lever.Index]).Aggregate(PolicyChange.None, (some, lever) => some.With(lever, policy[lever]));
            var answer = Ask(scenario, who, round, change);
            Assert.Equal(Bytes(fact), Bytes(answer.Fact));
            Assert.Equal(Bytes(fact), Bytes(answer.Otherwise!));
        }, iter: 300);

    [Fact]
    public void On_any_terms_there_is_an_answer_and_its_terms_add_up() =>
        Gen.Select(Runs, Gen.ULong, Some.Policies).Sample((run, pick, other) =>
        {
            var who = run.Plan.Roster.ElementAt((int)(pick % (ulong)run.Plan.Roster.Count()));
            var answer = Ask(ExplanationTests.Scenario(run), who, run.Rounds, ExplanationTests.All(other));
            Assert.NotNull(answer.Otherwise);
            Assert.Equal(who, answer.Otherwise.Who);
            if (answer.Otherwise.Member is not { WasThere: true } member)
                return;
            Assert.Equal(answer.Fact.Member!.Before, member.Before);
            Assert.Equal(answer.Fact.Member.Utility.Before, member.Utility.Before);
            Assert.Equal(answer.Otherwise.Entries.Sum(entry => entry.NetOf(who).Micro), Money.Of(member.Utility.Money).Micro);
        }, iter: 200);

    // Nobody is audited in fact; on its own it would be, every time: it would be found out, fined, and think less of under-delivery.
    [Fact]
    public void An_opportunist_that_nobody_audits_would_be_found_out_if_audits_were_sure()
    {
        var policy = Policy.None.With(Levers.TaxRelief, 0.4).With(Levers.UniversityFunding, 0.4).With(Levers.Penalty, 1.5);
        var scenario = ExplanationTests.Scenario(new(Some.Town with { EnterpriseStances = new(0, 1, 0), BudgetPerMember = 3 }, policy, 2, 3));
        var sure = PolicyChange.None.With(Levers.AuditRate, 1);
        int found = 0;
        foreach (var who in scenario.Community.Roster.Where(one => one.Kind == Kind.Enterprise))
        {
            var (fact, otherwise) = Ask(scenario, who, 3, sure);
            bool underDelivers = fact.Member!.Exchanges.Any(one => one.Own < 1);
            Assert.DoesNotContain(fact.Member.Notices, notice => notice.Found);
            Assert.Equal(underDelivers, otherwise!.Member!.Notices.Any(notice => notice.Found));
            Assert.Equal(underDelivers, otherwise.Entries.Any(entry => entry.Reason == Reason.Penalty));
            Assert.Equal(underDelivers, otherwise.Member.Utility.After < fact.Member.Utility.After);
            Assert.Equal(fact.Member.Exchanges, otherwise.Member.Exchanges);
            found += underDelivers ? 1 : 0;
        }
        Assert.True(found > 3);
    }

    [Fact]
    public void A_government_that_is_told_to_audit_would_pay_for_it()
    {
        var scenario = ExplanationTests.Scenario(new(Some.Town with { BudgetPerMember = 3 }, Policy.None.With(Levers.TaxRelief, 0.4), 2, 4));
        var (fact, otherwise) = Ask(scenario, new(Kind.Government, 1), 4, PolicyChange.None.With(Levers.AuditRate, 1));
        Assert.Equal((0, fact.Office!.Filings), (fact.Office.Audited, otherwise!.Office!.Audited));
        Assert.Equal(otherwise.Office.Audited, otherwise.Entries.Count(entry => entry.Reason == Reason.Audit));
        Assert.True(otherwise.Office.Found > 0);
    }

    private static Answer Ask(Scenario scenario, StakeholderId who, int round, PolicyChange? change) =>
        new Inquiry(who, change).Ask(scenario, 0, round, scenario.Rounds, TestContext.Current.CancellationToken);

    private static byte[] Bytes(Explanation told)
    {
        var bytes = new CanonicalWriter();
        bytes.Fact(told);
        return bytes.Written.ToArray();
    }
}
