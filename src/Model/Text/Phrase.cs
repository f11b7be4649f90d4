namespace Gongyu.Model;

/// <summary>A text a user sees, in both languages of the product.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Chinese (simplified).</param>
public readonly record struct Phrase(string En, string Zh) : ICanonical<Phrase>
{
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
