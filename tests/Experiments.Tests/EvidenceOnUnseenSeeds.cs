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
        Assert.Equal(14, gathered.Rows.GroupBy(row => row.Mechanism.Row).Count(row => row.All(one => one.Holds)));
    }

    // S1: onboarding cost falls and graduates' market value rises; S2: R&D cost per innovation falls.
    [Fact]
    public void What_else_rows_must_move()
    {
        var claims = Claim.Family(
            Moves("s1-facilities", "onboarding.cost", rises: false), Moves("s1-facilities", "graduates.value", rises: true),
            Moves("s2-research", "innovation.cost", rises: false), Moves("s2-research", "asset.university", rises: true),
            Moves("i2-alignment", "stance.enterprise.committed", rises: true), Moves("i3-training", "hiring.retained", rises: true),
            Moves("o4-communication", "agreement.age", rises: true), Moves("s3-results", "agreement.tier.mean", rises: true),
            Moves("s4-information", "search.failures", rises: false));
        Assert.All(claims, claim => Assert.True(claim.Holds, claim.ToString()));
    }

    private static Claim Moves(string id, string metric, bool rises)
    {
        var mechanism = Mechanisms.All.Single(one => one.Id == id);
        double[] Of(Policy policy) => [.. Enumerable.Range(0, Usual.Replications).Select(number =>
            Community.Play(Usual with { Policy = policy }, number, cancellation: TestContext.Current.CancellationToken).Outcome(Metrics.Find(metric)!))];
        var difference = PairedDifference.Of(Of(mechanism.With), Of(mechanism.Background));
        return rises ? Claim.Rises($"{id}: {metric}", difference) : Claim.Falls($"{id}: {metric}", difference);
    }

    [Fact]
    public void The_page_says_so()
    {
        string[] page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "mechanisms.md"));
        foreach (var row in gathered.Rows)
        {
            string line = Assert.Single(page, line => line.Contains($"]({Path.Combine("..", row.Mechanism.Scenario)})", StringComparison.Ordinal));
            Interval[] figures = [row.Without, row.With, row.Difference.Interval, row.Mechanical.Interval, row.Behavioural.Interval, row.Competence.Interval];
            string[] cells = Cells(line);
            Assert.Equal(row.Mechanism.Row, cells[0]);
            Assert.All(row.Mechanism.Levers, one => Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"`{one.Lever.Key}={one.Value}`"), cells[3], StringComparison.Ordinal));
            Assert.Equal($"`{row.Mechanism.Metric.Id}` {(row.Mechanism.Rises ? "↑" : "↓")}", cells[4]);
            Assert.Equal([.. figures.Select(Cell), row.Holds ? "yes 是" : "**no 否**"], cells[5..]);
        }
        foreach (var pair in gathered.Pairs)
        {
            string line = Assert.Single(page, line => line.StartsWith(
                $"| {pair.One.Letter} × {pair.Other.Letter} | `{pair.Metric.Id}` ", StringComparison.Ordinal));
            Assert.Equal(
                [Cell(pair.AloneOne), Cell(pair.AloneOther), Cell(pair.Both), Cell(pair.Beyond.Interval) + (pair.AdjustedP < Comparison.Level ? " *" : "")],
                Cells(line)[2..]);
        }
    }

    private static string[] Cells(string line) => line.Trim('|', ' ').Split(" | ");

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
