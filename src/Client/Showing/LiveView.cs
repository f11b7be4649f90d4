using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console.Rendering;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>On a terminal: bars, the key metrics of the replication that is watched, and how they got there.</summary>
internal sealed class LiveView(Desk desk, Scenario scenario) : RunView(scenario)
{
    private const int FramesPerSecond = 12;
    private const int TrendWidth = 24;
    private const int OtherColumns = 72;
    private const int LeastRoom = 20;
    private const int MostChanges = 5; // The last ones.

    private static readonly Phrase Rounds = new("rounds", "轮次");
    private static readonly Phrase Replications = new("replications", "重复");

    private readonly Lock hearing = new();
    private readonly Trends trends = new(scenario.Reported, scenario.Rounds);
    private readonly List<Phrase> changes = []; // Of policy.
    private RoundRecord? last;
    private int replications;

    /// <inheritdoc/>
    public override void RoundPlayed(RoundRecord round)
    {
        lock (hearing)
        {
            if (round.Round <= last?.Round)
                return; // One that is told again is the same.
            trends.Add(round);
            changes.AddRange(Triggered(round));
            last = round;
        }
    }

    /// <inheritdoc/>
    public override void ReplicationFinished()
    {
        lock (hearing)
            replications++;
    }

    /// <inheritdoc/>
    public override void Changes(Changed changed)
    {
        lock (hearing)
        {
            replications = 0;
            changes.AddRange(Lines(changed));
        }
    }

    /// <inheritdoc/>
    public override async Task Show(Task work)
    {
        desk.Console.Write(Heading());
        await desk.Console.Live(Frame()).AutoClear(true).StartAsync(async live =>
        {
            while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1.0 / FramesPerSecond))) != work)
            {
                live.UpdateTarget(Frame());
                live.Refresh();
            }
        });
        await work;
    }

    private Rows Heading() => new(
        new Markup($"[bold green]{desk.Say(new("Gongyu", "共育"))}[/] [bold]{Markup.Escape(Scenario.Name)}[/]  [dim]{desk.Say(Size())}[/]"),
        new Markup($"[italic]{Markup.Escape(desk.Say(Scenario.Question))}[/]"),
        Text.Empty);

    private Phrase Size()
    {
        int stakeholders = Scenario.Community.Roster.Count();
        return new(
            $"{stakeholders} stakeholders · {Scenario.Rounds} rounds · {Scenario.Replications} replications · seed {Scenario.Seed}",
            $"{stakeholders} 个主体 · {Scenario.Rounds} 轮 · 重复 {Scenario.Replications} 次 · 种子 {Scenario.Seed}");
    }

    private Rows Frame()
    {
        lock (hearing)
        {
            var grid = new Grid().AddColumn().AddColumn(new GridColumn().RightAligned()).AddColumn();
            int room = desk.Console.Profile.Width - OtherColumns;
            if (room >= LeastRoom)
                grid.AddColumn(new GridColumn().NoWrap().Width(room));
            AddBar(grid, Rounds, last?.Round ?? 0, Scenario.Rounds);
            AddBar(grid, Replications, replications, Scenario.Replications);
            if (last is not null)
                foreach (var metric in Scenario.Reported)
                    AddMetric(grid, metric, last[metric]);
            return new([.. changes.TakeLast(MostChanges).Select(change => new Markup($"[yellow]{Markup.Escape(desk.Say(change))}[/]")), grid]);
        }
    }

    private void AddBar(Grid grid, Phrase what, int done, int all) => grid.AddRow(
        new Markup(desk.Say(what)), new Text($"{done}/{all}"), new Markup(Draw.Bar(done, all, TrendWidth)));

    // What a metric means is shown where there is room for it.
    private void AddMetric(Grid grid, Metric metric, double value)
    {
        List<IRenderable> row =
        [
            new Markup($"[bold]{metric.Id}[/]"),
            new Text(Draw.Number(value)),
            new Markup($"[aqua]{Draw.Sparkline(trends.Of(metric), TrendWidth)}[/]"),
        ];
        if (grid.Columns.Count > row.Count)
            row.Add(new Markup($"[dim]{Markup.Escape(Draw.Fit(desk.Say(metric.Definition), grid.Columns[^1].Width!.Value))}[/]"));
        grid.AddRow([.. row]);
    }
}
