using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>What is wrong with a condition, and where.</summary>
/// <param name="Column">Where it stands, from 1.</param>
/// <param name="What">What is wrong, what stands there and what is allowed.</param>
public sealed record FeasibleFault(int Column, Phrase What)
{
    /// <summary>Both, as a user reads them.</summary>
    public Phrase Message => new($"column {Column}: {What.En}", $"第 {Column} 列：{What.Zh}");
}

/// <summary>
/// A condition on a policy, as users write it:
/// <c>supervision.auditRate &lt;= 0.5 and incentive.taxRelief + incentive.loanDiscount &lt; 0.8</c>.
/// Numbers, levers, + - * / ( ), &lt; &lt;= &gt; &gt;= = !=, and, or, not; as usual * comes before +, + before &lt;, &lt; before not,
/// not before and, and before or. Numbers that differ by a billionth or less count as equal, so that 0.1 + 0.2 &lt;= 0.3 holds. Nothing
/// holds of a division by zero.
/// </summary>
public sealed class Feasible
{
    /// <summary>The most characters of a condition.</summary>
    public const int Longest = 1_000;

    private readonly string text;
    private readonly Func<Policy, bool?> condition;

    private Feasible(string text, Func<Policy, bool?> condition, IReadOnlyList<Lever> levers) =>
        (this.text, this.condition, Levers) = (text, condition, levers);

    /// <summary>The levers it speaks of, in the order of the catalogue.</summary>
    public IReadOnlyList<Lever> Levers { get; }

    /// <summary>Reads a condition.</summary>
    /// <param name="text">As a user wrote it.</param>
    /// <returns>The condition, or all that is wrong with it.</returns>
    public static (Feasible? Condition, IReadOnlyList<FeasibleFault> Faults) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (syntax, fault) = FeasibleGrammar.Parse(text);
        if (syntax is null)
            return (null, [fault!]);
        var binder = new FeasibleBinder(text);
        var condition = binder.Condition(syntax);
        return binder.Faults.Count == 0
            ? (new(text.Trim(), condition, [.. binder.Levers.Distinct().OrderBy(lever => lever.Index)]), [])
            : (null, [.. binder.Faults.OrderBy(found => found.Column)]);
    }

    /// <summary>Whether it holds of a policy.</summary>
    public bool Holds(Policy policy) => condition(policy) == true;

    /// <summary>As the user wrote it.</summary>
    public override string ToString() => text;
}
