using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>The picture a user sees, on a terminal of 80 columns.</summary>
public sealed class SummaryTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public void In_English() => Assert.Equal(
        """
        Means of rounds 7 to 8, 2 replications

          metric                         mean   95 % interval    over the rounds
        ──────────────────────────────────────────────────────────────────────────
          cooperation.ratio             0.375   -4.390 … 5.140   ▂▃▃▅▆▆▇█
          stance.enterprise.committed   1.500   1.500 … 1.500    ▂▃▃▅▆▆▇█

        speed and recovery                       mean   95 % interval  median  arrived
        cooperation.ratio.timeToHalf              5.0               –     5.0      1/1
        stance.enterprise.committed.timeToHalf    5.0       5.0 … 5.0     5.0      2/2
        cooperation.ratio.timeToCooperation       6.5    -12.6 … 25.6       –      1/2
        cooperation.ratio.stability             0.035  -0.414 … 0.485   0.035
        Times are rounds. Who did not arrive counts with all rounds; who had nothing to
        wait for does not count. gongyu metrics says what each is.

        by actors  9 grains, 1,234 calls
        run hash   97e2b8b640d13af1681608bb897c3ada
        results    results/small
        """, Shown(Played(2), "en"));

    [Fact]
    public void In_Chinese() => Assert.Equal(
        """
        第 7 至 8 轮的均值，2 次重复

          指标                           均值      95% 区间      含义
        ────────────────────────────────────────────────────────────────────────────────
          cooperation.ratio             0.375   -4.390 … 5.140   合作率：双方均履约的
                                                                 协议所占容量与全部容
                                                                 量之比
          stance.enterprise.committed   1.500   1.500 … 1.500    投入的企业占比

        速度与恢复                               均值        95% 区间  中位数  到达
        cooperation.ratio.timeToHalf              5.0               –     5.0   1/1
        stance.enterprise.committed.timeToHalf    5.0       5.0 … 5.0     5.0   2/2
        cooperation.ratio.timeToCooperation       6.5    -12.6 … 25.6       –   1/2
        cooperation.ratio.stability             0.035  -0.414 … 0.485   0.035
        时间以轮计。未到达者以全部轮数计入；无可等待者不计入。各项含义见 gongyu
        metrics。

        行动者    9 个 grain，1,234 次调用
        运行哈希  97e2b8b640d13af1681608bb897c3ada
        结果      results/small
        """, Shown(Played(2), "zh"));

    [Fact]
    public void Stopped_with_one_replication() => Assert.Equal(
        """
        Stopped: 1 of 2 replications were finished.
        Means of rounds 7 to 8, 1 replication

          metric                         mean   95 % interval   over the rounds
        ─────────────────────────────────────────────────────────────────────────
          cooperation.ratio             0.000         –         ▁▁▁▁▁▁▁▁
          stance.enterprise.committed   1.500         –         ▂▃▃▅▆▆▇█

        speed and recovery                       mean  95 % interval  median  arrived
        stance.enterprise.committed.timeToHalf    5.0              –     5.0      1/1
        cooperation.ratio.timeToCooperation       8.0              –       –      0/1
        cooperation.ratio.stability             0.000              –   0.000
        Times are rounds. Who did not arrive counts with all rounds; who had nothing to
        wait for does not count. gongyu metrics says what each is.

        One replication has no interval: play more with --replications.
        by actors  9 grains, 1,234 calls
        results    results/small
        """, Shown(Played(1), "en"));

    [Theory]
    [InlineData("en", "4", "Round 4, 3 replications")]
    [InlineData("en", "8", "Means of rounds 7 to 8, 3 replications")]
    [InlineData("zh", "4", "第 4 轮，3 次重复")]
    public async Task What_the_figures_are_is_said_above_them(string language, string rounds, string caption)
    {
        await terminal.Type(
            "run", terminal.Write("s.yaml", Terminal.Small), "--rounds", rounds, "--host", "fast", "--out", terminal.In("out"), "--lang", language);
        Assert.Contains(caption, terminal.Console.Lines.Select(line => line.TrimEnd()));
    }

    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(0.12345, "0.123")]
    [InlineData(-9.9994, "-9.999")]
    [InlineData(9.9996, "10.0")]
    [InlineData(999.94, "999.9")]
    [InlineData(999.96, "1,000")]
    [InlineData(1234567, "1,234,567")]
    public void Figures_have_the_digits_a_reader_needs(double value, string text) => Assert.Equal(text, Draw.Number(value));

    [Fact]
    public void A_sparkline_is_as_wide_as_there_is_room_and_starts_from_nothing()
    {
        Assert.Equal("", Draw.Sparkline([], 8));
        Assert.Equal("▁▁▁", Draw.Sparkline([0, 0, 0], 8));
        Assert.Equal("▁▄█", Draw.Sparkline([0, 4, 9], 8));
        Assert.Equal("████████", Draw.Sparkline([.. Enumerable.Repeat(3.0, 100)], 8));
        // Longer series: means of equal pieces.
        Assert.Equal("▃█", Draw.Sparkline([0, 4, 6, 8], 2));
    }

    [Theory]
    [InlineData("Agreements in force", 19, "Agreements in force")]
    [InlineData("Agreements in force", 12, "Agreements…")]
    [InlineData("有效协议数", 10, "有效协议数")]
    [InlineData("有效协议数", 8, "有效协…")]
    public void A_text_is_cut_to_the_columns_there_are(string text, int columns, string cut) => Assert.Equal(cut, Draw.Fit(text, columns));

    [Fact]
    public void A_bar_is_full_only_at_the_end()
    {
        Assert.Equal("[green][/][dim]────[/]", Draw.Bar(0, 9, 4));
        Assert.Equal("[green]━━━[/][dim]─[/]", Draw.Bar(8, 9, 4));
        Assert.Equal("[green]━━━━[/][dim][/]", Draw.Bar(9, 9, 4));
    }

    // Eight rounds: cooperation grows by 0 a round in the first replication and by 0.1 in the second, all else by 0.2 in both.
    private PlayedRun Played(int finished)
    {
        var scenario = new Scenario
        {
            Name = "small",
            Question = new("Who?", "谁？"),
            Rounds = 8,
            Replications = 2,
            Outcomes = ["cooperation.ratio", "stance.enterprise.committed"],
        };
        var logs = new RoundLogs(terminal.Folder);
        var replications = Enumerable.Range(0, finished).ToDictionary(number => number, number => Played(number, logs));
        return new("small-1", Hosts.FirstByActors, new(scenario, replications), logs, 0, new Dictionary<string, int> { ["university"] = 9 }, 1234);
    }

    private static Replication Played(int number, RoundLogs logs)
    {
        var tally = new Tally((ulong)number, 8);
        using var log = logs.Begin(number);
        for (int round = 1; round <= 8; round++)
        {
            tally.Add(Round(round, number));
            log.Append(tally.Last!);
        }
        return tally.End(new((ulong)number, 1));
    }

    private static RoundRecord Round(int round, int replication) => new(
        round, [.. Metrics.All.Select(metric => round * (metric == Metrics.Cooperation ? replication : 2) / 10.0)], default, default);

    private string Shown(PlayedRun played, string language)
    {
        Summary.Write(new(terminal.Console, TextWriter.Null, TextWriter.Null, language), RunFacts.Of(played, Trends.Of(played)), "results/small");
        return string.Join('\n', terminal.Console.Lines.Select(line => line.TrimEnd()));
    }
}
