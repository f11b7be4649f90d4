using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>Factors that an analysis of sensitivity moves together and tells one figure of.</summary>
/// <param name="Name">What the group is called.</param>
/// <param name="Factors">Its factors: dimensions of the unit cube, from 0.</param>
public sealed record FactorGroup(string Name, IReadOnlyList<int> Factors)
{
    /// <summary>Every factor by itself, in order.</summary>
    /// <param name="names">The factors' names.</param>
    public static IReadOnlyList<FactorGroup> Each(IEnumerable<string> names) => [.. names.Select((name, i) => new FactorGroup(name, [i]))];

    /// <summary>Every factor by itself, under its lever's key.</summary>
    public static IReadOnlyList<FactorGroup> Each(IEnumerable<Factor> factors) => Each(factors.Select(factor => factor.Lever.Key));

    /// <summary>Factors in groups told by their levers, say by rows of the source article, as they first appear.</summary>
    /// <param name="factors">The factors, a dimension each.</param>
    /// <param name="group">The name of a lever's group.</param>
    public static IReadOnlyList<FactorGroup> By(IEnumerable<Factor> factors, Func<Lever, string> group) =>
        [.. factors.Index().GroupBy(one => group(one.Item.Lever), one => one.Index).Select(one => new FactorGroup(one.Key, [.. one]))];

    /// <summary>The number of factors, when each is in one group.</summary>
    /// <exception cref="ArgumentException">There is none, or one is in no group or in two.</exception>
    internal static int CountFactors(IReadOnlyList<FactorGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int[] factors = [.. groups.SelectMany(group => group.Factors).Order()];
        bool sound = factors.SequenceEqual(Enumerable.Range(0, factors.Length)) && groups.All(group => group.Factors.Count > 0);
        return sound && factors.Length > 0
            ? factors.Length
            : throw new ArgumentException("Each factor, from 0 on, is in one group, and no group is empty.", nameof(groups));
    }
}
