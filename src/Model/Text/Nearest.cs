namespace Gongyu.Model;

/// <summary>Finds the known name that a user probably meant.</summary>
public static class Nearest
{
    /// <summary>The known name that takes the fewest edits, or none when all are far. The last part of a dotted name is enough.</summary>
    public static string? To(string name, IEnumerable<string> known)
    {
        // A far longer name has no near one; not measuring it keeps hostile text cheap.
        if (name.Length > 64)
            return null;
        var (best, least) = known
            .Select(candidate => (Name: candidate, Edits: Edits(name, candidate)))
            .DefaultIfEmpty((Name: "", Edits: int.MaxValue))
            .MinBy(candidate => candidate.Edits);
        return least <= Math.Max(1, name.Length / 3) ? best : null;
    }

    private static int Edits(string name, string known)
    {
        string last = known[(known.LastIndexOf('.') + 1)..];
        return Math.Min(Distance(name, known), Distance(name, last));
    }

    // Edits are: one letter more, less or other, or two neighbours swapped; case does not count.
    private static int Distance(string one, string other)
    {
        var edits = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
            edits[i, 0] = i;
        for (int j = 0; j <= other.Length; j++)
            edits[0, j] = j;
        for (int i = 1; i <= one.Length; i++)
            for (int j = 1; j <= other.Length; j++)
            {
                int changed = edits[i - 1, j - 1] + (Same(one[i - 1], other[j - 1]) ? 0 : 1);
                edits[i, j] = Math.Min(changed, 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
                if (i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]))
                    edits[i, j] = Math.Min(edits[i, j], 1 + edits[i - 2, j - 2]);
            }
        return edits[one.Length, other.Length];
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
