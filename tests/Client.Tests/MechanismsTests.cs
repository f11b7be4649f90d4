namespace Gongyu.Client.Tests;

/// <summary><c>gongyu mechanisms</c>.</summary>
public sealed class MechanismsTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task The_table_and_the_object_say_the_same()
    {
        Assert.Equal(ExitCode.Done, await terminal.Type("mechanisms", "--replications", "3", "--rounds", "6"));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var other, "mechanisms", "--replications", "3", "--rounds", "6", "--json"));
        string[] screen = terminal.Screen.Split('\n');
        Assert.All(screen, line => Assert.True(line.TrimEnd().Length <= 80, line));
        foreach (var row in other.Json.EnumerateArray())
        {
            int at = Array.FindIndex(screen, line => line.StartsWith($"{row.GetProperty("row").GetString()} {row.GetProperty("name").GetProperty("en").GetString()}", StringComparison.Ordinal));
            Assert.True(at >= 0);
            Assert.StartsWith($"   {row.GetProperty("metric").GetString()} {(row.GetProperty("rises").GetBoolean() ? "↑" : "↓")}", screen[at + 1], StringComparison.Ordinal);
            Assert.Contains(row.GetProperty("holds").GetBoolean() ? "✓" : "✗", screen[at + 1], StringComparison.Ordinal);
            double difference = row.GetProperty("difference").GetProperty("mean").GetDouble();
            Assert.Equal(difference, row.GetProperty("mechanical").GetProperty("mean").GetDouble() + row.GetProperty("behavioural").GetProperty("mean").GetDouble(), 1e-9);
        }
    }

    [Theory]
    [InlineData("--replications", "1", "--replications: expected 2 or more")]
    [InlineData("--rounds", "0", "--rounds: ")]
    [InlineData("--seed", "many", "--seed: ")]
    public async Task What_is_no_evidence_is_refused(string option, string value, string why)
    {
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type("mechanisms", option, value));
        Assert.StartsWith(why, Assert.Single(terminal.Errors), StringComparison.Ordinal);
    }
}
