namespace Gongyu.Model.Tests;

/// <summary>An explanation tells the numbers by which a stakeholder really decided, and the entries that were really booked.</summary>
public class ExplanationTests
{
    private static readonly Gen<Run> Runs = Gen.OneOf(
        Some.Runs, Gen.ULong.Select(seed => new Run(Some.Town, Some.Everything, seed, 6)),
        Gen.ULong.Select(seed => new Run(Some.Town with { Adaptive = true }, Policy.None, seed, 6)));

    [Fact]
    public void The_terms_add_up_to_the_utility_that_is_compared_in_phase_7() => Explained(20, (before, who, told) =>
    {
        if (who is not Member member || told.Member is not { WasThere: true, IsThere: true } reasons)
            return;
        var terms = reasons.Utility;
        Assert.Equal(before[who.Id].Utility, terms.Before);
        Assert.Equal(member.Reputation, terms.Reputation);
        double round = (terms.OfFinance + terms.OfTalent + terms.OfInnovation) / terms.Departments + terms.OfReputation;
        Assert.Equal(0.6 * terms.Before + 0.4 * round, member.Utility, 1e-12);
        Assert.Equal(member.Listing.Utility, terms.After);
    });

    [Fact]
    public void Money_is_what_the_entries_come_to() => Explained(20, (_, who, told) =>
    {
        if (told.Member is { WasThere: true } reasons)
            Assert.Equal(told.Entries.Sum(entry => entry.NetOf(who.Id).Micro), Money.Of(reasons.Utility.Money).Micro);
    });

    [Fact]
    public void The_entries_are_those_of_the_ledger() => Gen.Select(Runs, Gen.ULong).Sample((run, pick) =>
    {
        var (community, inquiry) = Asked(run, (who, _) => who[(int)(pick % (ulong)who.Count)]);
        while (community.Round < run.Rounds)
        {
            community.Play(run.Policy);
            var told = inquiry.Of(community.Round)!.Fact;
            var ledger = community.Stakeholders.SelectMany(one => one.Reported).Where(entry => entry.NetOf(told.Who) != Money.Zero);
            Assert.Equal(ledger.OrderBy(Text), told.Entries.OrderBy(Text));
            var mine = community.Stakeholders.Single(one => one.Id == told.Who).Reported;
            Assert.Equal(mine, told.Entries.Where(entry => entry.Reporter == told.Who));
        }

        static string Text(Entry entry) => entry.ToString();
    }, iter: 100);

    [Fact]
    public void A_stance_is_what_its_revision_came_to() => Explained(20, (before, who, told) =>
    {
        if (told.Member is not { WasThere: true, IsThere: true } reasons)
            return;
        var revision = reasons.Revision;
        Assert.Equal(before[who.Id].Stance, reasons.Before);
        Assert.Equal(((Member)who).Stance, reasons.After);
        Assert.Equal(revision.Chosen, reasons.After);
        Assert.Equal(revision.Draw < 0.15, revision.Way != RevisionWay.None);
        if (revision.Way == RevisionWay.Comparison)
            Assert.Equal(revision.ImitationDraw < 1 / (1 + Math.Exp(6 * (revision.Own - revision.Theirs))) ? revision.PeerStance : reasons.Before, revision.Chosen);
        else if (revision.Way != RevisionWay.Experiment)
            Assert.Equal(reasons.Before, revision.Chosen);
    });

    [Fact]
    public void It_proposes_to_the_best_candidate_and_accepts_the_best_offers() => Explained(20, (_, _, told) =>
    {
        if (told.Member is not { } reasons)
            return;
        Assert.Equal(
            reasons.Candidates.OrderByDescending(one => one.Score).ThenBy(one => one.Who).Select(one => one.Who).FirstOrDefault(), reasons.Proposed);
        var accepted = reasons.Offers.Where(offer => offer.Accepted).ToArray();
        Assert.All(accepted, offer => Assert.True(offer.Weighed));
        if (accepted.Length > 0)
            Assert.All(reasons.Offers.Where(offer => offer is { Weighed: true, Accepted: false }), offer =>
                Assert.True(offer.Score <= accepted.Min(one => one.Score)));
    });

