using System.Text.Json;

namespace Gongyu.Client.Tests;

/// <summary>A community of organisations that are given in a CSV file.</summary>
public sealed class PopulationTests : IDisposable
{
    private const string Csv = """
        id,kind,name_zh,name_en,region,sector,programmes,size
        E1,enterprise,甲公司,A Co.,霁泽市|Jize,智能制造,,300
        E2,enterprise,乙公司,B Co.,霁泽市|Jize,信息技术,,40
        U1,university,丙学院,C College,霁泽市|Jize,,智能制造;信息技术,9000

        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    /// <summary>Plays such a community; the results are in <c>out</c>.</summary>
    internal static async Task Play(Terminal terminal, string csv = Csv, int code = ExitCode.Done)
    {
        Directory.CreateDirectory(terminal.In("data"));
        terminal.Write("data/p.csv", csv);
        string scenario = terminal.Write("given.yaml", """
            question: q
            community: {from: data/p.csv, names: en}
            policy: {incentive.taxRelief: 0.5}
            rounds: 6
            replications: 2
            """);
        Assert.Equal(code, await terminal.Type("run", scenario, "--out", terminal.In("out"), "--json"));
    }

    [Fact]
    public async Task Results_hold_who_was_there_and_can_be_played_again_from_their_own_folder()
    {
        await Play(terminal);
        string hash = terminal.Json.GetProperty("hash").GetString()!;
        var file = JsonDocument.Parse(await File.ReadAllTextAsync(terminal.In("out/manifest.json"), TestContext.Current.CancellationToken))
            .RootElement.GetProperty("scenario").GetProperty("files")[0];
        Assert.Equal(("data/p.csv", Csv), (file.GetProperty("name").GetString(), file.GetProperty("text").GetString()));
        string[] stakeholders = await File.ReadAllLinesAsync(terminal.In("out/stakeholders.csv"), TestContext.Current.CancellationToken);
        Assert.Contains(stakeholders, line => line.Contains(",1,ent/2,enterprise,E2,B Co.,1,Information Technology,40,", StringComparison.Ordinal));
        Assert.Contains(stakeholders, line => line.Contains(",gov/1,government,,Jize Government,1,,3,", StringComparison.Ordinal));
        using var again = new Terminal();
        Assert.Equal(ExitCode.Done, await again.Type("run", terminal.In("out/scenario.yaml"), "--json", "--host", "fast", "--out", again.In("again")));
        Assert.Equal(hash, again.Json.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Validate_tells_who_was_read()
    {
        await Play(terminal);
        using var fresh = new Terminal();
        Assert.Equal(ExitCode.Done, await fresh.Type("validate", terminal.In("given.yaml"), "--lang", "zh"));
        Assert.Equal($"{terminal.In("given.yaml")}：有效；6 个主体，6 轮，重复 2 次\n  data/p.csv：2 家企业，1 所高校；地区：霁泽市；行业：智能制造、信息技术\n", fresh.Output);
    }

    [Fact]
    public async Task What_is_wrong_with_the_file_is_a_line_each_and_nothing_is_written()
    {
        await Play(terminal, Csv.Replace(",40", ",-40", StringComparison.Ordinal).Replace("丙学院", "=丙", StringComparison.Ordinal), ExitCode.WrongRequest);
        Assert.Equal(["data/p.csv:3:40", "data/p.csv:4:15"], terminal.Errors.Select(line => line[(terminal.Folder.Length + 1)..].Split(": ")[0]));
        Assert.Equal(["data", "data/p.csv", "given.yaml"], terminal.Left());
        Assert.Equal("", terminal.Output + terminal.Screen);
    }
}
