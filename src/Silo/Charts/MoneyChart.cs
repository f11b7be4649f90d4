using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Where money came from, why it moved, and where it went.</summary>
internal static class MoneyChart
{
    private const int Most = 14; // More reasons than these are too thin to be read.

    private static readonly Phrase Title = new("Who paid whom, and why", "资金流向：付款方 → 缘由 → 收款方");
    private static readonly Phrase Other = new("other reasons", "其他缘由");
    private static readonly Phrase[] Heads = [new("payer", "付款方"), new("reason", "缘由"), new("payee", "收款方"), new("amount", "金额")];

    /// <summary>The chart; none where nothing was paid.</summary>
    public static Chart? Of(string id, IReadOnlyDictionary<Flow, Money> money)
    {
        if (money.Count == 0)
            return null;
        Reason[] reasons = [.. money.GroupBy(flow => flow.Key.Reason).OrderByDescending(group => group.Sum(flow => flow.Value.Units))
            .ThenBy(group => group.Key).Select(group => group.Key)];
        // Alone in the rest it may as well be named.
        HashSet<Reason> named = [.. reasons.Length <= Most + 1 ? reasons : reasons.Take(Most)];
        string Why(Reason reason) => named.Contains(reason) ? $"r{(int)reason}" : "other";
        var paid = Sums(money, flow => $"p{flow.From.Code}", flow => Why(flow.Reason));
        var received = Sums(money, flow => Why(flow.Reason), flow => $"q{flow.To.Code}");
        var nodes = money.Keys.SelectMany(flow => new[]
        {
            (Key: $"p{flow.From.Code}", Depth: 0, Name: NameOf(flow.From), Ink: InkOf(flow.From)),
            (Key: Why(flow.Reason), Depth: 1, Name: named.Contains(flow.Reason) ? ReasonNames.Of(flow.Reason) : Other, Ink: Ink.Accent),
            (Key: $"q{flow.To.Code}", Depth: 2, Name: NameOf(flow.To), Ink: InkOf(flow.To)),
        }).DistinctBy(node => node.Key).ToArray();
        var names = nodes.ToDictionary(node => node.Key, node => node.Name);
        return new(id, Title, 150 + 30 * named.Count, new
        {
            Tooltip = new { Trigger = "item" },
            Series = new[]
            {
                new
                {
                    Type = "sankey",
                    Left = 150, Right = 150, Top = 8, Bottom = 8,
                    NodeWidth = 12, NodeGap = 15, Draggable = false,
                    Emphasis = new { Focus = "adjacency" },
                    Data = nodes.Select(node => Node(node.Key, node.Depth, node.Name, node.Ink, paid, received)),
                    Links = paid.Select(sum => Link(sum.Key, sum.Value, names, "source")).Concat(received.Select(sum => Link(sum.Key, sum.Value, names, "target"))),
                },
            },
        })
        {
            Width = 640,
            Table = new(Heads, [.. money.OrderByDescending(flow => flow.Value).Select(flow => (IReadOnlyList<Phrase>)
            [
                NameOf(flow.Key.From), ReasonNames.Of(flow.Key.Reason), NameOf(flow.Key.To), Figures.Same(Amount(flow.Value.Units)),
            ])])
            {
                Words = [1, 2],
            },
        };
    }

    private static Dictionary<(string From, string To), double> Sums(
        IReadOnlyDictionary<Flow, Money> money, Func<Flow, string> from, Func<Flow, string> to) =>
        money.GroupBy(flow => (from(flow.Key), to(flow.Key))).ToDictionary(group => group.Key, group => group.Sum(flow => flow.Value.Units));

    private static object Node(
        string key, int depth, Phrase name, Ink ink, Dictionary<(string From, string To), double> paid,
        Dictionary<(string From, string To), double> received)
    {
        double sum = depth == 0 ? paid.Where(one => one.Key.From == key).Sum(one => one.Value)
            : depth == 1 ? paid.Where(one => one.Key.To == key).Sum(one => one.Value)
            : received.Where(one => one.Key.To == key).Sum(one => one.Value);
        var label = new Phrase($"{name.En}  {Amount(sum)}", $"{name.Zh}  {Amount(sum)}");
        return new
        {
            Name = key,
            Depth = depth,
            Tip = label,
            ItemStyle = new { Color = ink },
            Label = new { Formatter = label, Position = depth == 0 ? "left" : "right", Color = Ink.Text, FontSize = 12 },
        };
    }

    // In the colour of who pays or receives; a gradient would be without its transparency on paper.
    private static object Link((string From, string To) ends, double value, Dictionary<string, Phrase> names, string color)
    {
        var (from, to) = (names[ends.From], names[ends.To]);
        return new
        {
            Source = ends.From,
            Target = ends.To,
            Value = value,
            LineStyle = new { Color = color, Opacity = 0.32 },
            Tip = new Phrase($"{from.En} → {to.En}\n{Amount(value)}", $"{from.Zh} → {to.Zh}\n{Amount(value)}"),
        };
    }

    private static Phrase NameOf(Account account) =>
        account.IsStakeholder ? ReasonNames.Of(StakeholderId.FromCode(account.Code).Kind) : ReasonNames.Of(account);

    private static Ink InkOf(Account account) => account.IsStakeholder ? Ink.Of(StakeholderId.FromCode(account.Code).Kind) : Ink.Outside;

    private static string Amount(double units) => units.ToString(units >= 99.95 ? "N0" : "N1", CultureInfo.InvariantCulture);
}
