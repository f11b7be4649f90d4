namespace Gongyu.Client.Tests;

/// <summary>A disk that is full costs an experiment nothing but the wait until somebody makes room.</summary>
public sealed class FullDiskExperimentTests : IDisposable
{
    private readonly Terminal terminal = new();

    private string Out => terminal.In("disk/out");

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData(8, "begin")]
    [InlineData(64, "journal")]
    [InlineData(100, "tables")]
    [InlineData(160, "tables")]
    public async Task It_is_told_in_a_line_and_gone_on_with_to_the_same_bytes(int kibibytes, string place)
    {
        using var disk = Disk.Of(kibibytes, terminal.In("disk"));
        string[] sweep = ["sweep", terminal.Write("s.yaml", Terminal.Small), "--vary", "supervision.auditRate=0..0.6/4", "--series", "--out"];
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, [.. sweep, terminal.In("alone")]));
        Assert.Equal(ExitCode.NotWritable, await terminal.Type([.. sweep, Out]));
        string line = Assert.Single(terminal.Errors);
        Assert.StartsWith(Out, line, StringComparison.Ordinal);
        Assert.Contains(": cannot be written: ", line, StringComparison.Ordinal);
        long whole = new FileInfo(terminal.In("alone/work.journal")).Length;
        if (place == "begin")
        {
            Assert.Empty(Directory.EnumerateFileSystemEntries(terminal.In("disk")));
        }
        else
        {
            Assert.EndsWith("; what is finished is kept: make room, then resume the experiment", line, StringComparison.Ordinal);
            Assert.InRange(new FileInfo(Path.Combine(Out, "work.journal")).Length, place == "journal" ? 1 : whole, place == "journal" ? whole - 1 : whole);
        }
        disk.Grow();
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, place == "begin" ? [.. sweep, Out] : ["resume", Out]));
        Assert.Equal(Names(terminal.In("alone")), Names(Out));
        foreach (string table in Names(Out).Where(name => name is not ("work.journal" or "experiment.json")))
            Assert.Equal(File.ReadAllBytes(terminal.In($"alone/{table}")), File.ReadAllBytes(Path.Combine(Out, table)));
        Assert.Equal(whole, new FileInfo(Path.Combine(Out, "work.journal")).Length);
    }

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
