using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>What happened to a run in time: the steps of its policy, when they came into force, and a shock.</summary>
/// <param name="run">The run.</param>
internal sealed class Timing(ReportedRun run)
{
    private const string Shock = "S";
    private const int Most = 12; // Rounds that are named one by one.

    private static readonly Phrase[] Heads = [new("no.", "编号"), new("when", "何时"), new("what is set", "设置内容"), new("in force from round", "生效轮次")];
    private static readonly Phrase Beginning = new("from the beginning", "自始");
    private static readonly Phrase Neutral = new("no lever is set", "未设置政策工具");
    private static readonly Phrase Persons = new("a person decided", "由人决定");
    private static readonly Phrase Never = new("never", "从未");

    /// <summary>The rounds in which something happened, with its number in the table.</summary>
    public IReadOnlyList<(string Number, int Round)> Marks =>
    [
        .. run.Scenario.Timeline.SelectMany((step, i) => RoundsOf(step).Select(round => (Number(i), round))),
        .. run.Scenario.Community.Shock.Round is > 0 and var round ? [(Shock, round)] : Array.Empty<(string, int)>(),
    ];

    /// <summary>Whether the state of the community triggers some of them.</summary>
    public bool IsTriggered => run.Scenario.Timeline.Any(step => step.When is not null);

    /// <summary>All of it as a table.</summary>
    public Html Table() => Sheet.Table(Heads,
    [
        [default, Sheet.Both(Beginning), Set(run.Scenario.Policy.ToString()), $"1"],
        .. run.Scenario.Timeline.Select((step, i) => new Html[]
        {
            $"{Number(i)}", Sheet.Both(step.Timing), Set(step.Set.ToString()), Rounds(step),
        }),
        .. Changed.ByRound(run.Scenario.Decisions).Select(one =>
            new Html[] { default, Sheet.Both(Persons), Set(one.Decided), $"{one.Round}" }),
        .. run.Scenario.Community.Shock is { Round: > 0 } shock
            ? [[$"{Shock}", Sheet.Both(new("shock to demand", "需求冲击")), Of(shock), $"{shock.Round}"]]
            : Array.Empty<Html[]>(),
    ], 1, 2, 3);

    private IEnumerable<int> RoundsOf(PolicyStep step) => step.When is null
        ? step.At <= run.Scenario.Rounds ? [step.At] : []
        : run.Inside.Onsets.Where(onset => onset.Step == step && onset.Round <= run.Scenario.Rounds).Select(onset => onset.Round);

    private Html Rounds(PolicyStep step)
    {
        int[] rounds = [.. RoundsOf(step)];
        string told = string.Join(", ", rounds.Take(Most)) + (rounds.Length > Most ? $", … ({rounds.Length})" : "");
        return rounds.Length == 0 ? Sheet.Both(Never) : $"{told}";
    }

    private Html Of(DemandShock shock)
    {
        string size = Figures.Setting(shock.Size);
        var where = shock.Sector == 0 ? new Phrase("all sectors", "全部行业") : Sectors.Of(run.Scenario.Community, shock.Sector - 1);
        return Sheet.Both(new($"demand of {where.En} moves by {size}", $"{where.Zh}的需求变动 {size}"));
    }

    /// <summary>The levers that are set, or the decisions that are made, as users write them.</summary>
    public static Html Set(string levers) => levers.Length == 0
        ? Sheet.Both(Neutral)
        : $"{levers.Split(", ").Select((one, i) => (Html)$"""{(i == 0 ? "" : " ")}<code>{one}</code>""")}";

    private static string Number(int step) => (step + 1).ToString(CultureInfo.InvariantCulture);
}
