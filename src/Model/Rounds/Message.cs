namespace Gongyu.Model;

/// <summary>What a university and an enterprise say to each other.</summary>
public enum MessageKind : byte
{
    /// <summary>I leave our agreement; the amount is what I owe for it.</summary>
    Leave,

    /// <summary>Let us sign an agreement.</summary>
    Proposal,

    /// <summary>Agreed: we have signed.</summary>
    Acceptance,

    /// <summary>This is what I put into our agreement this round.</summary>
    Delivery,

    /// <summary>Graduates whom another enterprise had trained come to you.</summary>
    Graduates,
}

/// <summary>When messages are read.</summary>
public static class MessageKinds
{
    /// <summary>The step in which a kind of message is read.</summary>
    public static Step ReadIn(this MessageKind kind) => kind switch
    {
        MessageKind.Leave or MessageKind.Proposal => Step.Accept,
        MessageKind.Acceptance => Step.Deliver,
        _ => Step.Settle,
    };
}

/// <summary>What a party puts into an agreement in a round.</summary>
/// <param name="Effort">Delivered share of what was agreed, [0,1].</param>
/// <param name="Influence">The party's influence.</param>
/// <param name="Asset">Its institutional assets.</param>
/// <param name="Gap">Distance between the university's curriculum and the sector's demand; an enterprise says 0.</param>
/// <param name="Graduates">Those who leave the programme for the receiver; an enterprise sends none.</param>
public readonly record struct Contribution(double Effort, double Influence, double Asset, double Gap, Graduates Graduates = default);

/// <summary>Graduates of a class trained in an agreement who choose the same employer.</summary>
/// <param name="Classes">How many classes: 0 or 1.</param>
/// <param name="Competence">What they can do, [0,1].</param>
/// <param name="Knowledge">How well they know the technology of whom they come to, [0,1].</param>
public readonly record struct Graduates(int Classes, double Competence, double Knowledge);

/// <summary>A message from one party to another. A step's messages are read in the next step, by sender.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="From">The sender; it sends one message to a receiver in a step.</param>
/// <param name="To">The receiver.</param>
/// <param name="Sector">The sector of the agreement.</param>
/// <param name="Amount">Money owed, if any.</param>
/// <param name="Contribution">What is delivered, if so.</param>
public readonly record struct Message(
    MessageKind Kind, StakeholderId From, StakeholderId To, int Sector, Money Amount, Contribution Contribution)
    : ICanonical<Message>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Byte((byte)Kind);
        to.Fact(From);
        to.Fact(To);
        to.Int(Sector);
        to.Long(Amount.Micro);
        to.Double(Contribution.Effort);
        to.Double(Contribution.Influence);
        to.Double(Contribution.Asset);
        to.Double(Contribution.Gap);
        to.Int(Contribution.Graduates.Classes);
        to.Double(Contribution.Graduates.Competence);
        to.Double(Contribution.Graduates.Knowledge);
    }

    /// <inheritdoc/>
    public static Message Read(ref CanonicalReader from) => new(
        (MessageKind)from.Byte(), from.Fact<StakeholderId>(), from.Fact<StakeholderId>(), from.Int(), new(from.Long()),
        new(from.Double(), from.Double(), from.Double(), from.Double(), new(from.Int(), from.Double(), from.Double())));
}
