namespace Gongyu.Model;

/// <summary>How a member came to its stance in phase 7.</summary>
public enum RevisionWay : byte
{
    /// <summary>It did not reconsider in this round.</summary>
    None,

    /// <summary>It tried any stance.</summary>
    Experiment,

    /// <summary>It would have imitated, but met nobody who counts.</summary>
    Alone,

    /// <summary>It compared itself with a peer.</summary>
    Comparison,

    /// <summary>A person in its seat decided.</summary>
    Seat,
}

/// <summary>What a member weighed in phase 7: the rule decides by it, and it is what the rule came to.</summary>
/// <param name="Way">How.</param>
/// <param name="Chosen">The stance it came to.</param>
/// <param name="Draw">What decided whether it reconsiders: below <see cref="HowOften"/> it does.</param>
/// <param name="Peer">Whom it met.</param>
/// <param name="PeerStance">How that one stands.</param>
/// <param name="Own">What it expects of its own stance.</param>
/// <param name="Theirs">What it expects of the peer's.</param>
/// <param name="Fear">What it expects under-delivery to cost: taken off what an opportunist expects.</param>
/// <param name="ImitationDraw">What decided whether it imitates: below <see cref="Probability"/> it does.</param>
public readonly record struct Revision(
    RevisionWay Way, Stance Chosen, double Draw, StakeholderId Peer = default, Stance PeerStance = default, double Own = 0, double Theirs = 0,
    double Fear = 0, double ImitationDraw = 0)
    : ICanonical<Revision>
{
    /// <summary>How often a member reconsiders.</summary>
    public static double HowOften => Learn.RevisionProbability;

    /// <summary>How often it then tries any stance.</summary>
    public static double HowOftenExperiment => Learn.ExperimentProbability;

    /// <summary>Intensity of selection β.</summary>
    public static double Intensity => Learn.Intensity;

    /// <summary>The chance that it takes over the peer's stance (<see cref="Fermi"/>).</summary>
    public double Probability => Way == RevisionWay.Comparison ? Fermi.Probability(Own, Theirs, Intensity) : 0;

    /// <summary>A comparison with a peer, and what it comes to.</summary>
    internal static Revision Compare(double draw, Stance stance, double own, StakeholderId peer, Stance other, double theirs, double fear, double imitation) =>
        new(RevisionWay.Comparison, Fermi.Adopts(own, theirs, Intensity, imitation) ? other : stance, draw, peer, other, own, theirs, fear, imitation);

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Byte((byte)Way);
        to.Byte((byte)Chosen);
        to.Double(Draw);
        to.Fact(Peer);
        to.Byte((byte)PeerStance);
        to.Double(Own);
        to.Double(Theirs);
        to.Double(Fear);
        to.Double(ImitationDraw);
    }

    /// <inheritdoc/>
    public static Revision Read(ref CanonicalReader from) => new(
        (RevisionWay)from.Byte(), (Stance)from.Byte(), from.Double(), from.Fact<StakeholderId>(), (Stance)from.Byte(), from.Double(), from.Double(),
        from.Double(), from.Double());
}
