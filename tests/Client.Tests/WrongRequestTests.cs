using System.Text;

namespace Gongyu.Client.Tests;

/// <summary>What is wrong is told in a line each, with exit code 2, and nothing is written.</summary>
public sealed class WrongRequestTests : IDisposable
{
    private const string Lead = "question: q\nrounds: 2\n";

    private readonly Terminal terminal = new();

    public static TheoryData<string, string> Files => new()
    {
        { "", ": the file is empty" },
        { Lead + "a: &x 1", ":3:" },
        { "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n" + Lead, ":1:4: anchors and aliases" },
        { Lead + "rounds: 3", ":3:1: key \"rounds\" appears twice" },
        { Lead + "policy: {incentive.taxRelief: .nan}", ":3:31: expected a number from 0 to 1" },
        { Lead + "policy: {incentive.taxRelief: 1e400}", ":3:31: 1e400 is out of range" },
        { Lead + "policy: {incentive.taxReleif: 1}", ":3:10: unknown lever" },
        { Lead + "policy: {supervision.penalty: 5.1}", ":3:31: 5.1 is out of range: expected a number from 0 to 5" },
        { Lead + "seed: [", ":4:1: this is not YAML" },
        { Lead + "# " + new string('x', 1 << 20), ": the file is larger than 1,048,576 bytes" },
        { Lead + "seed: 1\u0000", ":3:8: the character U+0000" },
    };

    public void Dispose() => terminal.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_wrong_file(string text, string fault)
    {
        string path = terminal.Write("wrong.yaml", text);
        foreach (string command in (string[])["run", "validate"])
        {
            using var fresh = new Terminal();
            string[] args = command == "run" ? ["run", path, "--out", terminal.In("out")] : ["validate", path];
            Assert.Equal(ExitCode.WrongRequest, await fresh.Type(args));
            Assert.Contains(fresh.Errors, line => line.StartsWith(path + fault, StringComparison.Ordinal));
            Assert.All(fresh.Errors, line => Assert.StartsWith(path + ":", line, StringComparison.Ordinal));
            Assert.Equal("", fresh.Screen + fresh.Output);
            Assert.Equal(["wrong.yaml"], terminal.Left());
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_not_a_file_or_not_text()
    {
        await File.WriteAllBytesAsync(terminal.In("latin1.yaml"), Encoding.Latin1.GetBytes(Lead + "# é"), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(terminal.In("folder.yaml"));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(
            "validate", terminal.In("latin1.yaml"), terminal.In("folder.yaml"), terminal.In("nothing.yaml")));
        Assert.Equal(["the file is not UTF-8 text", "this is a directory, not a file", "there is no such file"],
            terminal.Errors.Select(line => line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Fact]
    public async Task All_faults_of_file_and_options_come_at_once()
    {
        string path = terminal.Write("wrong.yaml", Lead + "sede: 1");
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(
            "run", path, "--seed", "-1", "--rounds", "many", "--replications", "0", "--set", "x", "--set", "incentive.taxRelief=2", "--out", ""));
        Assert.Equal(
            [$"{path}:3:1", "--seed", "--rounds", "--replications", "--set", "--set incentive.taxRelief=2", "--out"],
            terminal.Errors.Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "a.yaml", "b.yaml")]
    [InlineData("run", "a.yaml", "--host", "slow")]
    [InlineData("run", "a.yaml", "--set")]
    [InlineData("simulate")]
    [InlineData("levers", "--lang", "fr")]
    [InlineData("validate")]
    public async Task A_wrong_command_line(params string[] args)
    {
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(args));
        Assert.NotEmpty(terminal.Errors);
        Assert.All(terminal.Errors, line => Assert.StartsWith("gongyu: ", line, StringComparison.Ordinal));
        Assert.Equal("", terminal.Output);
    }

    [Fact]
    public async Task Faults_come_in_Chinese_when_asked()
    {
        string path = terminal.Write("wrong.yaml", Lead + "sede: 1");
        await terminal.Type("validate", path, "--lang", "zh");
        Assert.Contains("未知的键“sede”", Assert.Single(terminal.Errors), StringComparison.Ordinal);
    }
}
