using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Client;

/// <summary>Whole numbers as options give them.</summary>
internal static class Whole
{
    private static readonly Phrase Expected = new("expected a whole number from 1", "应为不小于 1 的整数");

    /// <summary>Reads one; none when none was given. What is wrong with it is a fault.</summary>
    public static int? Read(string? written, string option, List<Fault> faults)
    {
        if (written is null)
            return null;
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1)
            return number;
        faults.Add(new(option, 0, 0, Expected));
        return 1;
    }
}
