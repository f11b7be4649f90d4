using System.Text.RegularExpressions;

namespace Gongyu.Model.Tests;

public partial class LeverTests
{
    private static readonly string[] Rows = ["O1", "O2", "O3", "O4", "I1", "I2", "I3", "S1", "S2", "S3", "S4", "G1", "G2", "G3", "G4"];

    /// <summary>For every lever that acts: why money moves, and who pays.</summary>
    public static readonly TheoryData<string, Reason, bool> Costs = new()
    {
        { "incentive.taxRelief", Reason.TaxRelief, true },
        { "incentive.universityFunding", Reason.UniversityFunding, true },
        { "incentive.loanDiscount", Reason.LoanDiscount, true },
        { "supervision.auditRate", Reason.Audit, true },
        { "supervision.penalty", Reason.Penalty, false },
        { "sharing.facilities", Reason.Facilities, true },
        { "sharing.research", Reason.Research, true },
        { "sharing.results", Reason.ResultsSharing, false },
        { "sharing.information", Reason.Information, true },
        { "governance.equality", Reason.Committee, false },
        { "governance.communication", Reason.Communication, false },
        { "regulation.clarity", Reason.Regulation, true },
        { "regulation.breachLiability", Reason.BreachCompensation, false },
        { "regulation.breachLiability", Reason.ExitCompensation, false },
    };

    [Fact]
    public void Fourteen_act() => Assert.Equal(
        Costs.Select(row => row.Data.Item1).Append("governance.enterpriseShare").Distinct().Order(StringComparer.Ordinal),
        Levers.All.Select(lever => lever.Key).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Costs))]
    public void A_lever_that_acts_is_paid_for(string key, Reason reason, bool byGovernment)
    {
        var lever = Levers.Find(key)!;
        var entries = Ledger(Some.Everything).Where(entry => entry.Reason == reason).ToArray();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry =>
            Assert.Equal(byGovernment, StakeholderId.FromCode(entry.From.Code).Kind == Kind.Government));
        Assert.DoesNotContain(Ledger(Some.Everything.With(lever, lever.Neutral)), entry => entry.Reason == reason);
    }

    [Fact]
    public void A_larger_enterprise_share_is_paid_by_universities_out_of_the_surplus()
    {
        static (long E, long U) Surplus(double share)
        {
            var entries = Ledger(Policy.None.With(Levers.EnterpriseShare, share), rounds: 1)
                .Where(entry => entry.Reason == Reason.Surplus).ToArray();
            return (Sum(entries, Kind.Enterprise), Sum(entries, Kind.University));
        }

        var (less, absent, more) = (Surplus(-0.1), Surplus(0), Surplus(0.1));
        Assert.Equal(absent.E + absent.U, more.E + more.U);
        Assert.Equal(absent.E + absent.U, less.E + less.U);
        // Within a micro-unit an agreement, of which there are at most 20.
        Assert.InRange(more.E - absent.E - (absent.E + absent.U) / 10, -20, 20);
        Assert.InRange(absent.E - less.E - (absent.E + absent.U) / 10, -20, 20);
    }

    [Fact]
    public void Every_lever_that_acts_moves_what_members_get() => Assert.All(Levers.All, lever =>
    {
        // Not what governments spend, nor what is left for others: their budgets are ample.
        var (with, without) = (Outcomes(Some.Everything), Outcomes(Some.Everything.With(lever, lever.Neutral)));
        Assert.True(!with.SequenceEqual(without), $"{lever.Key} moves nothing.");
    });

    [Fact]
    public void Keys_are_unique_and_dotted()
    {
        Assert.Equal(Levers.All.Count, Levers.All.Select(lever => lever.Key).Distinct().Count());
        Assert.All(Levers.All, lever => Assert.Matches(Key(), lever.Key));
    }

    [Fact]
    public void Every_lever_speaks_both_languages_and_belongs_to_a_row() => Assert.All(Levers.All, lever =>
    {
        Assert.Contains(lever.Row, Rows);
        AssertBothLanguages(lever.Meaning);
        AssertBothLanguages(lever.Cost);
        Assert.Contains(lever.UnitSymbol, (string[])["1", "{tier}", "{round}"]);
    });

    [Fact]
    public void Every_row_of_the_article_has_a_lever() => Assert.Equal(Rows, Levers.All.Select(lever => lever.Row).Distinct());

    [Fact]
    public void Ranges_contain_neutral() => Assert.All(Levers.All, lever =>
    {
        Assert.True(lever.Minimum < lever.Maximum && lever.Allows(lever.Neutral));
        Assert.True(lever.Allows(lever.Minimum) && lever.Allows(lever.Maximum));
        Assert.False(lever.Allows(Math.BitDecrement(lever.Minimum)) || lever.Allows(Math.BitIncrement(lever.Maximum)));
        Assert.False(lever.Allows(double.NaN));
    });

    [Fact]
    public void The_catalogue_is_complete_and_in_its_order()
    {
        Assert.Equal(
            typeof(Levers).GetFields().Where(field => field.FieldType == typeof(Lever)).Select(field => field.GetValue(null)), Levers.All);
        Assert.All(Levers.All, (lever, index) => Assert.Equal(index, lever.Index));
        Assert.All(Levers.All, lever => Assert.Same(lever, Levers.Find(lever.Key)));
        Assert.Null(Levers.Find("incentive.taxrelief"));
    }

    internal static void AssertBothLanguages(Phrase phrase)
    {
        Assert.True(phrase.En.Length > 0 && phrase.En.All(char.IsAscii), phrase.En);
        Assert.True(phrase.Zh.Any(character => character is >= '\u4e00' and <= '\u9fff'), phrase.Zh);
        Assert.Equal(phrase.Zh, phrase.In("zh"));
        Assert.Equal(phrase.En, phrase.In("en"));
    }

    private static long Sum(Entry[] entries, Kind kind) =>
        entries.Where(entry => StakeholderId.FromCode(entry.To.Code).Kind == kind).Sum(entry => entry.Amount.Micro);

    private static List<Entry> Ledger(Policy policy, int rounds = 14)
    {
        var stage = Stage.Found(new(Some.Town, policy, 5, rounds));
        var entries = new List<Entry>();
        while (stage.Round < rounds)
        {
            stage.Play(policy);
            entries.AddRange(stage.Ledger);
        }
        return entries;
    }

    private static double[] Outcomes(Policy policy)
    {
        var community = Community.Found(Some.Town with { BudgetPerMember = 50 }, 5);
        var recorder = new Recorder(5);
        var values = new List<double>();
        while (community.Round < 14)
        {
            var record = community.Play(policy, recorder);
            values.AddRange(record[Metrics.Find("payoff.enterprise")!], record[Metrics.Find("payoff.university")!]);
        }
        return [.. values];
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z][a-zA-Z]*$")]
    private static partial Regex Key();
}
