namespace Gongyu.Model;

/// <summary>Pays claims out of a budget that may be too small: in proportion, by largest remainder, ties to the earlier claim.</summary>
internal static class Prorating
{
    /// <summary>Cuts claims so that they sum to no more than the budget, exactly to it when they had to be cut.</summary>
    /// <param name="claims">None negative; cut in place.</param>
    /// <param name="budget">Not negative.</param>
    /// <param name="scratch">Where remainders are sorted.</param>
    /// <returns>What could not be paid.</returns>
    public static Money Fit(Span<Money> claims, Money budget, Scratch<(Int128 Remainder, int Claim)> scratch)
    {
        var total = Money.Zero;
        foreach (var claim in claims)
            total += claim;
        if (total <= budget)
            return Money.Zero;
        var remainders = scratch.Take(claims.Length);
        var left = budget;
        for (int i = 0; i < claims.Length; i++)
        {
            var (whole, remainder) = Int128.DivRem((Int128)claims[i].Micro * budget.Micro, total.Micro);
            claims[i] = new((long)whole);
            left -= claims[i];
            remainders[i] = (remainder, i);
        }
        remainders.Sort(static (one, other) => one.Remainder == other.Remainder
            ? one.Claim.CompareTo(other.Claim)
            : other.Remainder.CompareTo(one.Remainder));
        for (int i = 0; i < left.Micro; i++)
            claims[remainders[i].Claim] += new Money(1);
        return total - budget;
    }
}
