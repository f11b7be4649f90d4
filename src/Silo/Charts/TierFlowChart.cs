using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What became of agreements between some rounds: which grew deeper, which ended, which were new.</summary>
internal static class TierFlowChart
{
    private static readonly Phrase Title = new("How agreements deepen and end", "协议的深化与终止");
    private static readonly Phrase New = new("signed later", "此后签署");
    private static readonly Phrase Ended = new("ended", "已终止");
    private static readonly Phrase Both = new("none", "无协议");
    private static readonly Phrase Head = new("between rounds", "区间（轮）");

    /// <summary>What the colours mean.</summary>
    public static IReadOnlyList<Mark> Legend =>
    [
        .. Enum.GetValues<Tier>().Select(tier => new Mark("area", Ink.Of(tier), Name(tier))),
        new("area", Ink.Outside, new("no agreement: signed later, or ended", "无协议：此后签署或已终止")),
    ];

    /// <summary>The chart; none where there is nothing to tell.</summary>
    public static Chart? Of(string id, IReadOnlyList<Snapshot> snapshots)
    {
        var flows = snapshots.Zip(snapshots.Skip(1), FlowsOf).ToArray();
        if (flows.All(between => between.Count == 0))
            return null;
        var nodes = flows.SelectMany((between, i) => between.Keys.SelectMany(flow =>
                new[] { (Place: i, Tier: flow.From), (Place: i + 1, Tier: flow.To) }))
            .Distinct().OrderBy(node => node.Place).ThenByDescending(node => node.Tier).ToArray();
        return new(id, Title, 380, new
        {
            Tooltip = new { Trigger = "item" },
            Series = new[]
            {
                new
                {
                    Type = "sankey",
                    Left = 10, Right = "20%", Top = 30, Bottom = 10,
                    NodeWidth = 14, NodeGap = 10, LayoutIterations = 0, Draggable = false,
                    LineStyle = new { Color = "source", Opacity = 0.35 },
                    Emphasis = new { Focus = "adjacency" },
                    Data = nodes.Select(node => Node(node.Place, node.Tier, flows)),
                    Links = flows.SelectMany((between, i) => between.Select(flow => new
                    {
                        Source = Key(i, flow.Key.From),
                        Target = Key(i + 1, flow.Key.To),
                        Value = flow.Value,
                        Tip = Tip(snapshots, i, flow.Key, flow.Value),
                    })),
                },
            },
            Title = snapshots.Select((one, i) => ColumnTitle(one.Round, i, snapshots.Count)),
        })
        {
            Width = 640,
            Table = new(
                [Head, new("from", "自"), new("to", "至"), new("agreements", "协议数")],
                [.. flows.SelectMany((between, i) => between.Select(flow => (IReadOnlyList<Phrase>)
                [
                    Figures.Same($"{snapshots[i].Round} → {snapshots[i + 1].Round}"), NameOf(flow.Key.From, New), NameOf(flow.Key.To, Ended),
                    Figures.Same(Figures.Count(flow.Value)),
                ]))])
            {
                Words = [1, 2],
            },
        };
    }

    // From which tier to which; 0 is no agreement.
    private static SortedDictionary<(Tier From, Tier To), int> FlowsOf(Snapshot before, Snapshot after)
    {
        var flows = new SortedDictionary<(Tier, Tier), int>();
        foreach (var (bond, tier) in before.Agreements)
            Add((tier, after.Agreements.GetValueOrDefault(bond)));
        foreach (var (bond, tier) in after.Agreements)
            if (!before.Agreements.ContainsKey(bond))
                Add((default, tier));
        return flows;

        void Add((Tier, Tier) flow) => flows[flow] = flows.GetValueOrDefault(flow) + 1;
    }

    private static object Node(int place, Tier tier, SortedDictionary<(Tier From, Tier To), int>[] flows)
    {
        int into = place == 0 ? 0 : flows[place - 1].Where(flow => flow.Key.To == tier).Sum(flow => flow.Value);
        int from = place == flows.Length ? 0 : flows[place].Where(flow => flow.Key.From == tier).Sum(flow => flow.Value);
        var name = tier != default ? Name(tier) : into == 0 ? New : from == 0 ? Ended : Both;
        string count = Figures.Count(Math.Max(into, from));
        return new
        {
            Name = Key(place, tier),
            Depth = place,
            Tip = tier == default
                ? new Phrase($"{name.En}\nended {into}, signed later {from}", $"{name.Zh}\n已终止 {into}，此后签署 {from}")
                : new($"{name.En}: {count}", $"{name.Zh}：{count}"),
            ItemStyle = new { Color = tier == default ? Ink.Outside : Ink.Of(tier) },
            Label = new
            {
                Formatter = place == flows.Length ? new Phrase($"{name.En}: {count}", $"{name.Zh}：{count}") : Figures.Same(tier == default ? "" : count),
                Color = Ink.Text,
                FontSize = 12,
            },
        };
    }

    private static object ColumnTitle(int round, int place, int count) => new
    {
        Text = new Phrase($"round {round}", $"第 {round} 轮"),
        Top = 0,
        // The columns lie between the left edge and the room for the last names.
        Left = string.Create(CultureInfo.InvariantCulture, $"{(count == 1 ? 0 : 78.5 * place / (count - 1)):0.#}%"),
        TextStyle = new { Color = Ink.Quiet, FontSize = 12, FontWeight = "normal" },
    };

    private static Phrase Tip(IReadOnlyList<Snapshot> snapshots, int i, (Tier From, Tier To) flow, int count)
    {
        var (from, to) = (NameOf(flow.From, New), NameOf(flow.To, Ended));
        int first = snapshots[i].Round, second = snapshots[i + 1].Round;
        return new(
            $"{from.En} → {to.En}: {count}\nrounds {first} → {second}", $"{from.Zh} → {to.Zh}：{count}\n第 {first} → {second} 轮");
    }

    private static Phrase NameOf(Tier tier, Phrase outside) => tier == default ? outside : Name(tier);

    private static Phrase Name(Tier tier)
    {
        var name = ReasonNames.Of(tier);
        return new($"{(int)tier} {name.En}", $"{(int)tier} {name.Zh}");
    }

    private static string Key(int place, Tier tier) => string.Create(CultureInfo.InvariantCulture, $"{place}.{(int)tier}");
}
