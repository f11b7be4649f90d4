namespace Gongyu.Model.Tests;

/// <summary>What every kind of stakeholder promises. A new kind joins by a sealed subclass, and a test says when it forgot to.</summary>
public abstract class StakeholderLaws
{
    protected abstract Kind Kind { get; }

    [Fact]
    public void It_is_founded_from_its_own_draws() => Runs.Sample(run =>
    {
        var other = run.Plan with { Regions = 16, Sectors = 16, Enterprises = 200, Universities = 100, BudgetPerMember = 9 };
        foreach (var one in Mine(Stage.Found(run)))
        {
            Assert.Equal(Stage.BytesOf(one), Stage.BytesOf(Founding.Found(run.Plan, run.Seed, one.Id, Decisions.Own)));
            Assert.Equal(
                one.Profile.Interests, Founding.Found(other, run.Seed, one.Id, Decisions.Own).Profile.Interests);
        }
    }, iter: 50);

    [Fact]
    public void Who_is_not_in_the_plan_is_not_founded()
    {
        foreach (int number in (int[])[0, -1, Some.Town.Count(Kind) + 1])
            Assert.Throws<ArgumentOutOfRangeException>(() => Founding.Found(Some.Town, 1, new(Kind, number), Decisions.Own));
    }

    [Fact]
    public void Its_interests_sum_to_one_and_its_influence_counts() => Runs.Sample(run =>
    {
        foreach (var profile in Mine(Stage.Found(run)).Select(one => one.Profile))
        {
            var (finance, talent, innovation, reputation, publicGood) = profile.Interests;
            Assert.Equal(1, finance + talent + innovation + reputation + publicGood, 1e-12);
            Assert.All([finance, talent, innovation, reputation, publicGood], weight => Assert.InRange(weight, 0, 1));
            Assert.True(profile.Influence is > 0 and <= 1);
            Assert.InRange(profile.Region, 0, run.Plan.Regions - 1);
            Assert.Equal(0u, profile.Sectors >> run.Plan.Sectors);
        }
    }, iter: 50);

