using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>The indices of a group: shares of the outcome's variance.</summary>
/// <param name="Group">The group.</param>
/// <param name="First">What it does alone.</param>
/// <param name="Total">What it does alone and with all others; 0 when it does nothing.</param>
public sealed record SobolIndex(FactorGroup Group, Estimate First, Estimate Total);

/// <summary>The index of a pair: the share of the outcome's variance that both have together beyond what each has alone.</summary>
/// <param name="One">One group.</param>
/// <param name="Other">The other.</param>
/// <param name="Second">Their interaction.</param>
public sealed record SobolPair(FactorGroup One, FactorGroup Other, Estimate Second);

/// <summary>The indices of all groups.</summary>
/// <param name="Indices">Group by group; empty when there are none, and then <paramref name="Remark"/> says why.</param>
/// <param name="Pairs">Every pair, when asked for.</param>
/// <param name="Used">Rows that were complete.</param>
/// <param name="Dropped">Rows left out since a point of theirs failed.</param>
/// <param name="Remark">Why there are no indices.</param>
public sealed record SobolIndices(
    IReadOnlyList<SobolIndex> Indices, IReadOnlyList<SobolPair> Pairs, int Used, int Dropped, Phrase? Remark);
