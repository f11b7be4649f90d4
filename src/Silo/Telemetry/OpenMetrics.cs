using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>
/// Rounds that were played as OpenMetrics text, each round at a time of its own, named and labelled as the service shows them while they are
/// played: so that a database of metrics can be filled with what happened before it looked.
/// </summary>
internal static class OpenMetrics
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/openmetrics-text";

    /// <summary>The content type.</summary>
    public const string ContentType = $"{MediaType}; version=1.0.0; charset=utf-8";

    /// <summary>How long a round lasts unless told otherwise: near enough for a query to see one point after the other.</summary>
    public static readonly TimeSpan UsualRound = TimeSpan.FromMinutes(1);

    private const string Total = "_total";

    private static readonly TimeSpan LongestRound = TimeSpan.FromDays(366);

    private static readonly (char Unit, TimeSpan Length)[] Units =
    [
        ('s', TimeSpan.FromSeconds(1)), ('m', TimeSpan.FromMinutes(1)), ('h', TimeSpan.FromHours(1)), ('d', TimeSpan.FromDays(1)),
    ];

    private static readonly string[] TimeFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly Phrase NoLength = new("expected how long a round lasts, 1s to 366d: 15s, 1m, 1h, 1d", "应为每轮的时长，1s 至 366d：15s、1m、1h、1d");

    private static readonly Phrase NoTime = new(
        "expected the time at which the run begins: 2026-01-31T08:00:00Z", "应为运行开始的时间：2026-01-31T08:00:00Z");

    private static readonly Phrase TooLate = new("its last round would be after the year 9999", "末轮将晚于 9999 年");

    /// <summary>When the rounds took place; or what is wrong with what was asked.</summary>
    /// <param name="start">The time at which the run begins, as a user writes it; none: when it was begun.</param>
    /// <param name="length">How long a round lasts, as a user writes it; none: <see cref="UsualRound"/>.</param>
    /// <param name="begun">When the run was begun.</param>
    /// <param name="rounds">How many rounds it has.</param>
    public static (Simulated? Times, Fault? Fault) TimesOf(string? start, string? length, DateTimeOffset begun, int rounds)
    {
        var from = begun;
        if (start is not null && !DateTimeOffset.TryParseExact(
            start, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out from))
            return (null, new("start", 0, 0, NoTime));
        var every = UsualRound;
        if (length is not null && !TryLength(length, out every))
            return (null, new("round-length", 0, 0, NoLength));
        return rounds > (DateTimeOffset.MaxValue - from) / every ? (null, new("start", 0, 0, TooLate)) : (new(from, every), null);
    }

    /// <summary>Writes the rounds of a replication.</summary>
    public static async Task Write(
        TextWriter to, string run, IReadOnlyCollection<(int Round, double[] Values)> rounds, Simulated times, CancellationToken cancellation)
    {
        foreach (var metric in Metrics.All)
        {
            cancellation.ThrowIfCancellationRequested();
            string name = PrometheusView.NameOf(metric);
            bool grows = name.EndsWith(Total, StringComparison.Ordinal);
            string family = grows ? name[..^Total.Length] : name;
            string kind = Tables.Word(metric.Kind) is { } word ? $",kind=\"{word}\"" : "";
            await to.WriteAsync($"# TYPE {family} {(grows ? "counter" : "gauge")}\n# HELP {family} {Escaped(metric.Definition.En)}\n");
            foreach (var (round, values) in rounds)
                await to.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                    $"{name}{{run=\"{Escaped(run)}\"{kind}}} {Number(values[metric.Index])} {times.SecondsAt(round)}\n"));
        }
        await to.WriteAsync("# EOF\n");
    }

    private static string Number(double value) => double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? value > 0 ? "+Inf" : "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

    private static bool TryLength(string text, out TimeSpan length)
    {
        length = default;
        if (text.Length < 2 || Array.Find(Units, one => one.Unit == text[^1]) is not { Unit: not '\0' } unit
            || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > LongestRound / unit.Length)
            return false;
        length = number * unit.Length;
        return number > 0;
    }

    /// <summary>When rounds took place.</summary>
    /// <param name="Start">When the run began.</param>
    /// <param name="Length">How long a round lasts.</param>
    internal sealed record Simulated(DateTimeOffset Start, TimeSpan Length)
    {
        /// <summary>When a round was over, in seconds since 1970.</summary>
        public double SecondsAt(int round) => (Start + Length * round).ToUnixTimeMilliseconds() / 1000.0;
    }
}
