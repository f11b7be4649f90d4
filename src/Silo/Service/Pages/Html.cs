using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Gongyu.Silo;

/// <summary>
/// A piece of a page: an interpolated string. What it spells out is markup; what is put into it is text and never becomes markup.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder? markup;

    /// <summary>Begins a piece; the compiler calls this.</summary>
    public Html(int literalLength, int formattedCount) => markup = new(literalLength + 16 * formattedCount);

    /// <summary>A piece, or nothing.</summary>
    public static Html When(bool there, Html piece) => there ? piece : default;

    /// <summary>What is markup already, and none of it from data: a style sheet, a script, JSON that was written for one.</summary>
    public static Html Raw(string markup)
    {
        var raw = new Html(0, 0);
        raw.AppendLiteral(markup);
        return raw;
    }

    /// <summary>Adds markup.</summary>
    public void AppendLiteral(string literal) => markup!.Append(literal);

    /// <summary>Adds a piece.</summary>
    public void AppendFormatted(Html piece) => markup!.Append(piece.markup);

    /// <summary>Adds pieces, one after the other.</summary>
    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (var piece in pieces)
            AppendFormatted(piece);
    }

    /// <summary>Adds text.</summary>
    public void AppendFormatted(string? text) => markup!.Append(Encoder.Encode(text ?? ""));

    /// <summary>Adds a number.</summary>
    public void AppendFormatted(int number) => markup!.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>The markup.</summary>
    public override string ToString() => markup?.ToString() ?? "";
}
