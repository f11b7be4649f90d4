namespace Gongyu.Model;

/// <summary>How an enterprise or a university stands to cooperation. Only phase 7 changes it: a revision, or a person in its seat.</summary>
public enum Stance : byte
{
    /// <summary>观望: signs nothing.</summary>
    Abstain = 0,

    /// <summary>投机: signs, claims incentives, under-delivers.</summary>
    Opportunist = 1,

    /// <summary>投入: delivers what it signed.</summary>
    Committed = 2,
}

/// <summary>How a kind's stances are distributed when a run begins; shares that sum to 1.</summary>
/// <param name="Abstain">Share that abstains.</param>
/// <param name="Opportunist">Share of opportunists.</param>
/// <param name="Committed">Share of the committed.</param>
public readonly record struct StanceShares(double Abstain, double Opportunist, double Committed)
{
    /// <summary>The stance a uniform draw in [0,1) falls on.</summary>
    public Stance At(double draw) =>
        draw < Abstain ? Stance.Abstain : draw < Abstain + Opportunist ? Stance.Opportunist : Stance.Committed;

    internal void Write(CanonicalWriter to)
    {
        to.Double(Abstain);
        to.Double(Opportunist);
        to.Double(Committed);
    }

    internal static StanceShares Read(ref CanonicalReader from) => new(from.Double(), from.Double(), from.Double());
}
