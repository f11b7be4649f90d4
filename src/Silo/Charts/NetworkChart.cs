using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Who works with whom at the end of a round. Everybody has the same place in every round.</summary>
internal static class NetworkChart
{
    private static readonly Stance[] Order = [Stance.Committed, Stance.Opportunist, Stance.Abstain];

    private static readonly Phrase[] Heads = [new("agreements of tier", "协议层次"), new("agreements", "协议数")];

    /// <summary>What colours, shapes and widths mean.</summary>
    public static IReadOnlyList<Mark> Legend =>
    [
        new("circle", Ink.Quiet, new("enterprise", "企业")),
        new("square", Ink.Quiet, new("university", "高校")),
        .. Order.Select(stance => new Mark("area", Ink.Of(stance), ReasonNames.Of(stance))),
        .. Enum.GetValues<Tier>().Select(tier => new Mark("line", Ink.Quiet, TierName(tier), Math.Ceiling(Width(tier)))),
    ];

    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="seen">The round.</param>
    /// <param name="places">Where everybody who is drawn has its place.</param>
    /// <param name="nameOf">What somebody is called.</param>
    public static Chart Of(
        string id, Snapshot seen, IReadOnlyDictionary<StakeholderId, (double X, double Y)> places, Func<StakeholderId, string> nameOf)
    {
        var degrees = seen.Agreements.Keys.SelectMany(bond => new[] { bond.University, bond.Enterprise }).CountBy(who => who).ToDictionary();
        return new(id, new($"Round {seen.Round}", $"第 {seen.Round} 轮"), 360, new
        {
            Tooltip = new { Trigger = "item" },
            Series = new[]
            {
                new
                {
                    Type = "graph",
                    Layout = "none",
                    Left = 8, Right = 8, Top = 8, Bottom = 8,
                    PreserveAspect = true,
                    Roam = false,
                    Emphasis = new { Focus = "adjacency", Scale = false },
                    Data = places.Where(place => seen.Stances.ContainsKey(place.Key)).OrderBy(place => place.Key).Select(place =>
                        Node(place.Key, place.Value, seen.Stances[place.Key], degrees.GetValueOrDefault(place.Key), nameOf(place.Key))),
                    Links = seen.Agreements.Where(one => places.ContainsKey(one.Key.University) && places.ContainsKey(one.Key.Enterprise))
                        .OrderBy(one => one.Key.University).ThenBy(one => one.Key.Enterprise).Select(one => Edge(one.Key, one.Value)),
                },
            },
        })
        {
            Table = new(Heads, [.. Enum.GetValues<Tier>().Select(tier => (IReadOnlyList<Phrase>)
                [TierName(tier), Figures.Same(Figures.Count(seen.Agreements.Values.Count(one => one == tier)))])]),
        };
    }

    private static object Node(StakeholderId who, (double X, double Y) place, Stance stance, int degree, string name) => new
    {
        // Names may be alike, ids are not.
        Id = who.ToString(),
        Name = who.ToString(),
        place.X,
        place.Y,
        Symbol = who.Kind == Kind.University ? "rect" : "circle",
        SymbolSize = (who.Kind == Kind.University ? 7 : 5) + Math.Min(6, Math.Sqrt(degree) * 1.6),
        ItemStyle = new { Color = Ink.Of(stance), BorderColor = Ink.Card, BorderWidth = 0.8 },
        Tip = new Phrase(
            $"{name}\n{who}: {ReasonNames.Of(stance).En}\nagreements: {degree}", $"{name}\n{who}：{ReasonNames.Of(stance).Zh}\n协议数：{degree}"),
    };

    private static object Edge(Bond bond, Tier tier) => new
    {
        Source = bond.University.ToString(),
        Target = bond.Enterprise.ToString(),
        LineStyle = new { Width = Width(tier), Color = Ink.Quiet, Opacity = 0.28 + 0.12 * (int)tier },
    };

    private static double Width(Tier tier) => tier switch
    {
        Tier.Exchange => 0.7,
        Tier.Placement => 1.6,
        Tier.OrderClass => 2.8,
        _ => 4.4,
    };

    private static Phrase TierName(Tier tier)
    {
        var name = ReasonNames.Of(tier);
        return new($"{(int)tier} {name.En}", $"{(int)tier} {name.Zh}");
    }
}
