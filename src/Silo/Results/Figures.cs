using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Figures as people read them.</summary>
internal static class Figures
{
    /// <summary>What stands where there is none.</summary>
    public const string None = "–";

    /// <summary>A figure with the digits a reader needs: three decimals when small, none when large.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 999.95 => "N0", >= 9.9995 => "F1", _ => "F3" }, CultureInfo.InvariantCulture);

    /// <summary>A figure, or that there is none.</summary>
    public static string Number(double? value) => value is { } number && double.IsFinite(number) ? Number(number) : None;

    /// <summary>A difference: with its sign.</summary>
    public static string Signed(double value) => (value > 0 ? "+" : "") + Number(value);

    /// <summary>An interval, or that there is none.</summary>
    public static string Range(double? low, double? high) =>
        low is { } from && high is { } to && double.IsFinite(from) && double.IsFinite(to) ? $"{Number(from)} … {Number(to)}" : None;

    /// <summary>A whole number.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The value of a lever, as users write it.</summary>
    public static string Setting(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Of which rounds and how many replications outcomes are.</summary>
    public static Phrase OutcomesOf(int rounds, int replications)
    {
        int first = Replication.FirstOfOutcome(rounds);
        var of = first == rounds
            ? new Phrase($"Round {rounds}", $"第 {rounds} 轮")
            : new($"Means of rounds {first} to {rounds}", $"第 {first} 至 {rounds} 轮的均值");
        return new($"{of.En}, {replications} replication{(replications == 1 ? "" : "s")}", $"{of.Zh}，{replications} 次重复");
    }

    /// <summary>What is the same in both languages.</summary>
    public static Phrase Same(string text) => new(text, text);
}
