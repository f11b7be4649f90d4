using System.Globalization;
using Gongyu.Silo;
using Microsoft.Playwright;

namespace Gongyu.Client.Tests;

/// <summary><c>gongyu report</c> of an experiment: what it says, and what its reader sees in a real browser.</summary>
public sealed class ExperimentReportTests(Chromium browser) : IClassFixture<Chromium>, IDisposable
{
    private const string Evil = "</script><script>window.hacked=1</script>\"><img src=x onerror=\"window.hacked=2\"><b onclick=alert(1)>'&lt;";

    private static readonly string[] TwoLevers = ["--vary", "incentive.taxRelief=0..0.8/3", "--vary", "supervision.auditRate=0..0.6/3"];

    private static readonly string[] ThreeRanges =
        ["--range", "incentive.taxRelief=0..0.8", "--range", "supervision.auditRate=0..0.6", "--range", "governance.communication=0..1"];

    // A folder in which pictures are put; nowhere unless it is asked for.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("GONGYU_PICTURES");

    private readonly Terminal terminal = new();

    private string Folder => terminal.In("out");

    public void Dispose() => terminal.Dispose();

    public static TheoryData<string[], string[]> Kinds => new()
    {
        { ["sweep", .. TwoLevers], ["cooperation-ratio", "incentive-paid"] },
        { ["sweep", "--vary", "incentive.taxRelief=0..0.8", "--vary", "supervision.auditRate=0..0.6", "--design", "lhs", "--points", "12"], ["cooperation-ratio", "incentive-paid"] },
        { ["sweep", "--vary", "incentive.taxRelief=0..0.8/3"], ["cooperation-ratio", "incentive-paid"] },
        { ["sweep", .. TwoLevers, "--vary", "governance.communication=0,1"],
            [.. from metric in new[] { "cooperation-ratio", "incentive-paid" } from lever in new[] { 1, 2, 3 } select $"{metric}-{lever}"] },
        { ["sweep", .. TwoLevers, "--regimes"],
            ["regimes-map", .. from metric in new[] { "cooperation-ratio", "incentive-paid" } from start in new[] { "abstaining", "committed" } select $"{metric}-{start}"] },
        { ["sweep", "--vary", "incentive.taxRelief=0..0.8", "--vary", "supervision.auditRate=0..0.6", "--design", "sobol", "--points", "8", "--regimes"],
            ["regimes-map", .. from metric in new[] { "cooperation-ratio", "incentive-paid" } from start in new[] { "abstaining", "committed" } select $"{metric}-{start}"] },
        { ["sensitivity", .. ThreeRanges, "--rows", "4"],
            ["effects-cooperation-ratio", "effects-incentive-paid", "kinds-cooperation-ratio", "kinds-incentive-paid"] },
        { ["sensitivity", .. ThreeRanges, "--method", "sobol", "--rows", "8", "--pairs"], ["effects-cooperation-ratio", "effects-incentive-paid"] },
        { ["sweep"], [] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_experiment_is_drawn_whole_in_both_languages_and_asks_nobody_for_anything(string[] asked, string[] drawn)
    {
        await Ask(asked);
        await using var opened = await browser.Open(await Report());
        var charts = await opened.Charts();
        Assert.Equal(drawn.Order(StringComparer.Ordinal), charts.Keys.Order(StringComparer.Ordinal));
        Assert.All(charts, chart => Assert.True(chart.Value > 10, $"{chart.Key} is drawn of {chart.Value} shapes."));
        string[] english = await opened.Seen("h1, h2, h3, figcaption b");
        Assert.All(english, heading => Assert.DoesNotMatch("[\\u4e00-\\u9fff]", heading));
        await Look(opened, $"{drawn.Length}-{asked.Length}");
        await opened.Page.ClickAsync("button:text('中文')");
        string[] chinese = await opened.Seen("h1, h2");
        Assert.All(chinese, heading => Assert.Matches("^[^a-zA-Z]*[\\u4e00-\\u9fff][^a-zA-Z]*$", heading));
        Assert.Equal("谁合作？", chinese[0]);
        await Look(opened, $"{drawn.Length}-{asked.Length}-zh");
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Look(opened, $"{drawn.Length}-{asked.Length}-print");
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Dark });
        await Look(opened, $"{drawn.Length}-{asked.Length}-dark");
        foreach (int width in (int[])[1280, 390])
        {
            await opened.Page.SetViewportSizeAsync(width, 900);
            Assert.InRange(await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        }
        Assert.Equal([new Uri(terminal.In("out/report.html")).AbsoluteUri], opened.Asked);
    }

    [Fact]
    public async Task Its_figures_are_those_of_the_summary_and_it_tells_how_to_have_them_again()
    {
        await Ask(["sweep", .. TwoLevers]);
        await using var opened = await browser.Open(await Report());
        var rows = File.ReadLines(terminal.In("out/summary.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[3] == "cooperation.ratio").ToArray();
        Assert.Equal(9, rows.Length);
        string[] told = await Cells(opened, "cooperation-ratio");
        Assert.Equal(
            rows.Select(row => string.Join(' ', [Setting(row[1]), Setting(row[2]), Number(row[6]), $"{Number(row[7])} … {Number(row[8])}", row[5]])), told);
        // What is drawn is what the table tells: a cell for each point, in its place.
        double[][] cells = await opened.Page.EvaluateAsync<double[][]>(
            "echarts.getInstanceByDom(document.querySelector('[data-chart=cooperation-ratio]')).getOption().series[0].data.map(cell => cell.value)");
        Assert.Equal(rows.Select((row, i) => (X: i % 3, Y: i / 3, Number(row[6]))), cells.Select(cell => ((int)cell[0], (int)cell[1], Figures.Number(cell[2]))));
        var file = ExperimentFolder.Open(Folder).Folder!.File;
        string text = File.ReadAllText(terminal.In("out/report.html"));
        Assert.Contains($"<code>{file.Hash}</code>", text, StringComparison.Ordinal);
        Assert.Equal(file.Command, (await opened.Seen("#provenance pre >> nth=0"))[0]);
        Assert.DoesNotContain(terminal.Folder, text, StringComparison.Ordinal);
        // A report takes nothing from the folder and adds nothing to it but itself.
        Assert.Equal(ExitCode.NotWritable, await Report(out var again));
        Assert.EndsWith("Choose another place with --out", Assert.Single(again.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_of_the_map_is_what_its_two_starts_came_to()
    {
        await Ask(["sweep", .. TwoLevers, "--regimes"]);
        await using var opened = await browser.Open(await Report());
        var ratio = File.ReadLines(terminal.In("out/summary.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[4] == "cooperation.ratio")
            .ToDictionary(row => (row[1], Setting(row[2]), Setting(row[3])), row => double.Parse(row[7], CultureInfo.InvariantCulture));
        string[] rows = await Cells(opened, "regimes-map");
        Assert.NotEmpty(rows);
        foreach (string row in rows)
        {
            string[] cells = row.Split(' ');
            bool low = ratio[("abstaining", cells[0], cells[1])] >= 0.5, high = ratio[("committed", cells[0], cells[1])] >= 0.5;
            Assert.Equal(low && high ? "take-off" : low || high ? "bistable" : "trap", cells[2].TrimEnd('?'));
        }
        Assert.Contains("▼ trap: below one half from both starts", await opened.Seen(".legend li"));
        // Each regime has its colour, and they differ.
        string[] colours = await opened.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.legend i')].map(mark => getComputedStyle(mark).backgroundColor)");
        Assert.Equal(3, colours.Distinct().Count());
        await opened.Page.ClickAsync("button:text('中文')");
        Assert.Contains("▼ 陷阱：从两个起点出发皆低于二分之一", await opened.Seen(".legend li"));
    }

    [Fact]
    public async Task What_drives_an_outcome_stands_first_with_its_interval()
    {
        await Ask(["sensitivity", .. ThreeRanges, "--method", "sobol", "--rows", "16", "--pairs"]);
        await using var opened = await browser.Open(await Report());
        string[] rows = [.. File.ReadLines(terminal.In("out/sensitivity.csv")).Where(line => line.StartsWith("incentive.paid,", StringComparison.Ordinal))];
        string[] total = [.. rows.Where(row => row.Contains(",ST,", StringComparison.Ordinal)).MaxBy(row => double.Parse(row.Split(',')[4], CultureInfo.InvariantCulture))!.Split(',')];
        string told = (await Cells(opened, "effects-incentive-paid"))[0];
        Assert.StartsWith("incentive.taxRelief ", told, StringComparison.Ordinal);
        Assert.Contains($"{Number(total[4])} {Number(total[5])} … {Number(total[6])}", told, StringComparison.Ordinal);
        Assert.Contains("incentive.taxRelief", await opened.Labels("effects-incentive-paid"));
        Assert.Equal(3 * 2, await opened.Page.Locator("#pairs tbody tr").CountAsync());
    }

    [Fact]
    public async Task Intervals_are_drawn_as_far_as_they_reach()
    {
        await Ask(["sweep", "--vary", "incentive.taxRelief=0..0.8/3"]);
        await using (var opened = await browser.Open(await Report()))
        {
            var rows = File.ReadLines(terminal.In("out/summary.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[2] == "cooperation.ratio").ToArray();
            double low = rows.Min(row => double.Parse(row[6], CultureInfo.InvariantCulture)), high = rows.Max(row => double.Parse(row[7], CultureInfo.InvariantCulture));
            Assert.True(low < high);
            double[] off = await opened.Page.EvaluateAsync<double[]>("""
                ([low, high]) => {
                  const place = document.querySelector('[data-chart=cooperation-ratio]'), top = place.getBoundingClientRect().top;
                  const band = place.querySelector('path[fill-opacity="0.22"]').getBoundingClientRect(), at = y => top + echarts.getInstanceByDom(place).convertToPixel({ yAxisIndex: 0 }, y);
                  return [band.top - at(high), band.bottom - at(low)];
                }
                """, new[] { low, high });
            Assert.All(off, one => Assert.InRange(one, -1, 1));
        }
        Directory.Delete(Folder, recursive: true);
        await Ask(["sensitivity", .. ThreeRanges, "--method", "sobol", "--rows", "8"]);
        await using var other = await browser.Open(await Report());
        string[] total = [.. File.ReadLines(terminal.In("out/sensitivity.csv")).First(line => line.StartsWith("incentive.paid,incentive.taxRelief,,ST,", StringComparison.Ordinal)).Split(',')];
        double[] away = await other.Page.EvaluateAsync<double[]>("""
            ([low, high]) => {
              const place = document.querySelector('[data-chart=effects-incentive-paid]'), chart = echarts.getInstanceByDom(place);
              const lines = [...place.querySelectorAll('path[stroke-width="1.5"]')].map(line => line.getBoundingClientRect()), left = place.getBoundingClientRect().left;
              const bars = [...place.querySelectorAll('path')].filter(path => path.getAttribute('fill') === getComputedStyle(document.documentElement).getPropertyValue('--tier-2').trim());
              const bar = bars[0].getBoundingClientRect(), at = x => left + chart.convertToPixel({ xAxisIndex: 0 }, x);
              return [lines.length - 18, lines[0].left - at(low), lines[0].right - at(high), (lines[0].top + lines[0].bottom - bar.top - bar.bottom) / 2];
            }
            """, total[5..7].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
        Assert.All(away, one => Assert.InRange(one, -1, 1));
    }

    [Fact]
    public async Task What_is_not_finished_is_told_so_and_what_is_altered_or_damaged_is_refused()
    {
        await Ask(["sweep", .. TwoLevers]);
        const string Unlike = "what its replications came to is not what was told";
        string file = terminal.In("out/experiment.json"), text = File.ReadAllText(file), journal = terminal.In("out/work.journal");
        byte[] work = File.ReadAllBytes(journal);

        File.WriteAllText(file, text.Replace($"\"hash\": \"{ExperimentFolder.Open(Folder).Folder!.File.Hash}\"", $"\"hash\": \"{new string('0', 32)}\"", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Damaged, await Report(out var differs));
        Assert.Contains(Unlike, Assert.Single(differs.Errors), StringComparison.Ordinal);
        File.WriteAllText(file, text);

        File.WriteAllBytes(journal, work[..(work.Length / 2)]);
        Assert.Equal(ExitCode.Damaged, await Report(out var missing));
        Assert.Contains(Unlike, Assert.Single(missing.Errors), StringComparison.Ordinal);
        File.WriteAllText(file, Running(text));
        // Reading leaves what was cut off to whoever goes on.
        byte[] half = File.ReadAllBytes(journal);
        await using (var opened = await browser.Open(await Report()))
        {
            Assert.StartsWith("Not finished This is what there is so far: ", (await opened.Seen(".claim"))[0], StringComparison.Ordinal);
            Assert.InRange((await Cells(opened, "cooperation-ratio")).Length, 1, 8);
            Assert.Empty(opened.Complaints);
        }
        Assert.Equal(half, File.ReadAllBytes(journal));
        File.Delete(terminal.In("out/report.html"));

        byte[] altered = [.. work];
        altered[40] ^= 1;
        File.WriteAllBytes(journal, altered);
        Assert.Equal(ExitCode.Damaged, await Report(out _));
        foreach (Action nothingIsThere in (Action[])[() => File.Delete(journal), () => File.WriteAllBytes(journal, [])])
        {
            nothingIsThere();
            bool isThere = File.Exists(journal);
            Assert.Equal(ExitCode.WrongRequest, await Report(out var nothing));
            Assert.EndsWith($"go on with it: gongyu resume {Folder}", Assert.Single(nothing.Errors), StringComparison.Ordinal);
            Assert.Equal(isThere, File.Exists(journal));
        }
        File.WriteAllText(file, text.Replace("\"model\": 3", "\"model\": 99", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Damaged, await Report(out var version));
        Assert.Contains("model 99", Assert.Single(version.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(terminal.In("out/report.html")));
    }

    [Fact]
    public async Task What_drives_is_not_told_of_half_an_experiment()
    {
        await Ask(["sensitivity", .. ThreeRanges, "--rows", "2"]);
        string file = terminal.In("out/experiment.json"), journal = terminal.In("out/work.journal");
        File.WriteAllText(file, Running(File.ReadAllText(file)));
        byte[] work = File.ReadAllBytes(journal);
        File.WriteAllBytes(journal, work[..(work.Length / 2)]);
        Assert.Equal(ExitCode.WrongRequest, await Report(out var told));
        Assert.EndsWith($"gongyu resume {Folder}", Assert.Single(told.Errors), StringComparison.Ordinal);
        using (File.Open(journal, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(ExitCode.InUse, await Report(out _));
    }

    [Theory]
    [InlineData("en", "out: this is an experiment, and an experiment is reported alone; leave out the others")]
    [InlineData("zh", "out: 这是一项实验，而实验须单独报告；请去掉其他项")]
    public async Task An_experiment_is_reported_alone(string language, string told)
    {
        await Ask("sweep", "--vary", "incentive.taxRelief=0,0.8");
        Assert.Equal(ExitCode.Done, await terminal.Type("run", terminal.In("small.yaml"), "--host", "fast", "--out", terminal.In("run")));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var other, "report", terminal.In("run"), Folder, "--lang", language));
        Assert.EndsWith(told, Assert.Single(other.Errors), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await terminal.Type("report", "out", "--results", terminal.Folder));
    }

    [Fact]
    public async Task What_names_and_failures_say_is_text_wherever_it_stands()
    {
        await Ask(["sweep", .. TwoLevers, "--regimes"]);
        var played = ExperimentPlayed.Read(ExperimentFolder.Open(Folder).Folder!);
        var file = played.File;
        var hostile = played with
        {
            Plan = played.Plan with { Scenario = played.Plan.Scenario with { Question = new(Evil, Evil + "问") } },
            File = file with
            {
                Experiment = Evil,
                Command = Evil,
                Failed = [new(1, Evil, 1, Evil)],
                Scenario = file.Scenario with { Name = Evil, Effective = Evil },
            },
        };
        File.WriteAllText(terminal.In("evil.html"), HtmlReport.Write(hostile, "en"));
        await using var opened = await browser.Open(terminal.In("evil.html"));
        Assert.Equal(Evil, (await opened.Seen("h1"))[0]);
        Assert.Equal(Evil, (await opened.Seen("#provenance pre >> nth=0"))[0]);
        Assert.Equal($"1 {Evil} 1 {Evil}", string.Join(' ', await opened.Seen("#failed tbody th, #failed tbody td")));
        await opened.Page.ClickAsync("button:text('中文')");
        Assert.Equal(0, await opened.Page.Locator("img, b[onclick]").CountAsync());
        Assert.True(await opened.Page.EvaluateAsync<bool>("window.hacked === undefined"));
        Assert.Equal([new Uri(terminal.In("evil.html")).AbsoluteUri], opened.Asked);
        Assert.Empty(opened.Complaints);
    }

    // As one that was stopped.
    private static string Running(string told) => System.Text.RegularExpressions.Regex.Replace(
        told.Replace("\"state\": \"completed\"", "\"state\": \"running\"", StringComparison.Ordinal), "\"hash\": \"[0-9a-f]+\"", "\"hash\": null");

    private static string Setting(string cell) => double.Parse(cell, CultureInfo.InvariantCulture).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(string cell) => Figures.Number(double.Parse(cell, CultureInfo.InvariantCulture));

    // The rows of the table behind a chart.
    private static Task<string[]> Cells(Opened opened, string chart) => opened.Page.EvaluateAsync<string[]>(
        $$"""
        () => [...document.querySelector('[data-chart={{chart}}]').closest('figure').querySelectorAll('tbody tr')].map(row => [...row.children]
          .map(cell => (cell.querySelector('span[lang=en]') ?? cell).textContent).join(' '))
        """);

    // No two labels of a chart lie upon each other, and nothing is complained of.
    private static async Task Look(Opened opened, string name)
    {
        if (Pictures is not null)
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"experiment-{name}.png"), FullPage = true });
        Assert.Empty(await opened.LabelsUponEachOther());
        Assert.Empty(opened.Complaints);
    }

    private async Task Ask(params string[] asked)
    {
        string scenario = terminal.Write("small.yaml", Terminal.Small + "\noutcomes: [cooperation.ratio, incentive.paid]\n");
        Assert.Equal(ExitCode.Done, await terminal.Type([asked[0], scenario, "--out", Folder, .. asked[1..]]));
    }

    private async Task<string> Report()
    {
        Assert.Equal(ExitCode.Done, await Report(out var told));
        Assert.Equal((terminal.In("out/report.html") + "\n", 0), (told.Output, told.Errors.Length));
        return terminal.In("out/report.html");
    }

    private Task<int> Report(out Terminal told) => terminal.Type(out told, "report", Folder);
}
