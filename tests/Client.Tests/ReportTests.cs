using System.Globalization;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary><c>gongyu report</c>: what it writes, and what it says when it does not.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private const string Scenario = """
        question: q
        community: {sectors: 2, enterprises: 12, universities: 4}
        policy: {incentive.taxRelief: 0.4, incentive.universityFunding: 0.4, supervision.auditRate: 0.5, supervision.penalty: 1, sharing.research: 0.5}
        rounds: 5
        replications: 3
        """;

    private readonly Terminal terminal = new();

    private string Folder => terminal.In("out");

    private string Rounds => terminal.In("out/rounds.csv");

    private string Manifest => terminal.In("out/manifest.json");

    public async ValueTask InitializeAsync() => Assert.Equal(ExitCode.Done, await terminal.Type(
        "run", terminal.Write("small.yaml", Scenario), "--host", "fast", "--ledger", "--out", Folder));

    public ValueTask DisposeAsync()
    {
        terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_lies_in_the_results_folder_and_is_never_written_over_another_file()
    {
        string file = terminal.In("out/report.html");
        Assert.Equal(ExitCode.Done, await Report(out var told, Folder));
        Assert.Equal((file + "\n", 0), (told.Output, told.Errors.Length));
        string text = File.ReadAllText(file);
        Assert.Equal(ExitCode.NotWritable, await Report(out var again, Folder));
        Assert.Equal($"{file}: exists already; an existing file is never overwritten. Choose another place with --out", Assert.Single(again.Errors));
        Assert.Equal(ExitCode.Done, await Report(out _, Folder, "--out", terminal.In("new/other.html")));
        Assert.Equal(text, File.ReadAllText(terminal.In("new/other.html")));
        Assert.DoesNotContain(terminal.Left(), left => left.EndsWith(".new", StringComparison.Ordinal));
        // It says what the run came to, and how to have it again.
        var manifest = PlayedResults.Read(Folder).Results!.Manifest;
        Assert.Contains($"<code>{manifest.Hash}</code>", text, StringComparison.Ordinal);
        Assert.Contains($"gongyu verify {manifest.Run}", text, StringComparison.Ordinal);
        Assert.Contains(manifest.Outcomes["cooperation.ratio"].Mean.ToString("0.000", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        // And nothing of the machine's folders.
        Assert.DoesNotContain(terminal.Folder, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_seen_inside_is_what_the_tables_tell()
    {
        var (run, faults, _) = ReportedRun.Read(PlayedResults.Read(Folder).Results!, TestContext.Current.CancellationToken);
        Assert.Empty(faults);
        var rows = Table("rounds.csv").Where(row => row[1] == "1").ToDictionary(row => (row[2], row[3]), row => double.Parse(row[8], CultureInfo.InvariantCulture));
        Assert.Equal([1, 2, 3, 4, 5], run!.Inside.Snapshots.Select(seen => seen.Round));
        double inForce = 0;
        HashSet<Bond> before = [];
        foreach (var seen in run.Inside.Snapshots)
        {
            inForce += rows[($"{seen.Round}", "agreement.signed")] - rows[($"{seen.Round}", "agreement.ended")];
            Assert.Equal(inForce, seen.Agreements.Count);
            // They are delivered in the next round, unless somebody leaves before; what is signed then is of tier 1.
            foreach (var tier in seen.Round < 5 ? [Tier.Placement, Tier.OrderClass, Tier.JointPlatform] : Array.Empty<Tier>())
                Assert.InRange(rows[($"{seen.Round + 1}", $"agreement.tier{(int)tier}")], 0, seen.Agreements.Values.Count(one => one == tier));
            foreach (var (kind, count) in new[] { (Kind.Enterprise, 12.0), (Kind.University, 4.0) })
                foreach (var stance in Enum.GetValues<Stance>())
                    Assert.Equal(
                        rows[($"{seen.Round}", StanceChart.MetricOf(kind, stance).Id)],
                        seen.Stances.Count(one => one.Key.Kind == kind && one.Value == stance) / count);
            // An agreement stays what it is until it ends.
            Assert.Subset(before, seen.Agreements.Keys.Where(bond => bond.Signed < seen.Round).ToHashSet());
            before = [.. seen.Agreements.Keys];
        }
        var ledger = Table("ledger.csv").Where(row => row[1] == "1")
            .GroupBy(row => (From: row[3].Split('/')[0], Reason: row[6], To: row[4].Split('/')[0]), row => decimal.Parse(row[5], CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => group.Sum());
        Assert.True(ledger.Count > 8);
        Assert.Equal(ledger.OrderBy(one => one.Key), run.Inside.Money.Select(one => KeyValuePair.Create(
            (From: $"{one.Key.From}".Split('/')[0], Reason: System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{one.Key.Reason}"), To: $"{one.Key.To}".Split('/')[0]),
            one.Value.Micro / 1_000_000m)).OrderBy(one => one.Key));
        // The band of a round is the interval of that round over replications.
        double[] last = [.. Table("rounds.csv").Where(row => row[2] == "5" && row[3] == "agreement.count").Select(row => double.Parse(row[8], CultureInfo.InvariantCulture))];
        Assert.Equal(Experiments.Interval.Of(last), run.Series.Of(Metrics.Agreements)[^1]);
    }

    [Fact]
    public async Task Rows_that_are_damaged_twice_there_or_missing_are_told()
    {
        string whole = File.ReadAllText(Rounds);
        string[] lines = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int row = Array.FindIndex(lines, line => line.Contains(",2,3,cooperation.ratio,", StringComparison.Ordinal));
        foreach (string[] broken in (string[][])
            [[.. lines, "x,1,one,cooperation.ratio"], [.. lines[..row], .. lines[(row + 1)..]], [.. lines, lines[row]], [.. lines[..row], lines[row].Replace(",3,", ",33,", StringComparison.Ordinal), .. lines[(row + 1)..]]])
        {
            File.WriteAllText(Rounds, string.Join('\n', broken) + "\n");
            Assert.Equal(ExitCode.Damaged, await Report(out var told, Folder));
            Assert.StartsWith($"{Rounds}: this cannot be read as results: ", Assert.Single(told.Errors), StringComparison.Ordinal);
        }
        File.Delete(Rounds);
        Assert.Equal(ExitCode.Damaged, await Report(out _, Folder));
        Assert.False(File.Exists(terminal.In("out/report.html")));
    }

    [Fact]
    public async Task What_was_altered_is_not_reported()
    {
        string[] lines = File.ReadAllLines(Rounds);
        int row = Array.FindIndex(lines, line => line.Contains(",1,3,cooperation.ratio,", StringComparison.Ordinal));
        string kept = lines[row];
        lines[row] = kept[..(kept.LastIndexOf(',') + 1)] + "0.123";
        File.WriteAllLines(Rounds, lines);
        Assert.Equal(ExitCode.Differs, await Report(out var told, Folder));
        Assert.StartsWith($"{Rounds}: round 3 of replication 1 is not as it was played; nothing was written, \"gongyu verify ", Assert.Single(told.Errors), StringComparison.Ordinal);
        lines[row] = kept;
        File.WriteAllLines(Rounds, lines);

        string hash = PlayedResults.Read(Folder).Results!.Manifest.Played[0].Hash;
        File.WriteAllText(Manifest, File.ReadAllText(Manifest).Replace(hash, new string('0', 32), StringComparison.Ordinal));
        Assert.Equal(ExitCode.Differs, await Report(out var other, Folder));
        Assert.StartsWith($"{Manifest}: played[1].hash is {new string('0', 32)}, but the replay came to {hash}; ", Assert.Single(other.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(terminal.In("out/report.html")));
    }

    [Theory]
    [InlineData("\"model\": 3", "\"model\": 2", ExitCode.Damaged, "this is of another version: model 2, while this program reads 3")]
    [InlineData("\"format\": 1", "\"format\": 7", ExitCode.Damaged, "this is of another version: format 7, while this program reads 1")]
    [InlineData("\"replication\": 1,", "\"replication\": 4,", ExitCode.WrongRequest, "its first replication was not finished, and a report tells of whole ones; go on with it: gongyu resume")]
    public async Task Results_of_another_kind_are_told_in_one_line(string there, string instead, int code, string why)
    {
        string text = File.ReadAllText(Manifest);
        Assert.Contains(there, text, StringComparison.Ordinal);
        File.WriteAllText(Manifest, text.Replace(there, instead, StringComparison.Ordinal));
        Assert.Equal(code, await Report(out var told, Folder));
        Assert.Equal($"{Manifest}: {why}", Assert.Single(told.Errors));
    }

    [Fact]
    public async Task Runs_that_are_not_there_or_not_alike_are_told_in_one_line()
    {
        Assert.Equal(ExitCode.WrongRequest, await Report(out var none, "nowhere"));
        Assert.StartsWith("nowhere: there is no such run in ", Assert.Single(none.Errors), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongRequest, await Report(out var twice, Folder, Folder));
        Assert.Equal($"{Folder}: given twice; a run cannot be compared with itself", Assert.Single(twice.Errors));
        Assert.Equal(ExitCode.Done, await terminal.Type("run", terminal.In("small.yaml"), "--rounds", "9", "--host", "fast", "--out", terminal.In("longer")));
        Assert.Equal(ExitCode.WrongRequest, await Report(out var unlike, Folder, terminal.In("longer")));
        Assert.StartsWith("report: the policies have different numbers of rounds: ", Assert.Single(unlike.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_nothing_is_left_on_it()
    {
        using var disk = Disk.Of(256, terminal.In("disk"));
        Assert.Equal(ExitCode.NotWritable, await Report(out var told, Folder, "--out", terminal.In("disk/report.html")));
        Assert.StartsWith($"{terminal.In("disk/report.html")}: cannot be written: ", Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(terminal.In("disk")));
    }

    [Fact]
    public void Nothing_in_the_options_of_charts_can_be_markup()
    {
        const string evil = "</script><!--<script>\u2028'\"&";
        string json = ChartJson.Of([new("a", Figures.Same("t"), 1, new { Name = evil, Both = new Phrase(evil, "甲"), Colour = Ink.Accent, None = double.NaN, Third = 1 / 3.0 })]);
        Assert.DoesNotMatch("[<>&'\u2028]", json);
        var read = System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("a");
        Assert.Equal((evil, evil, "甲", "accent", System.Text.Json.JsonValueKind.Null, 0.333333), (
            read.GetProperty("name").GetString(), read.GetProperty("both").GetProperty("en").GetString(), read.GetProperty("both").GetProperty("zh").GetString(),
            read.GetProperty("colour").GetProperty("ink").GetString(), read.GetProperty("none").ValueKind, read.GetProperty("third").GetDouble()));
    }

    private IEnumerable<string[]> Table(string name) => File.ReadLines(Path.Combine(Folder, name)).Skip(1).Select(line => line.Split(','));

    private Task<int> Report(out Terminal told, params string[] args) =>
        terminal.Type(out told, ["report", .. args, "--results", terminal.In("results")]);
}
