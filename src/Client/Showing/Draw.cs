using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>Numbers and small charts made of characters.</summary>
internal static class Draw
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>A figure with the digits a reader needs: three decimals when small, none when large.</summary>
    public static string Number(double value) => Figures.Number(value);

    /// <summary>
    /// A line of blocks from 0 to the greatest value, at most so many wide: a longer series is shown by the means of equal pieces.
    /// </summary>
    public static string Sparkline(IReadOnlyList<double> values, int width)
    {
        int count = Math.Min(width, values.Count);
        if (count == 0)
            return "";
        var means = new double[count];
        for (int i = 0; i < count; i++)
        {
            int first = i * values.Count / count, last = (i + 1) * values.Count / count;
            for (int j = first; j < last; j++)
                means[i] += values[j] / (last - first);
        }
        double greatest = means.Max();
        return string.Concat(means.Select(mean =>
            Blocks[greatest > 0 ? Math.Clamp((int)(mean / greatest * Blocks.Length), 0, Blocks.Length - 1) : 0]));
    }

    /// <summary>An interval with its mean on a scale: <c>  ├─●─┤ </c>.</summary>
    public static string Whisker(double low, double mean, double high, double least, double greatest, int width)
    {
        int Column(double value) => greatest > least ? (int)Math.Round((value - least) / (greatest - least) * (width - 1)) : 0;
        char[] line = new string(' ', width).ToCharArray();
        Array.Fill(line, '─', Column(low), Column(high) - Column(low) + 1);
        (line[Column(low)], line[Column(high)]) = ('├', '┤');
        line[Column(mean)] = '●';
        return new(line);
    }

    /// <summary>A text cut to what fits into some columns; Chinese characters take two.</summary>
    public static string Fit(string text, int columns)
    {
        if (text.GetCellWidth() <= columns)
            return text;
        int length = text.Length;
        while (length > 0 && text[..length].GetCellWidth() >= columns)
            length--;
        return text[..length].TrimEnd() + "…";
    }

    /// <summary>A bar of what is done and what is left, as markup.</summary>
    public static string Bar(int done, int all, int width)
    {
        int full = all == 0 ? width : (int)((long)done * width / all);
        return $"[green]{new string('━', full)}[/][dim]{new string('─', width - full)}[/]";
    }
}
