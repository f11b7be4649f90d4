using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Gongyu.Client.Tests;

/// <summary><c>gongyu export --format crate</c> and <c>gongyu verify</c>: results that are published, and replayed by somebody else.</summary>
public sealed class ArchiveTests : IAsyncLifetime
{
    private readonly Terminal terminal = new();

    public async ValueTask InitializeAsync()
    {
        string scenario = terminal.Write("s.yaml", Terminal.Small);
        Assert.Equal(ExitCode.Done, await terminal.Type("run", scenario, "--host", "fast", "--out", terminal.In("run")));
        Assert.Equal(ExitCode.Done, await terminal.Type(
            "sweep", scenario, "--vary", "incentive.taxRelief=0.2..0.9/3", "--series", "--out", terminal.In("sweep")));
    }

    public ValueTask DisposeAsync()
    {
        terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("run")]
    [InlineData("sweep")]
    public async Task An_archive_replays_where_nothing_else_is(string what)
    {
        string archive = await Archived(what);
        Directory.Delete(terminal.In(what), recursive: true);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var told, "verify", archive));
        Assert.Contains("came out again", told.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await terminal.Type(out told, "verify", archive, "--json"));
        Assert.True(told.Json.GetProperty("verified").GetBoolean());
    }

    [Theory]
    [InlineData("run", "rounds.csv")]
    [InlineData("sweep", "summary.csv")]
    [InlineData("sweep", "points.csv")]
    [InlineData("sweep", "scenario.yaml")]
    [InlineData("sweep", "experiment.json", "\"seed\": 7", "\"seed\": 8")]
    [InlineData("sweep", "experiment.json", "\"rounds\": 6", "\"rounds\": 9")]
    public async Task An_archive_that_was_altered_is_found_out(string what, string file, string? before = null, string? after = null)
    {
        string archive = await Archived(what);
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Update))
        {
            using var content = new StreamReader(zip.GetEntry(file)!.Open());
            string text = content.ReadToEnd();
            content.Dispose();
            zip.GetEntry(file)!.Delete();
            using var altered = new StreamWriter(zip.CreateEntry(file).Open());
            int at = text.LastIndexOf(text.Last(letter => letter is >= '1' and <= '9'));
            altered.Write(before is null ? text[..at] + (char)(text[at] == '9' ? '8' : text[at] + 1) + text[(at + 1)..]
                : text.Replace(before, after, StringComparison.Ordinal));
        }
        // Points that are not those of the experiment are damage: there is nothing to play.
        Assert.Equal(file == "points.csv" ? ExitCode.Damaged : ExitCode.Differs, await terminal.Type(out var told, "verify", archive));
        Assert.Contains(told.Errors, line => line.StartsWith($"{archive}/{file}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_experiment_that_was_altered_is_found_out_in_its_rounds_too()
    {
        File.Copy(terminal.In("sweep/rounds.parquet"), terminal.In("kept"));
        File.Copy(terminal.In("sweep/summary.parquet"), terminal.In("before"));
        Assert.Equal(ExitCode.Done, await terminal.Type(
            "sweep", terminal.In("s.yaml"), "--vary", "incentive.taxRelief=0.2..0.8/3", "--series", "--out", terminal.In("other")));
        File.Copy(terminal.In("other/rounds.parquet"), terminal.In("sweep/rounds.parquet"), overwrite: true);
        Assert.Equal(ExitCode.Differs, await terminal.Type(out var told, "verify", terminal.In("sweep")));
        Assert.StartsWith(terminal.In("sweep/rounds.parquet"), Assert.Single(told.Errors), StringComparison.Ordinal);
        File.WriteAllBytes(terminal.In("sweep/rounds.parquet"), File.ReadAllBytes(terminal.In("kept"))[..100]);
        Assert.Equal(ExitCode.Differs, await terminal.Type(out told, "verify", terminal.In("sweep")));
        Assert.StartsWith(terminal.In("sweep/rounds.parquet"), Assert.Single(told.Errors), StringComparison.Ordinal);
        File.Copy(terminal.In("kept"), terminal.In("sweep/rounds.parquet"), overwrite: true);
        File.Copy(terminal.In("other/summary.parquet"), terminal.In("sweep/summary.parquet"), overwrite: true);
        Assert.Equal(ExitCode.Differs, await terminal.Type(out told, "verify", terminal.In("sweep")));
        Assert.StartsWith(terminal.In("sweep/summary.parquet"), Assert.Single(told.Errors), StringComparison.Ordinal);
        File.Copy(terminal.In("before"), terminal.In("sweep/summary.parquet"), overwrite: true);
        Assert.Equal(ExitCode.Done, await terminal.Type("verify", terminal.In("sweep")));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("sweep")]
    public async Task The_metadata_tell_every_file_by_its_digest_and_the_action_that_made_them(string what)
    {
        string archive = await Archived(what, "--author", "Li Wei", "--author", "王芳", "--license", "https://creativecommons.org/licenses/by/4.0/");
        using var zip = ZipFile.OpenRead(archive);
        using var metadata = JsonDocument.Parse(zip.GetEntry("ro-crate-metadata.json")!.Open());
        var graph = metadata.RootElement.GetProperty("@graph").EnumerateArray().ToDictionary(entity => entity.GetProperty("@id").GetString()!);
        Assert.Equal("./", graph["ro-crate-metadata.json"].GetProperty("about").GetProperty("@id").GetString());
        var root = graph["./"];
        string[] files = [.. zip.Entries.Select(entry => entry.FullName).Where(name => name != "ro-crate-metadata.json")];
        Assert.Equal(files.Order(StringComparer.Ordinal), Ids(root, "hasPart").Order(StringComparer.Ordinal));
        foreach (string file in files)
        {
            using var content = zip.GetEntry(file)!.Open();
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), graph[file].GetProperty("sha256").GetString());
        }
        Assert.Equal(["Li Wei", "王芳"], Ids(root, "author").Select(author => graph[author].GetProperty("name").GetString()));
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", root.GetProperty("license").GetProperty("@id").GetString());
        var action = graph[root.GetProperty("mentions").GetProperty("@id").GetString()!];
        Assert.StartsWith($"gongyu {what} scenario.yaml", action.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Contains("scenario.yaml", Ids(action, "object"));
        Assert.Contains("outcomes.csv", Ids(action, "result"));
    }

    [Fact]
    public async Task The_same_results_are_the_same_archive()
    {
        string archive = await Archived("run");
        Assert.Equal(ExitCode.Done, await terminal.Type("export", terminal.In("run"), "--format", "crate", "--out", terminal.In("again.zip")));
        Assert.Equal(File.ReadAllBytes(archive), File.ReadAllBytes(terminal.In("again.zip")));
    }

    [Fact]
    public async Task What_is_no_archive_is_told()
    {
        string text = terminal.Write("text.zip", "not an archive");
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out var told, "verify", text));
        Assert.StartsWith(text, Assert.Single(told.Errors), StringComparison.Ordinal);
        string other = terminal.In("other.zip");
        using (var zip = ZipFile.Open(other, ZipArchiveMode.Create))
            zip.CreateEntry("readme.txt");
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out told, "verify", other));
        Assert.StartsWith($"{other}: this is not an archive of results", Assert.Single(told.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_writes_nowhere_else()
    {
        string archive = await Archived("run");
        string name = $"gongyu-escaped-{Guid.NewGuid():N}";
        using (var zip = ZipFile.Open(archive, ZipArchiveMode.Update))
        {
            using var escaped = new StreamWriter(zip.CreateEntry($"../{name}").Open());
            escaped.Write("here");
        }
        Assert.Equal(ExitCode.Damaged, await terminal.Type(out var told, "verify", archive));
        Assert.StartsWith(archive, Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), name)));
    }

    [Fact]
    public async Task An_experiment_that_is_not_finished_is_neither_archived_nor_verified()
    {
        string told = File.ReadAllText(terminal.In("sweep/experiment.json"));
        File.WriteAllText(terminal.In("sweep/experiment.json"), told.Replace("\"completed\"", "\"running\"", StringComparison.Ordinal));
        foreach (string[] typed in (string[][])[["verify", terminal.In("sweep")], ["export", terminal.In("sweep"), "--format", "crate"]])
        {
            Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var refused, typed));
            Assert.EndsWith($"go on with \"gongyu resume {terminal.In("sweep")}\"", Assert.Single(refused.Errors), StringComparison.Ordinal);
        }
    }

    private async Task<string> Archived(string what, params string[] options)
    {
        string archive = terminal.In($"{what}.zip");
        Assert.Equal(ExitCode.Done, await terminal.Type(["export", terminal.In(what), "--format", "crate", "--out", archive, .. options]));
        return archive;
    }

    private static IEnumerable<string> Ids(JsonElement entity, string property) =>
        entity.GetProperty(property).EnumerateArray().Select(one => one.GetProperty("@id").GetString()!);
}
