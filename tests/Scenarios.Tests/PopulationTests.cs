using System.Text;
using Gongyu.Model;

namespace Gongyu.Scenarios.Tests;

/// <summary>Populations from CSV: read as they are written, and everything that is wrong with them is told with its place.</summary>
public sealed class PopulationTests : IDisposable
{
    private const string Head = "id,kind,name_zh,name_en,region,sector,programmes,size,influence,stance,note\n";
    private const string Sound = "E1,enterprise,甲公司,A Co.,霁泽市|Jize,智能制造,,120,,,\nU1,university,乙学院,B College,霁泽市|Jize,,智能制造;物联网|IoT,9000,,,\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Organisations_are_as_they_are_written()
    {
        var plan = Read(Head + Sound + "E2,企业,,Only English,槐渡市,Information Technology,,35.5,0.75,投入,note\n").Scenario!.Community;
        Assert.Equal((2, 3, 2, 1), (plan.Regions, plan.Sectors, plan.Enterprises, plan.Universities));
        var population = plan.Population!;
        Assert.Equal([new("Jize", "霁泽市"), new("槐渡市", "槐渡市")], population.Regions);
        Assert.Equal([Sectors.All[0], new("IoT", "物联网"), Sectors.All[1]], population.Sectors);
        Assert.Equal(
            [new("E1", new("A Co.", "甲公司"), 0, 1, 120, null, null), new("E2", new("Only English", "Only English"), 1, 4, 35.5, 0.75, Stance.Committed)],
            population.Enterprises);
        Assert.Equal([new Organisation("U1", new("B College", "乙学院"), 0, 3, 9000, null, null)], population.Universities);
    }

    [Fact]
    public void Everybody_has_a_name_in_both_languages()
    {
        var plan = Read(Head + Sound).Scenario!.Community;
        Assert.Equal(["霁泽市人民政府", "甲公司", "乙学院", "智能制造行业协会", "物联网行业协会"], Named("zh"));
        Assert.Equal(["Jize Government", "A Co.", "B College", "Intelligent Manufacturing Industry Association", "IoT Industry Association"], Named("en"));

        string[] Named(string language) => [.. plan.Roster.Select(id => Names.Of(plan with { Names = language }, 1, id))];
    }

    [Fact]
    public void Columns_come_in_any_order_and_cells_in_quotes()
    {
        var one = Read("size,region,name_en,name_zh,kind,id,programmes,sector\r\n\" 10 \",\"R, \"\"one\"\"\",A,,enterprise,E1,,S\r\n").Scenario!.Community.Population!;
        Assert.Equal(new Organisation("E1", new("A", "A"), 0, 1, 10, null, null), one.Enterprises[0]);
        Assert.Equal("R, \"one\"", one.Regions[0].En);
    }

    [Fact]
    public void What_a_scenario_names_comes_with_it_and_reads_back()
    {
        var scenario = Read(Head + Sound).Scenario!;
        Assert.Equal([new NamedFile("data/p.csv", Head + Sound)], scenario.Files);
        string text = ScenarioFile.Write(scenario);
        Assert.Contains("from: data/p.csv", text, StringComparison.Ordinal);
        Assert.DoesNotContain("enterprises:", text, StringComparison.Ordinal);
        var again = ScenarioFile.Parse("some", text, "manifest", scenario.Files);
        Assert.Equal(scenario.Community, again.Scenario!.Community);
        Assert.Equal(["data/p.csv: there is no such file"], Told(ScenarioFile.Parse("some", text, "manifest.yaml")));
    }

