using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>One thing that is wrong with what a user wrote: where, what, what is allowed instead.</summary>
/// <param name="File">The file, or the option, it was written in.</param>
/// <param name="Line">The line, from 1; 0 when it is about the whole.</param>
/// <param name="Column">The column, from 1; 0 when it is about the whole.</param>
/// <param name="What">What is wrong.</param>
public sealed record Fault(string File, int Line, int Column, Phrase What)
{
    /// <summary>As it is printed: <c>file:line:column: what</c>.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public string In(string language) => Line == 0
        ? $"{File}: {What.In(language)}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {What.In(language)}");

    /// <inheritdoc/>
    public override string ToString() => In("en");
}
