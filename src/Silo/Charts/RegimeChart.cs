using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Where two levers lead: trap, either, or take-off. Each has a colour and a sign of its own, so that none depends on colours.</summary>
internal static class RegimeChart
{
    private static readonly Phrase Title = new("Where the two levers lead", "两项政策工具引向何处");

    private static readonly (RegimeKind Kind, string Sign, string Symbol, int Turned, Phrase Meaning)[] Kinds =
    [
        (RegimeKind.Trap, "▼", "triangle", 180, new("below one half from both starts", "从两个起点出发皆低于二分之一")),
        (RegimeKind.Bistable, "◆", "diamond", 0, new("the start decides", "取决于起点")),
        (RegimeKind.TakeOff, "▲", "triangle", 0, new("above one half from both starts", "从两个起点出发皆高于二分之一")),
    ];

    private static readonly Phrase[] More = [new("regime", "格局"), new("from abstaining", "从观望出发"), new("95 % interval", "95% 区间"), new("from committed", "从投入出发"), new("95 % interval", "95% 区间")];

    /// <summary>What colours and signs mean.</summary>
    public static IReadOnlyList<Mark> Legend => [.. Kinds.Select(one =>
    {
        var name = RegimePoints.NameOf(one.Kind);
        return new Mark("area", Ink.Of(one.Kind), new($"{one.Sign} {name.En}: {one.Meaning.En}", $"{one.Sign} {name.Zh}：{one.Meaning.Zh}"));
    })];

    /// <summary>The chart.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="levers">Both levers.</param>
    /// <param name="points">What is where; at least one.</param>
    public static Chart Of(string id, IReadOnlyList<Lever> levers, IReadOnlyList<RegimePoint> points)
    {
        var plane = new LeverPlane(levers[0], levers[1], [.. points.Select(point => (point.First, point.Second))]);
        var series = plane.IsGrid
            ? [new { Type = "heatmap", ItemStyle = new { BorderColor = Ink.Card, BorderWidth = 1 }, Data = points.Select(point => Item(plane, levers, point)) }]
            : Kinds.Select(kind => (object)new
            {
                Type = "scatter",
                Symbol = kind.Symbol,
                SymbolRotate = kind.Turned,
                SymbolSize = 15,
                ItemStyle = new { Color = Ink.Of(kind.Kind), BorderColor = Ink.Quiet, BorderWidth = 1, Opacity = 1 },
                Data = points.Where(point => point.Regime.Kind == kind.Kind).Select(point => Item(plane, levers, point)),
            });
        object? colours = !plane.IsGrid ? null : new
        {
            Type = "piecewise",
            Show = false,
            Dimension = 2,
            Pieces = Kinds.Select(kind => new { Value = (int)kind.Kind, Color = Ink.Of(kind.Kind) }),
        };
        return new(id, Title, plane.Height, plane.Option(20, series, colours))
        {
            Width = 420,
            Legend = Legend,
            Table = new(
                [.. levers.Select(lever => Figures.Same(lever.Key)), .. More], [.. points.Take(PointMean.MostRows).Select(Row)])
            { Words = [2] },
        };
    }

    private static object Item(LeverPlane plane, IReadOnlyList<Lever> levers, RegimePoint point)
    {
        var (x, y) = plane.Of(point.First, point.Second);
        var kind = Array.Find(Kinds, one => one.Kind == point.Regime.Kind);
        var (name, doubt) = (RegimePoints.NameOf(kind.Kind), point.Regime.IsSure ? "" : "?");
        string at = $"{levers[0].Key} = {Figures.Setting(point.First)}\n{levers[1].Key} = {Figures.Setting(point.Second)}";
        string ends = $"{Figures.Number(point.Abstaining.Mean)} / {Figures.Number(point.Committed.Mean)}";
        return new
        {
            Value = new[] { x, y, (double)point.Regime.Kind },
            Tip = new Phrase($"{name.En}{doubt}: {ends}\n{at}", $"{name.Zh}{doubt}：{ends}\n{at}"),
            Label = new
            {
                Show = plane.IsGrid && plane.IsLegible || doubt.Length > 0 && !plane.IsGrid,
                Position = plane.IsGrid ? "inside" : "right",
                Formatter = plane.IsGrid ? new($"{kind.Sign} {name.En}{doubt}", $"{kind.Sign} {name.Zh}{doubt}") : Figures.Same(doubt),
                Color = plane.IsGrid ? new($"on-{Ink.Of(kind.Kind).Name}") : Ink.Text,
                FontSize = 12,
            },
        };
    }

    private static IReadOnlyList<Phrase> Row(RegimePoint point)
    {
        var (name, doubt) = (RegimePoints.NameOf(point.Regime.Kind), point.Regime.IsSure ? "" : "?");
        return
        [
            Figures.Same(Figures.Setting(point.First)), Figures.Same(Figures.Setting(point.Second)), new(name.En + doubt, name.Zh + doubt),
            .. new[] { point.Abstaining, point.Committed }.SelectMany(end => (Phrase[])
                [Figures.Same(Figures.Number(end.Mean)), Figures.Same(Figures.Range(end.Low, end.High))]),
        ];
    }
}
