using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>The wording of what is wrong with a condition, in both languages.</summary>
internal static class FeasibleFaults
{
    public static readonly Phrase TooLong = new(
        $"a condition has at most {Feasible.Longest} characters", $"条件最多 {Feasible.Longest} 个字符");

    public static Phrase TooDeep(int most) => new($"parentheses are nested deeper than {most} levels", $"括号嵌套超过 {most} 层");

    public static Phrase NoOperand(Phrase found) => Wrong(new("a number, a lever, not, - or (", "数值、政策工具、not、- 或 ("), found);

    public static Phrase NotClosed(Phrase found) => Wrong(new("an operator or )", "运算符或 )"), found);

    public static Phrase NoEnd(Phrase found) => Wrong(new("an operator, and, or, or the end", "运算符、and、or 或结尾"), found);

    public static Phrase Chained(Phrase found) => Wrong(
        new("and, or, or the end (for a range write a < b and b < c)", "and、or 或结尾（区间请写作 a < b and b < c）"), found);

    public static Phrase NoCondition(string found) => Wrong(
        new("a condition, such as supervision.auditRate <= 0.5", "条件，例如 supervision.auditRate <= 0.5"), Phrase.Quote(found));

    public static Phrase NoNumber(string found) => Wrong(new("a number or a lever", "数值或政策工具"), Phrase.Quote(found));

    public static Phrase TooLarge(string found) => Wrong(new("a number below 1e308", "小于 1e308 的数值"), Phrase.Quote(found));

    /// <summary>What stands at a place: a word, an operator or another character.</summary>
    public static Phrase Found(string text, int at)
    {
        if (at >= text.Length)
            return new("the end", "结尾");
        int length = 1;
        if (IsWord(text[at]))
            while (at + length < text.Length && IsWord(text[at + length]))
                length++;
        else if (text[at] is '<' or '>' or '!' or '=' && at + 1 < text.Length && text[at + 1] == '=')
            length = 2;
        return Phrase.Quote(text.Substring(at, length));
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '.' or '_';

    private static Phrase Wrong(Phrase allowed, Phrase found) => new(
        $"expected {allowed.En}, found {found.En}", $"应为{allowed.Zh}，实为{found.Zh}");
}