    [Fact]
    public void Asking_changes_nothing() => Gen.Select(Runs, Gen.ULong, Some.Policies).Sample((run, pick, other) =>
    {
        var (community, _) = Asked(run, (who, _) => who[(int)(pick % (ulong)who.Count)], All(other));
        var (asked, alone) = (new Recorder(run.Seed), new Recorder(run.Seed));
        var unasked = Community.Found(run.Plan, run.Seed);
        while (unasked.Round < run.Rounds)
            Assert.Equal(unasked.Play(run.Policy, alone).Hash, community.Play(run.Policy, asked).Hash);
        Assert.Equal(unasked.Close(alone), community.Close(asked));
    }, iter: 100);

    [Fact]
    public void What_is_no_longer_asked_is_not_noted()
    {
        var (community, inquiry) = Asked(new(Some.Town, Some.Everything, 3, 4), (who, _) => who[^1]);
        community.Play(Some.Everything);
        Assert.NotNull(inquiry.Of(1));
        Assert.Null(inquiry.Of(2));
        community.Play(Some.Everything);
        Assert.Null(inquiry.Of(1));
        Assert.Equal(2, inquiry.Of(2)!.Fact.Round);
    }

    [Fact]
    public void Without_a_round_it_is_the_last_change_of_stance_or_else_the_last_round()
    {
        var scenario = Scenario(new(Some.Town, Some.Everything, 5, 12));
        var changes = new Dictionary<StakeholderId, int>();
        var community = Community.Found(scenario.Community, scenario.Seed);
        var stances = Stances(community);
        foreach (var record in community.Rounds(scenario, new(scenario.Seed), TestContext.Current.CancellationToken))
        {
            var now = Stances(community);
            foreach (var one in now.Where(one => one.Value != stances[one.Key]))
                changes[one.Key] = record.Round;
            stances = now;
        }
        Assert.NotEmpty(changes);
        Assert.True(changes.Count < stances.Count);
        foreach (var who in scenario.Community.Roster)
            Assert.Equal(changes.GetValueOrDefault(who, 12), Ask(scenario, who).Round);

        static Dictionary<StakeholderId, (Stance, bool)> Stances(Community community) =>
            community.Stakeholders.OfType<Member>().ToDictionary(one => one.Id, one => (one.Stance, one.IsVacant));
        static Explanation Ask(Scenario scenario, StakeholderId who) =>
            new Inquiry(who).Ask(scenario, 0, null, scenario.Rounds, TestContext.Current.CancellationToken).Fact;
    }

    internal static PolicyChange All(Policy policy) => Levers.All.Aggregate(PolicyChange.None, (change, lever) => change.With(lever, policy[lever]));

    internal static Scenario Scenario(Run run) => new()
    {
        Name = "some",
        Question = new("What?", "什么？"),
        Community = run.Plan,
        Policy = run.Policy,
        Rounds = run.Rounds,
        Seed = run.Seed,
    };

    private static (Community Community, Inquiry Inquiry) Asked(
        Run run, Func<IReadOnlyList<StakeholderId>, Community, StakeholderId> whom, PolicyChange? change = null)
    {
        var community = Community.Found(run.Plan, run.Seed);
        var inquiry = new Inquiry(whom([.. community.Stakeholders.Select(one => one.Id)], community), change);
        community.Inquiry = inquiry;
        return (community, inquiry);
    }

    // Every stakeholder and every round.
    private static void Explained(int iter, Action<Dictionary<StakeholderId, (Stance Stance, double Utility)>, Stakeholder, Explanation> check) => Runs.Sample(run =>
    {
        for (int i = 0; i < run.Plan.Roster.Count(); i++)
        {
            var (community, inquiry) = Asked(run, (who, _) => who[i]);
            while (community.Round < run.Rounds)
            {
                var before = community.Stakeholders.OfType<Member>().ToDictionary(one => one.Id, one => (one.Stance, one.Utility));
                community.Play(run.Policy);
                check(before, community.Stakeholders[i], inquiry.Of(community.Round)!.Fact);
            }
        }
    }, iter: iter);
}
