using System.Text;

namespace Gongyu.Scenarios.Tests;

public sealed class FileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_scenario_is_named_after_its_file()
    {
        var reading = ScenarioFile.Read(File("tax-relief.yaml", "question: q\nrounds: 1"u8));
        Assert.Equal("tax-relief", reading.Scenario!.Name);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.True(ScenarioFile.Read(File("bom.yaml", [0xEF, 0xBB, 0xBF, .. "question: q\nrounds: 1"u8])).Succeeded);

    [Fact]
    public void A_missing_file_is_one_fault()
    {
        Expect("there is no such file", Path.Combine(folder.FullName, "none.yaml"));
        Expect("there is no such file", Path.Combine(folder.FullName, "none", "none.yaml"));
        Expect("there is no such file", "");
        Expect("there is no such file", "\0");
    }

    [Fact]
    public void A_directory_is_one_fault() => Expect("this is a directory, not a file", folder.FullName);

    [Fact]
    public void An_empty_file_is_one_fault() => Expect("the file is empty; a scenario needs question and rounds", File("a.yaml", []));

    [Fact]
    public void A_file_that_cannot_be_opened_is_one_fault()
    {
        string path = File("a.yaml", "question: q\nrounds: 1"u8);
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var fault = Assert.Single(ScenarioFile.Read(path).Faults);
        Assert.StartsWith("the file cannot be read: ", fault.What.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x71, 0x3A, 0x20, 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x71, 0x00 })]
    [InlineData(new byte[] { 0xC4, 0xE3, 0xBA, 0xC3 })]
    public void What_is_not_utf8_is_one_fault(byte[] bytes) => Expect("the file is not UTF-8 text", File("a.yaml", bytes), ":1:1");

    [Fact]
    public void The_line_of_a_byte_that_is_no_text_is_told() =>
        Expect("the file is not UTF-8 text", File("a.yaml", [.. "question: q\nrounds: 1\n# caf"u8, 0xE9, (byte)'\n']), ":3:1");

    [Fact]
    public void A_file_may_have_a_megabyte_and_no_more()
    {
        byte[] text = Encoding.UTF8.GetBytes("question: q\nrounds: 1\n#" + new string('x', ScenarioFile.MaxBytes));
        Assert.True(ScenarioFile.Read(File("a.yaml", text.AsSpan(0, ScenarioFile.MaxBytes))).Succeeded);
        Expect("the file is larger than 1,048,576 bytes", File("a.yaml", text.AsSpan(0, ScenarioFile.MaxBytes + 1)));
        var parsed = Assert.Single(Some.Parse("question: 问\nrounds: 1\n#" + new string('问', ScenarioFile.MaxBytes / 3)).Faults);
        Assert.Equal("some.yaml: the file is larger than 1,048,576 bytes", parsed.In("en"));
    }

    private static void Expect(string fault, string path, string place = "") =>
        Assert.Equal([$"{path}{place}: {fault}"], ScenarioFile.Read(path).Faults.Select(found => found.In("en")));

    private string File(string name, ReadOnlySpan<byte> bytes)
    {
        string path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }
}
