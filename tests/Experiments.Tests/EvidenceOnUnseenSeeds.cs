using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Experiments.Tests;

/// <summary>
/// The evidence that is published, gathered anew on the seeds that no constant was calibrated with: what holds, and that docs/mechanisms.md
/// says just that.
/// </summary>
public sealed class EvidenceOnUnseenSeeds(EvidenceOnUnseenSeeds.Gathered gathered) : IClassFixture<EvidenceOnUnseenSeeds.Gathered>
{
    private static readonly Scenario Usual = new() { Name = "mechanisms", Question = default, Rounds = 80, Replications = 30, Seed = 1001 };

    [Fact]
    public void Rows_hold_but_for_equal_governance()
    {
        var failing = gathered.Rows.Where(row => !row.Holds).Select(row => row.Mechanism.Id);
        Assert.Equal(["o4-equality"], failing);
        Assert.True(gathered.Rows.GroupBy(row => row.Mechanism.Row).Count(row => row.All(one => one.Holds)) >= 12);
    }

    [Fact]
    public void No_row_without_an_effect_of_behaviour_is_called_one()
    {
        // Mechanical: there is nothing left when nobody decides otherwise.
        foreach (var row in gathered.Rows)
            Assert.Equal(row.Difference.Interval.Mean, row.Mechanical.Interval.Mean + row.Behavioural.Interval.Mean, 1e-9);
        Assert.Contains(gathered.Rows, row => row.Mechanical.Interval.Mean == 0 && row.Holds);
    }

    // S1: onboarding cost falls and graduates' market value rises; S2: R&D cost per innovation falls.
    [Theory]
    [InlineData("s1-facilities", "onboarding.cost", false)]
    [InlineData("s1-facilities", "graduates.value", true)]
    [InlineData("s2-research", "innovation.cost", false)]
    [InlineData("s2-research", "asset.university", true)]
    [InlineData("i3-training", "hiring.retained", true)]
    [InlineData("o4-communication", "agreement.age", true)]
    [InlineData("s4-information", "search.failures", false)]
    [InlineData("i2-alignment", "stance.enterprise.committed", true)]
    public void What_else_a_row_must_move(string id, string metric, bool rises)
    {
        var mechanism = Mechanisms.All.Single(one => one.Id == id);
        double[] Of(Policy policy) => [.. Enumerable.Range(0, Usual.Replications).Select(number =>
            Community.Play(Usual with { Policy = policy }, number, cancellation: TestContext.Current.CancellationToken).Outcome(Metrics.Find(metric)!))];
        var difference = PairedDifference.Of(Of(mechanism.With), Of(mechanism.Background));
        Assert.True(difference.Interval.Mean > 0 == rises && difference.Test.PValue < 0.05 / 8, $"{id}: {metric} {difference.Interval}");
    }

    [Fact]
    public void The_page_says_so()
    {
        string[] page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "mechanisms.md"));
        foreach (var row in gathered.Rows)
        {
            string line = Assert.Single(page, line => line.Contains($"]({Path.Combine("..", row.Mechanism.Scenario)})", StringComparison.Ordinal));
            Assert.All(
                new[] { row.Without, row.With, row.Difference.Interval, row.Mechanical.Interval, row.Behavioural.Interval, row.Competence.Interval },
                interval => Assert.Contains($"| {Cell(interval)} ", line, StringComparison.Ordinal));
            Assert.Contains(row.Holds ? "| yes 是 |" : "| **no 否** |", line, StringComparison.Ordinal);
        }
        foreach (var pair in gathered.Pairs)
            Assert.Contains(page, line => line.StartsWith($"| {pair.One.Letter} × {pair.Other.Letter} | `{pair.Metric.Id}` ", StringComparison.Ordinal)
                && line.Contains($"| {Cell(pair.Beyond.Interval)}{(pair.AdjustedP < Comparison.Level ? " *" : "")} |", StringComparison.Ordinal));
    }

    private static string Cell(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Mean:0.####} [{interval.Low:0.####}, {interval.High:0.####}]");

    /// <summary>Gathered once for all of them.</summary>
    public sealed class Gathered : IAsyncLifetime
    {
        internal IReadOnlyList<Evidence> Rows { get; private set; } = [];

        internal IReadOnlyList<Interaction> Pairs { get; private set; } = [];

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            Rows = await Evidence.Gather(Mechanisms.All, Usual, Environment.ProcessorCount, cancellation: TestContext.Current.CancellationToken);
            Pairs = await Interaction.Gather(Usual, Environment.ProcessorCount, cancellation: TestContext.Current.CancellationToken);
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
