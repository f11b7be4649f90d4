using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>How a policy differs from the one it is compared with, in a figure of speed, stability or recovery.</summary>
/// <param name="Dynamic">The figure.</param>
/// <param name="Treated">What it is under the policy.</param>
/// <param name="Control">What it is under the other.</param>
/// <param name="Difference">The one less the other, pair by pair; not a number when there is no pair.</param>
/// <param name="Pairs">The pairs in which both have one.</param>
public sealed record Lag(Dynamic Dynamic, Waiting Treated, Waiting Control, Interval Difference, int Pairs)
{
    /// <summary>Whether there is something to tell: a shock, where it is about one.</summary>
    public bool IsTold => !Dynamic.IsOfShock || Treated.Count + Control.Count > 0;
}