    [Fact]
    public void The_sample_is_a_region_of_150_organisations_that_say_they_are_synthetic()
    {
        var plan = ScenarioFile.Read(Path.Combine(Some.Folder, "sample-region.yaml")).Scenario!.Community;
        var all = plan.Population!.Enterprises.Concat(plan.Population.Universities).ToArray();
        Assert.Equal((120, 30), (plan.Enterprises, plan.Universities));
        Assert.All(all, one => Assert.Matches("^[\u4e00-\u9fff]+$", one.Name.Zh));
        Assert.All(all, one => Assert.Matches("^[A-Z][A-Za-z ,.]+$", one.Name.En));
        Assert.Equal(all.Length, all.Select(one => one.Name.Zh).Distinct().Count());
        Assert.All(plan.Population.Universities, one => Assert.InRange(System.Numerics.BitOperations.PopCount(one.Sectors), 2, plan.Sectors));
        Assert.All(File.ReadLines(Path.Combine(Some.Folder, "data", "sample-region.csv")).Skip(1),
            line => Assert.EndsWith(",虚构 synthetic", line, StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "", ": the file is empty; its first line names the columns" },
        { Head, ": there are no organisations below the line of column names" },
        { "id,kind,name_zh,name_en,region,sector,programmes\n", ":1:1: the column \"size\" is missing: employees of an enterprise, students of a university: a number from 1" },
        { "id,kind,name_zh,name_en,region,sector,programmes,size,kind\n", ":1:55: the column \"kind\" is there twice" },
        { "id,kind,name_zh,name_en,region,sector,programmes,size,influnce\n", ":1:55: unknown column \"influnce\"; allowed: id, kind, name_zh, name_en, region, sector, programmes, size, influence, stance, note; did you mean \"influence\"?" },
        { Head + Sound + "E1,enterprise,丙,,R,S,,1,,,\n", ":4:1: id: id \"E1\" appears twice; first in line 2" },
        { Head + ",enterprise,丙,,R,S,,1,,,\n", ":2:1: id: must not be empty" },
        { Head + "E1,enterprise,丙,,R,S,,-5,,,\n", ":2:23: size: -5 is out of range: expected a number from 1 to 1000000000" },
        { Head + "E1,enterprise,丙,,R,S,,many,,,\n", ":2:23: size: expected a number from 1 to 1000000000, found \"many\"" },
        { Head + "E1,enterprise,丙,,R,S,,,,,\n", ":2:23: size: expected a number from 1 to 1000000000, found nothing" },
        { Head + "E1,enterprise,丙,,R,S,,1,1.5,,\n", ":2:25: influence: 1.5 is out of range: expected a number from 0.001 to 1" },
        { Head + "E1,enterprise,丙,,R,S,,1,,eager,\n", ":2:26: stance: unknown word \"eager\"; allowed: abstain, opportunist, committed, 观望, 投机, 投入" },
        { Head + "E1,bank,丙,,R,S,,1,,,\n", ":2:4: kind: unknown word \"bank\"; allowed: enterprise, university, 企业, 高校" },
        { Head + "E1,enterprise,=HYPERLINK(1),,R,S,,1,,,\n", ":2:15: name_zh: a cell must not begin with = + - or @: a spreadsheet would run it as a formula" },
        { Head + "E1,enterprise,丙,<script>alert(1)</script>,R,S,,1,,,\n", ":2:17: name_en: < and > are not allowed: a page would take them for markup" },
        { Head + "E1,enterprise,,,R,S,,1,,,\n", ":2:15: name_zh: an organisation needs name_zh or name_en" },
        { Head + $"E1,enterprise,{new string('长', 121)},,R,S,,1,,,\n", ":2:15: name_zh: longer than 120 characters" },
        { Head + "E1,enterprise,丙,,R,,,1,,,\n", ":2:20: sector: must not be empty" },
        { Head + "E1,enterprise,丙,,R,S;T,,1,,,\n", ":2:20: sector: an enterprise has one sector" },
        { Head + "E1,enterprise,丙,,R,S,T,1,,,\n", ":2:22: programmes: must be empty for enterprise" },
        { Head + "U1,university,丙,,R,,;,1,,,\n", ":2:21: programmes: must not be empty" },
        { Head + "U1,university,丙,,R,,S;=1+1,1,,,\n", ":2:21: programmes: a cell must not begin with = + - or @: a spreadsheet would run it as a formula" },
        { Head + Sound + "E3,enterprise,丙,,Jize,S,,1,,,\n", ":4:18: region: this name was written in another way above; write it always the same" },
        { Head + Sound + "E3,enterprise,丙,,R,IoT,,1,,,\n", ":4:20: sector: this name was written in another way above; write it always the same" },
        { Head + "E3,enterprise,丙,,A|B|C,S,,1,,,\n", ":2:18: region: a name in both languages is written 中文|English" },
        { string.Concat(Enumerable.Repeat("x,", 20_000)) + "\n", ":1:1: more than 22 columns" },
        { Head + "U1,university,丙,,R,,,1,,,\n", ":2:21: programmes: must not be empty" },
        { Head + "E1,enterprise,丙,,R,S,,1\n", ":2:1: 8 cells, while there are 11 columns" },
        { Head + "E1,enterprise,\"丙,,R,S,,1,,,\n" + Sound, ":2:1: a quotation mark is out of place; a cell in quotes ends with one, and doubles those inside" },
        { Head + string.Concat(Enumerable.Range(0, 17).Select(i => $"E{i},enterprise,丙,,R,S{i},,1,,,\n")), ":18:21: sector: more than 16 sectors" },
        { Head + string.Concat(Enumerable.Range(0, 65).Select(i => $"E{i},enterprise,丙,,R{i},S,,1,,,\n")), ":66:19: region: more than 64 regions" },
        { Head + "E1,enterprise,丙\u0007,,R,S,,1,,,\n", ":2:16: the character U+0007 is not allowed in a text file" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_fault_tells_file_line_column_and_what_is_allowed(string csv, string fault) =>
        Assert.Contains(Path.Combine(folder.FullName, "data", "p.csv") + fault, Told(Read(csv)));

    [Fact]
    public void All_faults_come_at_once_until_there_are_many()
    {
        var few = Told(Read(Head + "E1,enterprise,丙,,R,S,,-5,,,\nE1,enterprise,,,R,S,,x,,,\n"));
        Assert.Equal([":2:23", ":3:1:", ":3:15", ":3:22"], few.Select(line => line.Split("p.csv")[1][..5].TrimEnd()));
        var many = Told(Read(Head + string.Concat(Enumerable.Range(0, 1000).Select(i => $"E{i},enterprise,丙,,R,S,,-5,,,\n"))));
        Assert.Equal(21, many.Count);
        Assert.EndsWith(":22:1: after 20 faults the rest of the file was not read", many[20], StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_rows_are_one_fault()
    {
        var csv = new StringBuilder(Head);
        for (int i = 0; i < 1_000_000; i++)
            csv.Append('E').Append(i).Append(",enterprise,丙,,R,S,,1,,,\n");
        Assert.EndsWith(":200002:9: kind: more than 200,000 enterprises", Assert.Single(Told(Read(csv.ToString()))), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_encoding_is_told_with_the_line_it_shows_in()
    {
        byte[] gbk = [.. Encoding.UTF8.GetBytes(Head + "E1,enterprise,"), 0xB1, 0xFB, .. ",,R,S,,1,,,\n"u8];
        Assert.EndsWith(":2:1: the file is not UTF-8 text", Assert.Single(Told(Read(gbk))), StringComparison.Ordinal);
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Head + Sound)];
        Assert.EndsWith(":1:1: the file is not UTF-8 text", Assert.Single(Told(Read(utf16))), StringComparison.Ordinal);
        Assert.True(Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Head + Sound)]).Succeeded);
    }

    [Theory]
    [InlineData("from: /etc/passwd", "4:9: expected data/NAME.csv, a file in the folder data beside the scenario, found \"/etc/passwd\"")]
    [InlineData("from: data/../p.csv", "4:9: expected data/NAME.csv, a file in the folder data beside the scenario, found \"data/../p.csv\"")]
    [InlineData("from: [a]", "4:9: expected data/NAME.csv, a file in the folder data beside the scenario, found a list")]
    [InlineData("from: data/p.csv\n  regions: 2", "5:3: \"regions\" cannot be set beside \"from\", which gives it")]
    public void A_scenario_names_a_file_in_its_own_folder_and_nothing_that_the_file_gives(string line, string fault)
    {
        Write(Encoding.UTF8.GetBytes(Head + Sound), line);
        Assert.Equal([$"{ScenarioPath}:{fault}"], Told(ScenarioFile.Read(ScenarioPath)));
    }

    private string ScenarioPath => Path.Combine(folder.FullName, "s.yaml");

    private Reading Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private Reading Read(byte[] csv)
    {
        Write(csv, "from: data/p.csv");
        return ScenarioFile.Read(ScenarioPath);
    }

    private void Write(byte[] csv, string community)
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
        File.WriteAllBytes(Path.Combine(folder.FullName, "data", "p.csv"), csv);
        File.WriteAllText(ScenarioPath, $"question: q\nrounds: 2\ncommunity:\n  {community}\n");
    }

    private static List<string> Told(Reading reading) => [.. reading.Faults.Select(fault => fault.In("en"))];
}