    [Fact]
    public void It_acts_in_its_steps_and_refuses_others() => Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        stage.Play(run.Policy);
        foreach (var one in Mine(stage))
            foreach (var step in Steps.InOrder.ToArray())
                if (!step.IsPlayedBy(Kind))
                    Assert.Throws<ArgumentOutOfRangeException>(() => Act(one, step, stage.Board, run.Policy));
    }, iter: 10);

    [Fact]
    public void Acting_changes_nothing_and_acting_again_decides_the_same() => Runs.Sample(run =>
    {
        var again = new Effects();
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step step, in Brief brief, Effects effects) =>
            {
                if (who.Id.Kind != Kind)
                    return;
                byte[] before = All(who), decided = All(effects, Kind);
                who.Act(step, brief, again);
                Assert.Equal(before, All(who));
                Assert.Equal(decided, All(again, Kind));
            },
        };
        while (stage.Round < run.Rounds)
            stage.Play(run.Policy);
    }, iter: 60);

    [Fact]
    public void It_books_its_own_money_only() => Runs.Sample(run =>
    {
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            Acted = (Stakeholder who, Step _, in Brief brief, Effects effects) =>
            {
                foreach (var entry in effects.Entries)
                {
                    Assert.True(entry.From == who.Id || entry.To == who.Id);
                    Assert.True(entry.Amount > Money.Zero && entry.From != entry.To && entry.Round == brief.Round);
                }
            },
        };
        while (stage.Round < run.Rounds)
            stage.Play(run.Policy);
    }, iter: 60);

    [Fact]
    public void Its_state_reads_back_to_the_same_bytes() => Runs.Sample(run =>
    {
        var stage = Stage.Found(run);
        while (stage.Round < run.Rounds)
        {
            stage.Play(run.Policy);
            foreach (var one in Mine(stage))
            {
                byte[] written = Stage.BytesOf(one);
                var from = new CanonicalReader(written);
                var read = Stakeholder.Read(ref from, Decisions.Own);
                Assert.True(from.AtEnd);
                Assert.Equal(one.GetType(), read.GetType());
                Assert.Equal(one.Profile, read.Profile);
                Assert.Equal(one.Balance, read.Balance);
                Assert.Equal(written, Stage.BytesOf(read));
            }
        }
    }, iter: 60);

    [Fact]
    public void A_state_that_is_cut_short_is_refused()
    {
        byte[] written = Stage.BytesOf(Founding.Found(Some.Town, 1, new(Kind, 1), Decisions.Own));
        for (int length = 0; length < written.Length; length++)
            Assert.Throws<ArgumentOutOfRangeException>(() =>
            {
                var from = new CanonicalReader(written.AsSpan(0, length));
                Stakeholder.Read(ref from, Decisions.Own);
            });
    }

    [Fact]
    public void It_counts_itself_in_every_round()
    {
        var stage = Stage.Found(new(Some.Town, Some.Everything, 3, 2));
        var totals = new RoundTotals();
        for (int round = 0; round < 2; round++)
        {
            stage.Play(Some.Everything);
            Assert.All(Mine(stage), one => Assert.Contains(true, Enumerable.Range(0, (int)Measure.Count)
                .Select(measure => one.Round[(Measure)measure] != 0)));
        }
        foreach (var one in Mine(stage))
            totals.Add(one.Id.Kind, one.Round);
        // Some metric speaks of the kind.
        Assert.Contains(Metrics.All, metric => metric.Of(totals) != 0);
    }

    // Every kind is there.
    private static Gen<Run> Runs => Some.Runs
        .Select(run => run with
        {
            Plan = run.Plan with
            {
                Enterprises = run.Plan.Enterprises + 1,
                Universities = run.Plan.Universities + 1,
                Associations = true,
            },
        });

    private Stakeholder[] Mine(Stage stage)
    {
        var mine = stage.All.Where(one => one.Id.Kind == Kind).ToArray();
        Assert.NotEmpty(mine);
        return mine;
    }

    private static void Act(Stakeholder one, Step step, Board board, Policy policy) =>
        one.Act(step, new() { Chance = new(1, 1), Board = board, Policy = policy }, new());

    // What it keeps between rounds, and what it holds within one.
    private static byte[] All(Stakeholder one)
    {
        var bytes = new CanonicalWriter();
        one.Write(bytes);
        one.Round.Write(bytes);
        bytes.Facts<Entry>([.. one.Reported]);
        return bytes.Written.ToArray();
    }

    private static byte[] All(Effects effects, Kind kind)
    {
        var bytes = new CanonicalWriter();
        bytes.Facts(effects.Messages);
        bytes.Facts(effects.Entries);
        bytes.Facts(effects.Filings);
        bytes.Facts(effects.Notices);
        bytes.Facts<StakeholderId>([.. effects.Inspections.ToArray().SelectMany(one => (StakeholderId[])[one.Party, one.Partner])]);
        bytes.Facts<Announcement>(effects.Announcement is { } announcement ? [announcement] : []);
        bytes.Facts<Bulletin>(effects.Bulletin is { } bulletin ? [bulletin] : []);
        bytes.Facts<Listing>(effects.Listing is { } listing ? [listing] : []);
        bytes.Facts<Agreement>([.. effects.Agreements]);
        foreach (var (measure, amount) in effects.Counted)
        {
            bytes.Int((int)measure);
            bytes.Double(amount);
        }
        State(effects, kind, bytes);
        return bytes.Written.ToArray();
    }

    // Effects are used again: what another kind left in them is not this one's.
    private static void State(Effects effects, Kind kind, CanonicalWriter bytes)
    {
        switch (kind)
        {
            case Kind.Government:
                bytes.Double(effects.Government.Platform);
                break;
            case Kind.Association:
                bytes.Double(effects.Association.Demand);
                break;
            default:
                effects.Member.Write(bytes);
                bytes.Fact(effects.Member.Proposed);
                break;
        }
    }
}

public sealed class GovernmentLawTests : StakeholderLaws
{
    protected override Kind Kind => Kind.Government;
}

public sealed class EnterpriseLawTests : StakeholderLaws
{
    protected override Kind Kind => Kind.Enterprise;
}

public sealed class UniversityLawTests : StakeholderLaws
{
    protected override Kind Kind => Kind.University;
}

public sealed class AssociationLawTests : StakeholderLaws
{
    protected override Kind Kind => Kind.Association;
}

public class KindTests
{
    [Fact]
    public void Every_kind_keeps_the_laws()
    {
        var kinds = typeof(StakeholderLaws).Assembly.GetTypes()
            .Where(type => type.IsSealed && type.IsSubclassOf(typeof(StakeholderLaws)))
            .Select(type => type.GetProperty("Kind", (System.Reflection.BindingFlags)(-1))!.GetValue(Activator.CreateInstance(type)))
            .Cast<Kind>();
        Assert.Equal(Enum.GetValues<Kind>(), kinds.Order());
    }

    [Fact]
    public void Every_kind_has_a_word_a_step_to_report_in_and_somebody_in_a_town()
    {
        Assert.Equal(Enum.GetValues<Kind>(), StakeholderId.Words.Select(pair => pair.Kind));
        Assert.Equal(StakeholderId.Words.Count, StakeholderId.Words.Select(pair => pair.Word).Distinct().Count());
        Assert.All(Enum.GetValues<Kind>(), kind => Assert.True(Step.Learn.IsPlayedBy(kind)));
        Assert.Equal(Enum.GetValues<Kind>(), Some.Town.Roster.Select(id => id.Kind).Distinct());
    }
}
