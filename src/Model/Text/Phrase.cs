namespace Gongyu.Model;

/// <summary>A text a user sees, in both languages of the product.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Chinese (simplified).</param>
public readonly record struct Phrase(string En, string Zh) : ICanonical<Phrase>
{
    private const int LongestQuote = 40;

    /// <summary>What a user wrote, in quotation marks: short, and without control characters.</summary>
    public static Phrase Quote(string text) => new($"\"{Clip(text)}\"", $"“{Clip(text)}”");

    /// <summary>What a user wrote, as it goes to a terminal: short, and without control characters.</summary>
    public static string Clip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = string.Concat(text.Take(LongestQuote).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));
        return text.Length > LongestQuote ? clean + "…" : clean;
    }

    /// <summary>The text in one language: <c>zh</c> gives Chinese, anything else English.</summary>
    public string In(string language) => language == "zh" ? Zh : En;

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Text(En);
        to.Text(Zh);
    }

    /// <inheritdoc/>
    public static Phrase Read(ref CanonicalReader from) => new(from.Text(), from.Text());

    /// <inheritdoc/>
    public override string ToString() => En;
}
