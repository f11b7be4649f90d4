using static Gongyu.Model.Tests.Cast;

namespace Gongyu.Model.Tests;

public class AnnounceTests
{
    // A government that serves one member and cares by half for finance.
    private static Effects Announce(long budget, Policy? policy)
    {
        var effects = new Effects();
        Government(budget, size: 1).Act(Step.Announce, new() { Chance = new(1, 1), Board = new([], [], [], []), Policy = policy }, effects);
        return effects;
    }

    [Fact]
    public void Public_goods_beyond_the_ceiling_are_provided_in_part()
    {
        // Planned 0.12 + 0.12·0.5 + 0.02 = 0.2 of a budget of 0.2, half of which is the ceiling.
        var effects = Announce(200_000, Policy.None.With(Levers.Facilities, 1).With(Levers.Research, 0.5).With(Levers.Information, 1));
        Assert.Equal([200_000, 60_000, 30_000, 10_000], effects.Entries.ToArray().Select(entry => entry.Amount.Micro));
        Assert.Equal(
            [Reason.Appropriation, Reason.Facilities, Reason.Research, Reason.Information], effects.Entries.ToArray().Select(entry => entry.Reason));
        Assert.Equal(0.5, effects.Announcement!.Value.Provided, 1e-12);
        Assert.Equal(0.25, effects.Announcement.Value.Level(Levers.Research), 1e-12);
        // Nobody keeps the platform up: 0.05 + 0.2·0.8·0.5·0.6.
        Assert.Equal(0.098, effects.Announcement.Value.InformationQuality, 1e-12);
    }

    [Fact]
    public void Without_money_there_are_no_public_goods()
    {
        var effects = Announce(0, Policy.None.With(Levers.Clarity, 1));
        Assert.Empty(effects.Entries.ToArray());
        Assert.Equal(0, effects.Announcement!.Value.Level(Levers.Clarity));
        Assert.Equal(1, Announce(0, Policy.None).Announcement!.Value.Provided);
    }

    [Fact]
    public void There_is_nothing_to_announce_without_a_policy() => Assert.Throws<InvalidOperationException>(() => Announce(1, null));

    [Fact]
    public void Filings_are_taken_where_there_is_something_to_claim_or_to_audit() => Assert.Equal(
        ["supervision.auditRate", "incentive.taxRelief", "incentive.universityFunding", "incentive.loanDiscount", "returns.compensation"],
        Levers.All.Where(lever => new Announcement(Policy.None.With(lever, lever.Maximum), 1, 0).TakesFilings)
            .Select(lever => lever.Key));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 0.2)]
    [InlineData(0.5, 0.4)]
    [InlineData(1, 0.8)]
    public void How_a_government_puts_policy_into_practice_is_how_often_it_audits(double practice, double rate)
    {
        var filings = Enumerable.Range(1, 200).Select(number => new Filing(new(Kind.Enterprise, number), U, 1, 0)).ToArray();
        var chance = new Chance(9, 1);
        var government = Government(1_000_000_000);
        var effects = new Effects();
        var board = new Board([new(Policy.None.With(Levers.AuditRate, 0.4), 1, 0, Practice: practice)], [], [], []);
        government.Act(Step.Announce, new() { Chance = chance, Board = board, Policy = Policy.None }, effects);
        government.Commit(Step.Announce, effects);
        government.Act(Step.Audit, new() { Chance = chance, Board = board, Filings = filings }, effects);
        Assert.Equal(
            filings.Select(filing => filing.Party).Where(party => chance.Draw(party, Purpose.Audit, U.Code) < rate),
            effects.Inspections.ToArray().Select(inspection => inspection.Party));
    }

    [Fact]
    public void An_audit_that_cannot_be_paid_is_not_held()
    {
        // 0.25 pays for two audits of 0.1; five file and the rate is 1: the two lowest draws are taken.
        var filings = Enumerable.Range(1, 5).Select(number => new Filing(new(Kind.Enterprise, number), U, 1, 0)).ToArray();
        var chance = new Chance(9, 1);
        var lowest = filings.Select(filing => filing.Party)
            .OrderBy(party => chance.Draw(party, Purpose.Audit, U.Code)).Take(2).Order();
        var government = Government(250_000);
        var effects = new Effects();
        var board = new Board([new(Policy.None.With(Levers.AuditRate, 1), 1, 0)], [], [], []);
        government.Act(Step.Announce, new() { Chance = chance, Board = board, Policy = Policy.None }, effects);
        government.Commit(Step.Announce, effects);
        government.Act(Step.Audit, new() { Chance = chance, Board = board, Filings = filings }, effects);
        Assert.Equal(lowest, effects.Inspections.ToArray().Select(inspection => inspection.Party));
    }
}
