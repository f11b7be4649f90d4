using System.Text.Json;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client.Tests;

/// <summary>Whoever asks why a stakeholder did what it did is told, in text and as JSON, by the run's results or its data folder.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task It_tells_the_terms_of_a_round_and_they_add_up()
    {
        string run = await Run();
        var told = await Json("explain", run, "--who", "uni/1", "--round", "4", "--json");
        Assert.Equal(("uni/1", 4), (told.GetProperty("stakeholder").GetString(), told.GetProperty("round").GetInt32()));
        var utility = told.GetProperty("member").GetProperty("utility");
        double Of(string term) => utility.GetProperty(term).GetDouble();
        Assert.Equal((Of("finance") + Of("talent") + Of("innovation")) / Of("departments") + Of("reputation"), Of("round"), 1e-12);
        Assert.Equal(Of("before") + 0.4 * (Of("round") - Of("before")), Of("after"), 1e-12);
        Assert.Equal(JsonValueKind.Null, told.GetProperty("otherwise").ValueKind);
        var before = await Json("explain", run, "--who", "uni/1", "--round", "3", "--json");
        Assert.Equal(before.GetProperty("member").GetProperty("utility").GetProperty("after").GetDouble(), Of("before"));
    }

    [Fact]
    public async Task The_ledger_told_is_that_of_the_results()
    {
        string run = await Run("--ledger");
        var told = await Json("explain", run, "--who", "ent/2", "--round", "5", "--replication", "2", "--json");
        string[] rows = [.. File.ReadLines(Path.Combine(run, "ledger.csv")).Where(row => row.Split(',') is [_, "2", "5", var from, var to, ..] && (from == "ent/2" || to == "ent/2"))];
        Assert.NotEmpty(rows);
        Assert.Equal(
            rows.Select(row => row.Split(',')).Select(row => (row[3], row[4], decimal.Parse(row[5], System.Globalization.CultureInfo.InvariantCulture), row[6])).Order(),
            told.GetProperty("ledger").EnumerateArray().Select(row => (
                row.GetProperty("from").GetString()!, row.GetProperty("to").GetString()!, row.GetProperty("amount").GetDecimal(), row.GetProperty("reason").GetString()!)).Order());
    }

    [Fact]
    public async Task On_the_terms_there_were_nothing_would_have_been_otherwise()
    {
        string run = await Run();
        var told = await Json("explain", run, "--who", "ent/2", "--round", "3", "--set", "supervision.auditRate=0.5", "--json");
        var otherwise = told.GetProperty("otherwise");
        Assert.Equal(0, otherwise.GetProperty("changed").GetArrayLength());
        foreach (string part in (string[])["announced", "member", "ledger"])
            Assert.Equal(told.GetProperty(part).GetRawText().Replace(" ", ""), otherwise.GetProperty(part).GetRawText().Replace(" ", ""));
        var more = await Json("explain", run, "--who", "gov/1", "--round", "3", "--set", "sharing.information=1", "--json");
        Assert.Contains("paid", more.GetProperty("otherwise").GetProperty("changed").EnumerateArray().Select(one => one.GetString()));
    }

    [Theory]
    [InlineData("en", "what the round was worth", "If in this round, for ent/2 alone, supervision.auditRate=1:")]
    [InlineData("zh", "本轮所得", "若在本轮，唯独对 ent/2 设 supervision.auditRate=1：")]
    public async Task People_read_it_in_their_language(string language, string worth, string alone)
    {
        Assert.Equal(ExitCode.Done, await terminal.Type(
            out var other, "explain", await Run(), "--who", "ent/2", "--round", "3", "--set", "supervision.auditRate=1", "--lang", language));
        Assert.Contains(worth, other.Screen, StringComparison.Ordinal);
        Assert.Contains(alone, other.Screen, StringComparison.Ordinal);
        Assert.All(other.Screen.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Everything_that_is_wrong_comes_at_once()
    {
        string run = await Run();
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(
            out var other, "explain", run, "--who", "entt/2", "--round", "7", "--replication", "4", "--set", "supervision.auditRat=1", "--set", "x"));
        Assert.Equal(
            [
                "--replication: 4 is out of range: expected a whole number from 1 to 3",
                "--round: 7 is out of range: expected a whole number from 1 to 6",
                "--who: unknown stakeholder \"entt/2\"; allowed: gov/1, ent/1, ent/2, ent/3, ent/4, ent/5, uni/1, uni/2, assoc/1, assoc/2; did you mean \"ent/2\"?",
                "--set supervision.auditRat=1: unknown lever \"supervision.auditRat\"; did you mean \"supervision.auditRate\"?",
                "--set x: expected lever=value",
            ],
            other.Errors.Select(line => line.Replace(", found \"x\"", "")));
        Assert.Equal("", other.Screen + other.Output);
    }

    [Fact]
    public void Every_reason_of_an_entry_has_a_name_of_its_own() => Assert.Equal(
        Enum.GetValues<Reason>().Length, Enum.GetValues<Reason>().Select(reason => ReasonNames.Of(reason)).Distinct().Count());

    private async Task<string> Run(params string[] more)
    {
        string path = terminal.Write("small.yaml", Terminal.Small);
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, ["run", path, "--out", terminal.In("played"), "--host", "fast", .. more]));
        return terminal.In("played");
    }

    private async Task<JsonElement> Json(params string[] args)
    {
        Assert.Equal(ExitCode.Done, await terminal.Type(out var other, args));
        return other.Json;
    }
}
