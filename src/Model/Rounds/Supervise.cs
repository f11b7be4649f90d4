namespace Gongyu.Model;

/// <summary>Phase 5, governments: whom to audit, what to pay, refuse and fine (article: rows O2 and G1).</summary>
internal static class Supervise
{
    /// <summary>Most entries a government books in a round besides those about filings: its appropriation and public goods.</summary>
    public const int MostOwnEntries = 5;

    /// <summary>Most entries a government reports about a filing in a round: an audit, two incentives.</summary>
    public const int MostReported = 3;

    /// <summary>Most figures it counts about a filing in one act.</summary>
    public const int MostCounted = 2;

    private static readonly Money AuditCost = Money.Of(0.1);

    /// <summary>
    /// A government draws whom to audit. What its balance cannot pay is not audited: the lowest draws come first.
    /// </summary>
    public static void Audit(Profile me, Money balance, in Brief brief, Effects to)
    {
        double threshold = Threshold(me, balance, brief, to);
        foreach (ref readonly var filing in brief.Filings)
        {
            if (!(Draw(brief, filing) < threshold))
                continue;
            to.Inspect(new(filing.Party, filing.Partner));
            to.Book(me.Id, Account.Services, AuditCost, Reason.Audit, AgreementId.Between(filing.Party, filing.Partner), brief.Round);
            to.Count(Measure.Audits);
            to.Count(Measure.AuditCost, AuditCost.Units);
        }
    }

    /// <summary>
    /// A government answers filings: whoever was found to under-deliver is refused and fined; the others are paid, in proportion
    /// when the balance is short.
    /// </summary>
    public static void Pay(Profile me, Money balance, in Brief brief, Effects to)
    {
        var policy = brief.Board.Announcements[me.Region].Policy;
        var claims = to.Claims.Take(2 * brief.Filings.Length);
        int finding = 0;
        for (int i = 0; i < brief.Filings.Length; i++)
        {
            ref readonly var filing = ref brief.Filings[i];
            bool refused = IsNextFinding(filing, brief.Findings, ref finding) && brief.Findings[finding - 1].Effort < 1;
            var incentive = policy[filing.Party.Kind == Kind.Enterprise ? Levers.TaxRelief : Levers.UniversityFunding];
            claims[2 * i] = refused ? Money.Zero : Money.Of(incentive * filing.Agreed);
            claims[2 * i + 1] = refused ? Money.Zero : Money.Of(policy[Levers.LoanDiscount] * filing.Financed);
        }
        to.Count(Measure.IncentiveUnmet, Prorating.Fit(claims, balance, to.Remainders).Units);
        finding = 0;
        for (int i = 0; i < brief.Filings.Length; i++)
        {
            ref readonly var filing = ref brief.Filings[i];
            bool found = IsNextFinding(filing, brief.Findings, ref finding) && brief.Findings[finding - 1].Effort < 1;
            var fine = found ? Money.Of(policy[Levers.Penalty] * filing.Agreed) : Money.Zero;
            Answer(me, new(filing.Party, filing.Partner, claims[2 * i], claims[2 * i + 1], fine, found), brief.Round, to);
        }
    }

    /// <summary>The entries of a notice, the same on either side.</summary>
    public static void Book(Account government, in Notice notice, int round, Effects to)
    {
        var agreement = AgreementId.Between(notice.Party, notice.Partner);
        var reason = notice.Party.Kind == Kind.Enterprise ? Reason.TaxRelief : Reason.UniversityFunding;
        to.Book(government, notice.Party, notice.Incentive, reason, agreement, round);
        to.Book(government, notice.Party, notice.Loan, Reason.LoanDiscount, agreement, round);
        to.Book(notice.Party, government, notice.Fine, Reason.Penalty, agreement, round);
    }

    private static void Answer(Profile me, in Notice notice, int round, Effects to)
    {
        if (notice is { Incentive.Micro: 0, Loan.Micro: 0, Found: false })
            return;
        Book(me.Id, notice, round, to);
        to.Count(Measure.IncentivePaid, notice.Incentive.Units + notice.Loan.Units);
        to.Count(Measure.Findings, notice.Found ? 1 : 0);
        to.Answer(notice);
    }

    // Findings come in the order of the filings they are about.
    private static bool IsNextFinding(in Filing filing, ReadOnlySpan<Finding> findings, ref int next)
    {
        if (next == findings.Length || findings[next].Party != filing.Party || findings[next].Partner != filing.Partner)
            return false;
        next++;
        return true;
    }

    private static double Draw(in Brief brief, in Filing filing) =>
        brief.Chance.Draw(filing.Party, Purpose.Audit, filing.Partner.Code);

    private static double Threshold(Profile me, Money balance, in Brief brief, Effects to)
    {
        double rate = brief.Board.Announcements[me.Region].Policy[Levers.AuditRate];
        long affordable = balance.Micro / AuditCost.Micro;
        if (brief.Filings.Length <= affordable)
            return rate;
        var draws = to.Draws.Take(brief.Filings.Length);
        for (int i = 0; i < draws.Length; i++)
            draws[i] = Draw(brief, brief.Filings[i]);
        draws.Sort();
        return Math.Min(rate, draws[(int)affordable]);
    }
}
