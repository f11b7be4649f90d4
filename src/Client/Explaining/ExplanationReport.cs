using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>Why a stakeholder did what it did, as people read it.</summary>
/// <param name="desk">Where.</param>
/// <param name="scenario">The scenario.</param>
/// <param name="replication">Which replication, from 0.</param>
internal sealed class ExplanationReport(Desk desk, Scenario scenario, int replication)
{
    private const int Few = 4;

    private static readonly Phrase Fact = new("as it was", "实际");

    /// <summary>Writes it, with what it would have done on other terms if that was asked.</summary>
    public void Write(Answer answer, PolicyChange change)
    {
        var told = answer.Fact;
        string name = Names.Of(scenario.Community, scenario.SeedOf(replication), told.Who);
        desk.Console.MarkupLine($"[bold]{told.Who}  {Markup.Escape(name)}[/]");
        desk.Console.MarkupLine($"[dim]{Markup.Escape(desk.Say(Place(told)))}[/]");
        desk.Console.WriteLine();
        if (told.Member is { } member)
            new MemberReport(desk, told, member).Write();
        else
            WriteOffice(told, told.Office!);
        WriteLedger(told);
        if (answer.Otherwise is not null)
            WriteBeside(answer, change);
    }

    private Phrase Place(Explanation told)
    {
        string set = string.Join(", ", told.Terms.Policy.Set.Select(one => FormattableString.Invariant($"{one.Lever.Key}={one.Value:0.###}")));
        string one = scenario.Replications == 1 ? "" : $", replication {replication + 1}", zh = scenario.Replications == 1 ? "" : $"，第 {replication + 1} 次重复";
        return new(
            $"round {told.Round} of {scenario.Rounds}{one}; in force: {(set == "" ? "no lever" : set)}",
            $"第 {told.Round} 轮，共 {scenario.Rounds} 轮{zh}；政策：{(set == "" ? "未设政策工具" : set)}");
    }

    private void WriteOffice(Explanation told, OfficeReasons office)
    {
        foreach (var line in ExplanationWords.Office(told, office))
            desk.Console.MarkupLine(Markup.Escape(desk.Say(line)));
        desk.Console.WriteLine();
    }

    private void WriteLedger(Explanation told)
    {
        if (told.Entries.Count == 0)
            return;
        var table = Table(desk, new("what was booked", "入账"), new("with", "对方"), new("received", "收"), new("paid", "付"));
        foreach (var group in told.Entries.GroupBy(entry => (entry.Reason, Paid: entry.From == told.Who)).OrderBy(group => group.Key.Paid))
        {
            string amount = Draw.Number(group.Sum(entry => entry.Amount.Units));
            string[] others = [.. group.Select(entry => desk.Say(ReasonNames.Of(group.Key.Paid ? entry.To : entry.From))).Distinct()];
            string with = others.Length <= Few ? string.Join(" ", others) : $"{string.Join(" ", others.Take(Few))} … ({others.Length})";
            table.AddRow(Markup.Escape(desk.Say(ReasonNames.Of(group.Key.Reason))), Markup.Escape(with), group.Key.Paid ? "" : amount, group.Key.Paid ? amount : "");
        }
        table.AddRow(
            $"[bold]{desk.Say(new("in all", "合计"))}[/]", "", $"[bold]{Draw.Number(Beside.Sum(told, paid: false))}[/]",
            $"[bold]{Draw.Number(Beside.Sum(told, paid: true))}[/]");
        desk.Console.Write(table);
    }

    private void WriteBeside(Answer answer, PolicyChange change)
    {
        desk.Console.MarkupLine($"[bold]{Markup.Escape(desk.Say(Alone(answer.Fact.Who, change)))}[/]");
        var rows = Beside.Of(answer);
        var table = Table(desk, new("decision or term", "决定或分项"), Fact, new("otherwise", "另一条件"));
        foreach (var row in rows)
        {
            string mark = row.Differs ? "yellow" : "dim";
            table.AddRow(
                Markup.Escape(desk.Say(row.What)), Markup.Escape(desk.Say(row.Fact)), $"[{mark}]{Markup.Escape(desk.Say(row.Otherwise))}{(row.Differs ? " ◂" : "")}[/]");
        }
        desk.Console.Write(table);
        desk.Console.MarkupLine($"[dim]{Markup.Escape(desk.Say(Changed(rows.Count(row => row.Differs))))}[/]");
    }

    private static Phrase Alone(StakeholderId who, PolicyChange change) => new(
        $"If in this round, for {who} alone, {change}:", $"若在本轮，唯独对 {who} 设 {change}：");

    private static Phrase Changed(int count) => count == 0
        ? new("Nothing of this would have been otherwise. All others do as they did.", "以上均不会改变。其他主体一如其旧。")
        : new("◂ would have been otherwise. All others do as they did.", "◂ 表示会有不同。其他主体一如其旧。");

    /// <summary>A table of this report: texts at the left, figures at the right.</summary>
    public static Table Table(Desk desk, params Phrase[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (int i = 0; i < columns.Length; i++)
        {
            var column = new TableColumn($"[bold]{Markup.Escape(desk.Say(columns[i]))}[/]");
            table.AddColumn(i == 0 || columns[i].En is "with" ? column : column.RightAligned());
        }
        return table;
    }
}
