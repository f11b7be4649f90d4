using System.Text;
using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>Where a file differs from what a replay gives.</summary>
internal static class FileDifference
{
    /// <summary>The first line that differs; none when all are the same, ends of lines included.</summary>
    /// <param name="file">The file; one that is not there has no lines.</param>
    /// <param name="again">What the replay gives.</param>
    public static Fault? InLines(string file, IEnumerable<string> again)
    {
        using var told = LinesOf(file).GetEnumerator();
        int line = 0;
        foreach (string expected in again)
        {
            string? found = told.MoveNext() ? told.Current : null;
            line++;
            if (found != expected)
                return new(file, line, 1, Differs("line", found ?? "", expected));
        }
        return told.MoveNext() ? new(file, line + 1, 1, Differs("line", told.Current, "")) : null;
    }

    /// <summary>The first row of a table that differs; none when all are the same.</summary>
    public static Fault? InRows(string file, string again)
    {
        int row = 0;
        try
        {
            return FirstRow(file, again, ref row);
        }
        catch (Exception broken) when (Exporter.IsDamage(broken))
        {
            return new(file, 0, 0, PlayedResults.Damaged($"row {row}: {broken.Message.ReplaceLineEndings(" ")}"));
        }
    }

    private static Fault? FirstRow(string file, string again, ref int row)
    {
        TidyTable there = TableFile.Read(file), expectedTable = TableFile.Read(again);
        if (!there.Columns.SequenceEqual(expectedTable.Columns))
            return new(file, 0, 0, Differs("columns", NamesOf(there), NamesOf(expectedTable)));
        using var told = there.Rows.GetEnumerator();
        foreach (object?[] expected in expectedTable.Rows)
        {
            row++;
            if (!told.MoveNext() || !told.Current.SequenceEqual(expected))
                return new(file, 0, 0, Differs($"row {row}", "", string.Join(", ", expected)));
        }
        return told.MoveNext() ? new(file, 0, 0, Differs($"row {row + 1}", string.Join(", ", told.Current), "")) : null;
    }

    private static string NamesOf(TidyTable table) => string.Join(", ", table.Columns.Select(column => column.Name));

    /// <summary>The lines of a file; none when it is not there.</summary>
    public static IEnumerable<string> LinesOf(string file)
    {
        if (!File.Exists(file))
            yield break;
        using var text = File.OpenText(file);
        foreach (string line in Lines(text))
            yield return line;
    }

    /// <summary>What lies between the ends of lines: how a line ends, and whether the last one does, is part of what is compared.</summary>
    public static IEnumerable<string> Lines(TextReader text)
    {
        var line = new StringBuilder();
        for (int next; (next = text.Read()) >= 0;)
        {
            if (next != '\n')
            {
                line.Append((char)next);
                continue;
            }
            yield return line.ToString();
            line.Clear();
        }
        yield return line.ToString();
    }

    /// <summary>That something is told otherwise than the replay gives it.</summary>
    public static Phrase Differs(string what, string told, string again) => new(
        $"{what} is {Quoted(told, "nothing")}, the replay gives {Quoted(again, "nothing")}",
        $"{what} 为 {Quoted(told, "空")}，重演得到 {Quoted(again, "空")}");

    private static string Quoted(string text, string nothing) => text.Length == 0 ? nothing : $"\"{text}\"";
}
