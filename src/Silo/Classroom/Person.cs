using System.Globalization;
using System.Text;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Somebody in a room.</summary>
/// <param name="seal">By which its ticket is known, which it alone has.</param>
/// <param name="number">Which one to come in, from 1.</param>
/// <param name="name">What it wants to be called; none when it has not said.</param>
internal sealed class Person(string seal, int number, string? name)
{
    /// <summary>Longest a name can be, in characters as people count them.</summary>
    public const int LongestName = 20;

    private const int MostUnits = 8 * LongestName; // Accents can be heaped on one character without end.

    private static readonly Phrase NoName = new(
        $"expected a name of 1 to {LongestName} characters, none of them a control character", $"名字应为 1 至 {LongestName} 个字符，且不含控制字符");

    /// <summary>By which its ticket is known, which it alone has.</summary>
    public string Seal => seal;

    /// <summary>Which one to come in, from 1.</summary>
    public int Number => number;

    /// <summary>What it wants to be called; none when it has not said.</summary>
    public string? Name => name;

    /// <summary>What it is called.</summary>
    public Phrase Called => name is null ? new($"No. {number}", $"{number} 号") : new(name, name);

    /// <summary>A name as it was written; none when nothing was.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static string? NameOf(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return null;
        string name = written.Trim();
        return name.Length <= MostUnits && new StringInfo(name).LengthInTextElements <= LongestName && name.EnumerateRunes().All(IsVisible)
            ? name
            : throw new RefusedException(Refusal.Wrong, [new("name", 0, 0, NoName)]);
    }

    // What turns the direction of a line, or breaks it, would change what stands beside the name. A lone surrogate is read as U+FFFD.
    private static bool IsVisible(Rune one) => one != Rune.ReplacementChar && (IsJoiner(one)
        || Rune.GetUnicodeCategory(one) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse));

    // Joins signs to one: families, flags.
    private static bool IsJoiner(Rune one) => one.Value == 0x200D;
}
