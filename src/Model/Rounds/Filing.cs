namespace Gongyu.Model;

/// <summary>What a party tells its government about one of its agreements, to claim incentives.</summary>
/// <param name="Party">Who files.</param>
/// <param name="Partner">With whom it has the agreement.</param>
/// <param name="Agreed">The agreed contribution of the party, in units: base of claims and fines.</param>
/// <param name="Financed">Charge for financed equipment, in units.</param>
/// <param name="Loss">What partners that under-delivered in the round before cost the party, in units; told with one of its filings.</param>
public readonly record struct Filing(StakeholderId Party, StakeholderId Partner, double Agreed, double Financed, double Loss = 0) : ICanonical<Filing>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Party);
        to.Fact(Partner);
        to.Double(Agreed);
        to.Double(Financed);
        to.Double(Loss);
    }

    /// <inheritdoc/>
    public static Filing Read(ref CanonicalReader from) =>
        new(from.Fact<StakeholderId>(), from.Fact<StakeholderId>(), from.Double(), from.Double(), from.Double());
}

/// <summary>A government's wish to see what a party delivered.</summary>
/// <param name="Party">Who is audited.</param>
/// <param name="Partner">For its agreement with whom.</param>
public readonly record struct Inspection(StakeholderId Party, StakeholderId Partner);

/// <summary>What an audit found.</summary>
/// <param name="Party">Who was audited.</param>
/// <param name="Partner">For its agreement with whom.</param>
/// <param name="Effort">What it had delivered, [0,1].</param>
public readonly record struct Finding(StakeholderId Party, StakeholderId Partner, double Effort);

/// <summary>A government's answer to a filing.</summary>
/// <param name="Party">Who filed.</param>
/// <param name="Partner">For its agreement with whom.</param>
/// <param name="Incentive">Tax relief or university funding paid.</param>
/// <param name="Loan">Loan discount paid.</param>
/// <param name="Compensation">Compensation paid for a loss (row G2).</param>
/// <param name="Fine">Fine to be paid.</param>
/// <param name="Found">Whether an audit found that it under-delivered; its claims are refused then.</param>
public readonly record struct Notice(
    StakeholderId Party, StakeholderId Partner, Money Incentive, Money Loan, Money Compensation, Money Fine, bool Found)
    : ICanonical<Notice>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Party);
        to.Fact(Partner);
        to.Long(Incentive.Micro);
        to.Long(Loan.Micro);
        to.Long(Compensation.Micro);
        to.Long(Fine.Micro);
        to.Byte(Found ? (byte)1 : (byte)0);
    }

    /// <inheritdoc/>
    public static Notice Read(ref CanonicalReader from) => new(
        from.Fact<StakeholderId>(), from.Fact<StakeholderId>(), new(from.Long()), new(from.Long()), new(from.Long()), new(from.Long()), from.Byte() == 1);
}
