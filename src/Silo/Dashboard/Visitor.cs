using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Whoever looks at a live page.</summary>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="MayChange">Whether what needs the token may be done: no token is needed, or it was given.</param>
public sealed record Visitor(string Language, bool MayChange)
{
    /// <summary>A text in the visitor's language.</summary>
    public string Say(Phrase text) => text.In(Language);

    /// <summary>A text in the visitor's language.</summary>
    public string Say(string en, string zh) => Language == "zh" ? zh : en;

    /// <summary>A link to another page, in the same language.</summary>
    public string To(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={Language}";
}
