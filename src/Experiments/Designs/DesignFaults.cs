using System.Globalization;
using System.Numerics;
using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>The wording of what is wrong with a design, in both languages.</summary>
internal static class DesignFaults
{
    private static readonly BigInteger MostWritten = BigInteger.Pow(10, 15);

    public static readonly Phrase NoFactor = new("a design needs at least one lever that varies", "设计至少需要一个变化的政策工具");

    public static Phrase TooMany(BigInteger points) => new(
        $"{Number(points)} points are too many: a design has at most {Number(Design.Most)}",
        $"{Number(points)} 个点过多：一个设计最多 {Number(Design.Most)} 个点");

    public static Phrase TooFew(BigInteger points) => new(
        $"{Number(points)} points: a design has at least 1", $"点数为 {Number(points)}：一个设计至少有 1 个点");

    public static Phrase TooManyToCompare(int points) => new(
        $"{Number(points)} points are too many to choose the better of several hypercubes: at most {Number(LatinHypercube.MostCompared)}",
        $"{Number(points)} 个点过多，无法从多个超立方中择优：最多 {Number(LatinHypercube.MostCompared)} 个点");

    public static Phrase TooManyFactors(int factors, int most) => new(
        $"{factors} levers are too many for Sobol's sequence: at most {most}", $"{factors} 个政策工具过多：Sobol 序列最多 {most} 个");

    public static Phrase Twice(Lever lever) => new($"{lever.Key} varies twice", $"{lever.Key} 重复出现");

    public static Phrase Unknown(string lever)
    {
        var near = Nearest.To(lever, Levers.All.Select(known => known.Key));
        var quote = Phrase.Quote(lever);
        return new(
            $"unknown lever {quote.En}{(near is null ? "" : $"; did you mean {Phrase.Quote(near).En}?")}",
            $"未知的政策工具{quote.Zh}{(near is null ? "" : $"；是否想写{Phrase.Quote(near).Zh}？")}");
    }

    public static Phrase OutOfRange(Lever lever, double value) => new(
        FormattableString.Invariant($"{lever.Key}: {value} is out of range: {lever.Minimum} to {lever.Maximum} is allowed"),
        FormattableString.Invariant($"{lever.Key}：{value} 超出范围：允许 {lever.Minimum} 至 {lever.Maximum}"));

    public static Phrase NotWhole(Lever lever, double value) => new(
        FormattableString.Invariant($"{lever.Key}: {value} is not a whole number"),
        FormattableString.Invariant($"{lever.Key}：{value} 不是整数"));

    public static Phrase NoRange(Lever lever, double low, double high) => new(
        FormattableString.Invariant($"{lever.Key}: the low end {low} must be less than the high end {high}"),
        FormattableString.Invariant($"{lever.Key}：下端 {low} 须小于上端 {high}"));

    public static Phrase TooFewLevels(Lever lever, int levels) => new(
        $"{lever.Key}: {levels} levels; a lever that varies has at least 2", $"{lever.Key}：水平数为 {levels}；变化的政策工具至少有 2 个水平");

    public static Phrase TooManyLevels(Lever lever, int levels, double whole) => new(
        FormattableString.Invariant($"{lever.Key}: {levels} levels, while its range holds {whole} whole numbers"),
        FormattableString.Invariant($"{lever.Key}：水平数为 {levels}，而其范围内只有 {whole} 个整数"));

    public static Phrase Unequal(Lever one, int values, Lever other, int others) => new(
        $"lists in pairs are equally long: {one.Key} has {values} values, {other.Key} has {others}",
        $"配对列表的长度须相等：{one.Key} 有 {values} 个值，{other.Key} 有 {others} 个值");

    public static Phrase RowLength(int row, int found, int levers) => new(
        $"row {row}: {found} values, while there are {levers} levers", $"第 {row} 行：有 {found} 个值，而政策工具有 {levers} 个");

    public static Phrase InRow(int row, Phrase fault) => new($"row {row}: {fault.En}", $"第 {row} 行：{fault.Zh}");

    public static Phrase NoneFeasible(Feasible condition, int points) => new(
        $"none of {Number(points)} points is feasible: {condition}", $"{Number(points)} 个点中没有一个满足条件：{condition}");

    private static string Number(BigInteger number) =>
        number.ToString(number < MostWritten ? "N0" : "0.0e+0", CultureInfo.InvariantCulture);
}
