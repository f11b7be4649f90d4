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
[Wire]
public readonly record struct Contribution(double Effort, double Influence, double Asset, double Gap);

/// <summary>A message from one party to another. A step's messages are read in the next step, by sender.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="From">The sender; it sends one message to a receiver in a step.</param>
/// <param name="To">The receiver.</param>
/// <param name="Sector">The sector of the agreement.</param>
/// <param name="Amount">Money owed, if any.</param>
/// <param name="Contribution">What is delivered, if so.</param>
[Wire]
public readonly record struct Message(
    MessageKind Kind, StakeholderId From, StakeholderId To, int Sector, Money Amount, Contribution Contribution);

/// <summary>What a party tells its government about one of its agreements, to claim incentives.</summary>
/// <param name="Party">Who files.</param>
/// <param name="Partner">With whom it has the agreement.</param>
/// <param name="Agreed">The agreed contribution of the party, in units: base of claims and fines.</param>
/// <param name="Financed">Charge for financed equipment, in units.</param>
[Wire]
public readonly record struct Filing(StakeholderId Party, StakeholderId Partner, double Agreed, double Financed);

/// <summary>A government's wish to see what a party delivered.</summary>
/// <param name="Party">Who is audited.</param>
/// <param name="Partner">For its agreement with whom.</param>
[Wire]
public readonly record struct Inspection(StakeholderId Party, StakeholderId Partner);

/// <summary>What an audit found.</summary>
/// <param name="Party">Who was audited.</param>
/// <param name="Partner">For its agreement with whom.</param>
/// <param name="Effort">What it had delivered, [0,1].</param>
[Wire]
public readonly record struct Finding(StakeholderId Party, StakeholderId Partner, double Effort);

/// <summary>A government's answer to a filing.</summary>
/// <param name="Party">Who filed.</param>
/// <param name="Partner">For its agreement with whom.</param>
/// <param name="Incentive">Tax relief or university funding paid.</param>
/// <param name="Loan">Loan discount paid.</param>
/// <param name="Fine">Fine to be paid.</param>
/// <param name="Found">Whether an audit found that it under-delivered; its claims are refused then.</param>
[Wire]
public readonly record struct Notice(
    StakeholderId Party, StakeholderId Partner, Money Incentive, Money Loan, Money Fine, bool Found);
