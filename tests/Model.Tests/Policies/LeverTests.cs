using System.Text.RegularExpressions;

namespace Gongyu.Model.Tests;

public partial class LeverTests
{
    // Enough for surveys to find that a kind holds back, and for all to change their mind.
    private const int Rounds = 40;

    private static readonly string[] Rows = ["O1", "O2", "O3", "O4", "I1", "I2", "I3", "S1", "S2", "S3", "S4", "G1", "G2", "G3", "G4"];

    private static readonly Kind[] Government = [Kind.Government], Enterprise = [Kind.Enterprise], University = [Kind.University],
        Parties = [Kind.Enterprise, Kind.University];

    /// <summary>For every lever: why money moves that would not without it, and who pays.</summary>
    public static readonly TheoryData<string, Reason, Kind[]> Costs = new()
    {
        { "regulation.clarity", Reason.Regulation, Government },
        { "regulation.breachLiability", Reason.BreachCompensation, Parties },
        { "regulation.breachLiability", Reason.ExitCompensation, Parties },
        { "supervision.auditRate", Reason.Audit, Government },
        { "supervision.penalty", Reason.Penalty, Parties },
        { "supervision.coordination", Reason.Coordination, Government },
        { "development.adaptation", Reason.Adaptation, University },
        { "development.incubation", Reason.Incubation, Government },
        { "development.benchmarking", Reason.Visits, University },
        { "governance.equality", Reason.Committee, Parties },
        { "governance.communication", Reason.Communication, Parties },
        { "governance.tierCap", Reason.Approval, Government },
        { "training.orderClass", Reason.Training, Parties },
        { "training.placement", Reason.Training, Parties },
        { "training.multiGovernance", Reason.Boards, Parties },
        { "sharing.facilities", Reason.Facilities, Government },
        { "sharing.research", Reason.Research, Government },
        { "sharing.results", Reason.ResultsSharing, Parties },
        { "sharing.information", Reason.Information, Government },
        { "sharing.information", Reason.Upkeep, Parties },
        { "initiative.enterprise", Reason.Search, Enterprise },
        { "initiative.university", Reason.Search, University },
        { "alignment.major", Reason.Alignment, University },
        { "alignment.content", Reason.Alignment, University },
        { "alignment.practice", Reason.Alignment, Enterprise },
        { "alignment.certificate", Reason.Alignment, University },
        { "incentive.taxRelief", Reason.TaxRelief, Government },
        { "incentive.universityFunding", Reason.UniversityFunding, Government },
        { "incentive.loanDiscount", Reason.LoanDiscount, Government },
        { "incentive.surveyInterval", Reason.Survey, Government },
        { "incentive.surveyInterval", Reason.TaxRelief, Government },
        { "incentive.surveyInterval", Reason.UniversityFunding, Government },
        { "returns.compensation", Reason.LossCompensation, Government },
        { "returns.reform", Reason.Reform, Government },
        { "supervision.feedback", Reason.Feedback, Government },
        { "supervision.feedback", Reason.Course, Parties },
        { "evaluation.accuracy", Reason.Evaluation, Government },
    };

    [Fact]
    public void Every_lever_is_paid_for() => Assert.Equal(
        // And these two by the tests below.
        Costs.Select(row => row.Data.Item1).Append("governance.enterpriseShare").Append("evaluation.enterpriseWeight")
            .Distinct().Order(StringComparer.Ordinal),
        Levers.All.Select(lever => lever.Key).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Costs))]
    public void A_lever_is_paid_for_by_whom_it_says(string key, Reason reason, Kind[] payers)
    {
        // Beside all others but those that are paid for by the same reason.
        var lever = Levers.Find(key)!;
        var without = Costs.Where(row => row.Data.Item2 == reason).Select(row => Levers.Find(row.Data.Item1)!).Append(lever)
            .Aggregate(Some.Everything, (policy, one) => policy.With(one, one.Neutral));
        Assert.DoesNotContain(Ledgers(without), entry => entry.Reason == reason);
        Assert.Equal(
            payers,
            Ledgers(without.With(lever, Some.Acting(lever))).Where(entry => entry.Reason == reason)
                .Select(entry => StakeholderId.FromCode(entry.From.Code).Kind).Distinct().Order());
    }

    [Fact]
    public void Experts_of_industry_make_a_panel_dearer()
    {
        static long Panels(double weight) => Ledger(
                Policy.None.With(Levers.EvaluationAccuracy, 0.5).With(Levers.EvaluationWeight, weight), rounds: 1)
            .Where(entry => entry.Reason == Reason.Evaluation && StakeholderId.FromCode(entry.From.Code).Kind == Kind.Government)
            .Sum(entry => entry.Amount.Micro);

        // 26 members: 0.5·0.02 each, and 0.5·0.01 more at a weight of 1.
        Assert.Equal((260_000, 325_000, 390_000), (Panels(0), Panels(0.5), Panels(1)));
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
    public void Every_lever_moves_more_than_what_it_costs() => Assert.All(Levers.All, lever =>
    {
        var (with, without) = (
            Outcomes(Some.Everything.With(lever, Some.Acting(lever))), Outcomes(Some.Everything.With(lever, lever.Neutral)));
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

    // Some acts are rare: that an enterprise leaves, or keeps up the platform.
    private static IEnumerable<Entry> Ledgers(Policy policy) => new ulong[] { 1, 5, 6 }.SelectMany(seed => Ledger(policy, Rounds, seed));

    private static List<Entry> Ledger(Policy policy, int rounds, ulong seed = 5)
    {
        var stage = Stage.Found(new(Some.Town, policy, seed, rounds));
        var entries = new List<Entry>();
        while (stage.Round < rounds)
        {
            stage.Play(policy);
            entries.AddRange(stage.Ledger);
        }
        return entries;
    }

    // What moves between members, governments and the market. Stances stay and budgets are ample, so that no cost alone moves any of it.
    private static Entry[] Outcomes(Policy policy)
    {
        var plan = Some.Town with { BudgetPerMember = 50 };
        var founded = Community.Found(plan, 5).Stakeholders.OfType<Member>();
        var community = Community.Found(plan, 5, new Steady(founded.ToDictionary(member => member.Id, member => member.Stance)));
        var entries = new List<Entry>();
        while (community.Round < Rounds)
        {
            community.Play(policy);
            entries.AddRange(community.Stakeholders.SelectMany(one => one.Reported).Where(IsOutcome));
        }
        return [.. entries];
    }

    // A government's appropriation replaces what it spent.
    private static bool IsOutcome(Entry entry) =>
        entry.To != Account.Services && entry.Reason is not (Reason.Appropriation or Reason.Lapse);

    private sealed class Steady(Dictionary<StakeholderId, Stance> stances) : Decisions
    {
        public override Stance Revise(Profile who, int round, Stance revised) => stances[who.Id];
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z][a-zA-Z]*$")]
    private static partial Regex Key();
}
