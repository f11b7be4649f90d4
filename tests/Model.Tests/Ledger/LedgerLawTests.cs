namespace Gongyu.Model.Tests;

public class LedgerLawTests
{
    private static readonly Reason[] PublicSpending = [Reason.Facilities, Reason.Research, Reason.Information, Reason.Regulation];

    [Fact]
    public void Closing_stocks_are_opening_stocks_and_the_reported_entries() => Some.Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        while (stage.Round < run.Rounds)
        {
            var opening = stage.All.Select(one => one.Balance).ToArray();
            stage.Play(run.Policy);
            var entries = stage.Ledger.ToArray();
            for (int i = 0; i < opening.Length; i++)
                Assert.Equal(opening[i] + Net(entries, stage.All[i].Id), stage.All[i].Balance);
        }
    }, iter: 300);

    [Fact]
    public void Payer_and_receiver_book_the_same_entries_and_one_of_them_reports_each() => Some.Runs.Sample(run =>
    {
        var booked = new List<(StakeholderId Who, Entry Entry)>();
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step _, in Brief _, Effects effects) =>
                booked.AddRange(effects.Entries.ToArray().Select(entry => (who.Id, entry))),
        };
        while (stage.Round < run.Rounds)
        {
            booked.Clear();
            stage.Play(run.Policy);
            var reported = stage.Ledger.ToArray();
            Assert.Equal(
                Sorted(reported.Where(entry => entry.From.IsStakeholder)),
                Sorted(booked.Where(one => one.Entry.From == one.Who).Select(one => one.Entry)));
            Assert.Equal(
                Sorted(reported.Where(entry => entry.To.IsStakeholder)),
                Sorted(booked.Where(one => one.Entry.To == one.Who).Select(one => one.Entry)));
            Assert.All(booked, one => Assert.True(one.Entry.From == one.Who || one.Entry.To == one.Who));
        }
    }, iter: 300);

    [Fact]
    public void Incentives_paid_by_governments_are_those_received_by_members() => Some.Runs.Sample(run =>
    {
        Money paid = default, received = default;
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step _, in Brief _, Effects effects) =>
            {
                foreach (var entry in effects.Entries)
                    if (entry.Reason is Reason.TaxRelief or Reason.UniversityFunding or Reason.LoanDiscount)
                        (paid, received) = who is Government ? (paid + entry.Amount, received) : (paid, received + entry.Amount);
            },
        };
        while (stage.Round < run.Rounds)
            stage.Play(run.Policy);
        Assert.Equal(paid, received);
    }, iter: 300);

    [Fact]
    public void With_the_boundaries_the_ledger_sums_to_nothing() => Some.Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        var founded = stage.All.Sum(one => one.Balance.Micro);
        long boundaries = 0;
        while (stage.Round < run.Rounds)
        {
            stage.Play(run.Policy);
            foreach (var boundary in (Account[])[Account.Market, Account.Effort, Account.Treasury, Account.Bank, Account.Services, Account.Owners])
                boundaries += Net(stage.Ledger, boundary).Micro;
        }
        Assert.Equal(founded, stage.All.Sum(one => one.Balance.Micro) + boundaries);
    }, iter: 200);

    [Fact]
    public void Value_enters_at_the_market_and_the_treasury_and_by_owners_who_settle_what_is_owed_only() => Some.Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        while (stage.Round < run.Rounds)
        {
            stage.Play(run.Policy);
            Assert.All(stage.Ledger, entry =>
            {
                Assert.True(entry.From.IsStakeholder || entry.From == Account.Market || entry.From == Account.Treasury
                    || entry is { Reason: Reason.Liquidation } && entry.From == Account.Owners);
                Assert.NotEqual(Account.Market, entry.To);
                Assert.True(entry.From.IsStakeholder || entry.To.IsStakeholder);
                Assert.True(entry.Amount > Money.Zero);
                Assert.Equal(stage.Round, entry.Round);
            });
        }
    }, iter: 200);

    [Fact]
    public void No_budget_passes_its_floor() => Some.Runs.Sample(run =>
    {
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Committed = (who, step) => Assert.True(who is Member || who.Balance >= Money.Zero, $"{who.Id} has {who.Balance} after {step}."),
        };
        while (stage.Round < run.Rounds)
        {
            stage.Play(run.Policy);
            foreach (var government in stage.All.OfType<Government>())
            {
                var spent = government.Reported.Where(entry => PublicSpending.Contains(entry.Reason)).Sum(entry => entry.Amount.Micro);
                Assert.True(spent <= Money.Of(government.Profile.Budget.Units * (1 - government.Profile.Interests.Finance)).Micro);
            }
        }
    }, iter: 500);

    [Fact]
    public void Public_goods_that_round_up_keep_a_budget_of_a_few_micro_units()
    {
        // Four goods of 0.65 micro-units each: rounded one by one they would cost four, and there are three.
        var policy = Policy.None.With(Levers.Facilities, 1 / 6.0).With(Levers.Research, 1 / 6.0)
            .With(Levers.Information, 1).With(Levers.Clarity, 1).With(Levers.TaxRelief, 1);
        var plan = Some.Town with { Regions = 1, Sectors = 1, Enterprises = 2, Universities = 1, BudgetPerMember = 1e-6 };
        var stage = Stage.Found(new(plan, policy, 1, 1));
        Assert.Equal(new(3), stage.All[0].Profile.Budget);
        for (int round = 0; round < 5; round++)
        {
            stage.Play(policy);
            Assert.True(stage.All[0].Balance >= Money.Zero);
        }
    }

    [Fact]
    public void What_an_entry_adds_is_taken_from_the_other_side()
    {
        var entry = new Entry(Account.Market, new StakeholderId(Kind.Enterprise, 4), new(7), Reason.Surplus, new(2, 4), 3);
        Assert.Equal(new(-7), entry.NetOf(Account.Market));
        Assert.Equal(new(7), entry.NetOf(new StakeholderId(Kind.Enterprise, 4)));
        Assert.Equal(Money.Zero, entry.NetOf(new StakeholderId(Kind.University, 4)));
        Assert.Equal<Account>(new StakeholderId(Kind.Enterprise, 4), entry.Reporter);
        // The payer reports, unless it is a boundary.
        var fine = entry with { From = new StakeholderId(Kind.University, 2) };
        Assert.Equal<Account>(new StakeholderId(Kind.University, 2), fine.Reporter);
    }

    [Fact]
    public void Nobody_pays_less_than_nothing() => Assert.Throws<InvalidOperationException>(() =>
        new Effects().Book(Account.Market, Account.Bank, new(-1), Reason.Surplus, default, 1));

    private static Money Net(IEnumerable<Entry> entries, Account account) => new(entries.Sum(entry => entry.NetOf(account).Micro));

    private static Entry[] Sorted(IEnumerable<Entry> entries) =>
        [.. entries.OrderBy(entry => (entry.From.Code, entry.To.Code, entry.Reason, entry.Agreement.University, entry.Amount.Micro))];
}
