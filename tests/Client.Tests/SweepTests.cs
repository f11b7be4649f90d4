using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Silo;
using Parquet;

namespace Gongyu.Client.Tests;

/// <summary><c>gongyu sweep</c>: a scenario at many points.</summary>
public sealed class SweepTests : IDisposable
{
    private static readonly string[] Tables = ["points.csv", "outcomes.csv", "outcomes.parquet", "summary.csv", "summary.parquet"];

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Every_point_is_played_as_run_plays_it()
    {
        Assert.Equal(ExitCode.Done, await Sweep("--vary", "supervision.auditRate=0..0.5/2", "--vary", "incentive.taxRelief=0,0.4", "--json"));
        var json = terminal.Json;
        Assert.Equal((4, 12), (json.GetProperty("points").GetInt32(), json.GetProperty("replications").GetInt32()));
        var last = json.GetProperty("summary")[3];
        Assert.Equal(0.5, last.GetProperty("levers").GetProperty("supervision.auditRate").GetDouble());
        Assert.Equal(
            ExitCode.Done, await terminal.Type(out var run, "run", Small(), "--host", "fast", "--out", terminal.In("run"), "--json"));
        foreach (var outcome in last.GetProperty("outcomes").EnumerateObject())
            Assert.Equal(
                run.Json.GetProperty("outcomes").GetProperty(outcome.Name).GetProperty("mean").GetDouble(), outcome.Value.GetProperty("mean").GetDouble(), 1e-12);
        string[] rows = [.. File.ReadLines(terminal.In("out/outcomes.csv"))];
        Assert.Equal(1 + 12 * Model.Metrics.All.Count, rows.Length);
        Assert.EndsWith(
            string.Join(',', rows[^1].Split(',')[3..]), File.ReadLines(terminal.In("run/outcomes.csv")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_number_of_workers_nor_a_kill_in_between_changes_a_byte()
    {
        string[] asked = ["--vary", "supervision.auditRate=0..0.6", "--vary", "incentive.taxRelief=0..0.8/4", "--rounds", "60", "--replications", "6"];
        Assert.Equal(ExitCode.Done, await Sweep([.. asked, "--workers", "2"]));
        Assert.Equal(ExitCode.Done, await SweepTo("one", [.. asked, "--workers", "1"]));
        using (var process = terminal.StartWith("work 30", ["sweep", Small(), "--out", terminal.In("killed"), .. asked]))
        {
            await Terminal.Ended(process);
            Assert.Equal(137, process.ExitCode);
        }
        long before = new FileInfo(terminal.In("killed/work.journal")).Length;
        byte[] kept = File.ReadAllBytes(terminal.In("killed/work.journal"));
        Assert.InRange(before, 1, new FileInfo(terminal.In("out/work.journal")).Length - 1);
        Assert.Equal(ExitCode.Done, await terminal.Type("resume", terminal.In("killed")));
        // What was done is not done again: the journal only grew.
        Assert.Equal(kept, File.ReadAllBytes(terminal.In("killed/work.journal"))[..kept.Length]);
        Assert.Equal(new FileInfo(terminal.In("out/work.journal")).Length, new FileInfo(terminal.In("killed/work.journal")).Length);
        foreach (string other in (string[])["one", "killed"])
            foreach (string table in Tables)
                Assert.Equal(Content("out", table), Content(other, table));
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_dropped_and_an_altered_byte_is_refused()
    {
        Assert.Equal(ExitCode.Done, await Sweep("--vary", "supervision.auditRate=0..0.6/3"));
        byte[] journal = File.ReadAllBytes(terminal.In("out/work.journal"));
        Reopen();
        File.WriteAllBytes(terminal.In("out/work.journal"), journal[..^5]);
        var summary = Content("out", "summary.csv");
        Assert.Equal(ExitCode.Done, await terminal.Type("resume", terminal.In("out")));
        Assert.Equal(journal.Length, new FileInfo(terminal.In("out/work.journal")).Length);
        Assert.Equal(summary, Content("out", "summary.csv"));
        foreach (int at in (int[])[3, 5, 40]) // In the length, its check, the record.
        {
            Reopen();
            byte[] altered = [.. journal];
            altered[at] ^= 1;
            File.WriteAllBytes(terminal.In("out/work.journal"), altered);
            Assert.Equal(ExitCode.Damaged, await terminal.Type(out var other, "resume", terminal.In("out")));
            Assert.Contains("work.journal: byte 0: ", Assert.Single(other.Errors), StringComparison.Ordinal);
            Assert.Equal(altered, File.ReadAllBytes(terminal.In("out/work.journal")));
        }
    }

    [Fact]
    public async Task One_process_plays_an_experiment_at_a_time()
    {
        Assert.Equal(ExitCode.Done, await Sweep());
        Reopen();
        using (File.Open(terminal.In("out/work.journal"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(ExitCode.InUse, await terminal.Type(out _, "resume", terminal.In("out")));
        Assert.Equal(ExitCode.Done, await terminal.Type("resume", terminal.In("out")));
    }

    [Fact]
    public async Task Whoever_stops_it_has_tables_of_what_was_played_and_can_go_on()
    {
        string[] asked = ["--vary", "supervision.auditRate=0..0.6/50", "--rounds", "200", "--replications", "4"];
        terminal.Hold(30); // Replications: it waits with the next, and is stopped meanwhile.
        using (var process = terminal.Start(["sweep", Small(), "--out", terminal.In("out"), .. asked]))
        {
            await Terminal.Until(process, "");
            await Terminal.Until(process, "");
            using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]))
            {
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
                terminal.LetGo();
                var (screen, errors) = await Terminal.Ended(process);
                Assert.Equal((ExitCode.Cancelled, ""), (process.ExitCode, errors));
                Assert.Contains("go on with it: gongyu resume", screen, StringComparison.Ordinal);
            }
        }
        int rows = File.ReadLines(terminal.In("out/outcomes.csv")).Count() - 1;
        Assert.InRange(rows / Model.Metrics.All.Count, 20, 199);
        Assert.Equal(ExitCode.Done, await terminal.Type("resume", terminal.In("out")));
        Assert.Equal(1 + 200 * Model.Metrics.All.Count, File.ReadLines(terminal.In("out/outcomes.csv")).Count());
    }

    [Fact]
    public async Task Replications_go_on_until_an_interval_is_narrow_and_no_longer()
    {
        Assert.Equal(ExitCode.Done, await Sweep(
            "--vary", "incentive.taxRelief=0,0.8", "--until", "cooperation.ratio=0.1", "--replications", "3", "--most", "200"));
        double[][] outcomes = [.. File.ReadLines(terminal.In("out/outcomes.csv")).Select(line => line.Split(',')).Where(row => row[4] == "cooperation.ratio")
            .GroupBy(row => row[0], row => double.Parse(row[6], CultureInfo.InvariantCulture)).Select(point => point.ToArray())];
        Assert.Equal(2, outcomes.Length);
        foreach (double[] point in outcomes)
        {
            Assert.InRange(point.Length, 4, 199);
            Assert.True(Width(point) < 0.1);
            Assert.All(Enumerable.Range(3, point.Length - 3), count => Assert.True(Width(point[..count]) >= 0.1));
        }
        Assert.NotEqual(outcomes[0].Length, outcomes[1].Length);

        static double Width(double[] values) => 2 * Interval.Of(values).HalfWidth;
    }

    [Theory]
    [InlineData("--replications 5")]
    [InlineData("--until cooperation.ratio=0.1 --replications 3 --most 40")]
    public async Task In_whatever_order_replications_end_they_come_to_the_same_bytes(string rule)
    {
        Assert.Equal(ExitCode.Done, await Sweep(["--vary", "supervision.auditRate=0..0.6/4", "--series", .. rule.Split(' ')]));
        string[] files = [.. Tables, "rounds.parquet", "experiment.json"];
        byte[][] before = [.. files.Select(file => Content("out", file))];
        string journal = terminal.In("out/work.journal"), inOrder = terminal.In("in-order");
        foreach (int seed in (int[])[0, 1, 2])
        {
            Reopen();
            File.Move(journal, inOrder, overwrite: true);
            using (var from = WorkJournal.Read(inOrder))
            using (var to = WorkJournal.Open(journal))
            {
                WorkItem[] items = [.. from point in Enumerable.Range(0, 4) from number in Enumerable.Range(0, 50) select new WorkItem(point, number)];
                if (seed > 0)
                    new Random(seed).Shuffle(items);
                foreach (var item in items.Reverse())
                    if (from.Find(item) is { } answer)
                        to.Append(item, answer);
            }
            Assert.Equal(ExitCode.Done, await terminal.Type(out _, "resume", terminal.In("out")));
            Assert.Equal(new FileInfo(inOrder).Length, new FileInfo(journal).Length);
            foreach (var (file, bytes) in files.Zip(before))
                Assert.Equal(bytes, Content("out", file));
        }
    }

    [Fact]
    public async Task Every_round_that_is_kept_is_one_of_run()
    {
        Assert.Equal(ExitCode.Done, await Sweep("--vary", "supervision.auditRate=0,0.5", "--series"));
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "run", Small(), "--host", "fast", "--out", terminal.In("run")));
        string[] expected = [.. File.ReadLines(terminal.In("run/rounds.csv")).Skip(1).Select(line => line.Split(','))
            .Select(row => string.Join(',', row[1], row[2], row[3], row[4], row[^1]))];
        Assert.Equal(3 * 6 * Model.Metrics.All.Count, expected.Length);
        var cancellation = TestContext.Current.CancellationToken;
        await using var file = await ParquetReader.CreateAsync(
            terminal.In("out/rounds.parquet"), cancellationToken: cancellation);
        var fields = file.Schema.DataFields;
        Assert.Equal(
            ["point", "supervision.auditRate", "replication", "round", "metric", "unit", "value"], fields.Select(field => field.Name));
        using var group = file.OpenRowGroupReader(0);
        int rows = checked((int)group.RowCount);
        var (points, rates, replications, rounds) = (new int[rows], new double[rows], new int[rows], new int[rows]);
        var (metrics, units, values) = (new string[rows], new string[rows], new double[rows]);
        await group.ReadAsync<int>(fields[0], points, cancellationToken: cancellation);
        await group.ReadAsync<double>(fields[1], rates, cancellationToken: cancellation);
        await group.ReadAsync<int>(fields[2], replications, cancellationToken: cancellation);
        await group.ReadAsync<int>(fields[3], rounds, cancellationToken: cancellation);
        await group.ReadAsync(fields[4], metrics, cancellationToken: cancellation);
        await group.ReadAsync(fields[5], units, cancellationToken: cancellation);
        await group.ReadAsync<double>(fields[6], values, cancellationToken: cancellation);
        Assert.Equal((1, 2 * expected.Length), (file.RowGroupCount, rows));
        Assert.All(Enumerable.Range(0, rows), row => Assert.Equal(points[row] == 2 ? 0.5 : 0, rates[row]));
        Assert.Equal(expected, Enumerable.Range(0, rows).Where(row => points[row] == 2).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{replications[row]},{rounds[row]},{metrics[row]},{units[row]},{values[row]}")));
    }

    [Fact]
    public async Task One_that_was_killed_while_it_was_begun_can_be_begun_again()
    {
        using (var killed = terminal.StartWith("experiment written", "sweep", Small(), "--out", "out"))
            await Terminal.Ended(killed);
        Assert.False(Directory.Exists(terminal.In("out")));
        Assert.Equal(ExitCode.Done, await Sweep());
    }

    [Fact]
    public async Task From_two_starts_a_map_tells_where_two_levers_lead()
    {
        Assert.Equal(ExitCode.Done, await Sweep("--vary", "incentive.taxRelief=0,0.8", "--vary", "supervision.auditRate=0,0.6", "--regimes"));
        string screen = terminal.Screen;
        Assert.Contains("trap", screen, StringComparison.Ordinal);
        Assert.Equal(1 + 8, File.ReadLines(terminal.In("out/points.csv")).Count());
        Assert.StartsWith("point,start,incentive.taxRelief,supervision.auditRate", File.ReadLines(terminal.In("out/points.csv")).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_plays_again_by_the_command_it_tells()
    {
        terminal.Write("points.csv", "supervision.auditRate,incentive.taxRelief\n0.1,0.2\n0.3,0\n");
        Assert.Equal(ExitCode.Done, await Sweep("--from", terminal.In("points.csv"), "--where", "incentive.taxRelief > 0", "--set", "supervision.penalty=1"));
        var told = System.Text.Json.JsonDocument.Parse(File.ReadAllText(terminal.In("out/experiment.json"))).RootElement;
        Assert.Equal(
            "gongyu sweep scenario.yaml --from points.csv --where 'incentive.taxRelief > 0' --set supervision.penalty=1", told.GetProperty("command").GetString());
        Assert.Equal(1, told.GetProperty("points").GetInt32());
        Assert.DoesNotContain(terminal.Folder, File.ReadAllText(terminal.In("out/experiment.json")), StringComparison.Ordinal);
        string[] typed = ["sweep", "scenario.yaml", "--from", "points.csv", "--where", "incentive.taxRelief > 0", "--set", "supervision.penalty=1"];
        using var again = Terminal.StartIn([], [.. typed, "--out", terminal.In("again")], terminal.In("out"));
        Assert.Equal(("", 0), ((await Terminal.Ended(again)).Errors, again.ExitCode));
        Assert.Equal(Content("out", "outcomes.csv"), Content("again", "outcomes.csv"));
    }

    [Theory]
    [InlineData("--vary supervison.auditRate=0..1", "--vary supervison.auditRate=0..1: unknown lever \"supervison.auditRate\"; did you mean \"supervision.auditRate\"?")]
    [InlineData("--vary supervision.auditRate=0.5..0.5", "must be less than the high end")]
    [InlineData("--vary supervision.auditRate=0..7", "7 is out of range")]
    [InlineData("--vary supervision.auditRate", "expected lever=low..high")]
    [InlineData("--vary supervision.auditRate=a..b", "expected lever=low..high")]
    [InlineData("--vary supervision.auditRate=0..1/1000 --vary incentive.taxRelief=0..1/1000 --vary incentive.loanDiscount=0..0.5/1000", "1,000,000,000 points are too many")]
    [InlineData("--vary supervision.auditRate=0..1 --design lhs", "--points: lhs and sobol need to know how many points")]
    [InlineData("--vary supervision.auditRate=0,1 --design sobol --points 8", "need a range")]
    [InlineData("--vary supervision.auditRate=0,1 --vary incentive.taxRelief=0,0.1,0.2 --design paired", "lists in pairs are equally long")]
    [InlineData("--vary supervision.auditRate=0..1 --where supervision.auditRat>1", "unknown lever")]
    [InlineData("--vary supervision.auditRate=0..1 --where supervision.auditRate>1", "supervision.auditRate>1")]
    [InlineData("--until cooperation=0.1", "unknown metric")]
    [InlineData("--until cooperation.ratio", "expected METRIC=WIDTH")]
    [InlineData("--until cooperation.ratio=1e999", "expected METRIC=WIDTH")]
    [InlineData("--vary supervision.auditRate=0..1/2000000", "2,000,000 levels are too many")]
    [InlineData("--most 4", "--most: goes with --until only")]
    [InlineData("--workers none", "--workers: expected a whole number from 1")]
    [InlineData("--from nowhere.csv", "nowhere.csv: cannot be read as a table of points")]
    public async Task A_wrong_request_is_told_in_a_line(string options, string told)
    {
        Assert.Equal(ExitCode.WrongRequest, await Sweep(options.Split(' ')));
        Assert.Contains(told, terminal.Errors[0], StringComparison.Ordinal);
        Assert.False(Directory.Exists(terminal.In("out")));
    }

    [Fact]
    public async Task What_cannot_be_gone_on_with_is_told()
    {
        Assert.Equal(ExitCode.Done, await Sweep());
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var completed, "resume", terminal.In("out")));
        Assert.EndsWith("this experiment is completed", Assert.Single(completed.Errors), StringComparison.Ordinal);
        string file = terminal.In("out/experiment.json"), text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("\"model\": 3", "\"model\": 99", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out var unlike, "resume", terminal.In("out")));
        Assert.Contains("model 99", Assert.Single(unlike.Errors), StringComparison.Ordinal);
        File.WriteAllText(file, text);
        File.WriteAllText(terminal.In("out/points.csv"), "point\n1\n2\n");
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out var altered, "resume", terminal.In("out")));
        Assert.Contains("points.csv", Assert.Single(altered.Errors), StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotWritable, await terminal.Type("sweep", Small(), "--out", terminal.In("out")));
    }

    private string Small() => terminal.Write("small.yaml", Terminal.Small);

    private Task<int> Sweep(params string[] options) => SweepTo("out", options);

    private Task<int> SweepTo(string folder, string[] options) =>
        terminal.Type(["sweep", Small(), "--out", terminal.In(folder), .. options]);

    // As one that was stopped.
    private void Reopen()
    {
        string file = terminal.In("out/experiment.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"state\": \"completed\"", "\"state\": \"running\"", StringComparison.Ordinal));
    }

    private byte[] Content(string folder, string table) => File.ReadAllBytes(terminal.In($"{folder}/{table}"));
}
