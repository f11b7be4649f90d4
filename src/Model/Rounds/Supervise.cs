namespace Gongyu.Model;

/// <summary>Phase 5, governments: whom to audit, what to pay, refuse and fine (article: rows O2, G1, G2 and G4).</summary>
internal static class Supervise
{
    /// <summary>Most entries a government books in a round besides those about filings: its appropriation and public goods.</summary>
    public static int MostOwnEntries => 1 + Announce.PublicGoods;

    /// <summary>Most entries a government reports about a filing in a round: an audit, two incentives, compensation.</summary>
    public const int MostReported = 4;

    /// <summary>Most figures it counts in one act: of a filing what is paid and found, and once what is not paid.</summary>
    public static int MostCounted(int filings) => 3 * filings + 1;

    /// <summary>What may be claimed by a filing: an incentive, a loan discount, compensation.</summary>
    public const int ClaimsOfFiling = 3;

    [Parameter("{unit}", "An audit", "一次抽查")]
    private const double AuditPrice = 0.1;

    private static Money AuditCost => Money.Of(AuditPrice);

    /// <summary>
    /// A government draws whom to audit. What its balance or the programme's budget cannot pay is not audited: the lowest draws come first.
    /// </summary>
    public static void Audit(Profile me, in GovernmentState state, Money balance, in Brief brief, Effects to)
    {
        double threshold = Threshold(me, Least(balance, state.Spending.Left(me, Programme.Supervision)), brief, to);
        foreach (ref readonly var filing in brief.Filings)
        {
            if (!(Draw(brief, filing) < threshold))
                continue;
            to.Inspect(new(filing.Party, filing.Partner));
            to.Book(me.Id, Account.Services, AuditCost, Reason.Audit, AgreementId.Between(filing.Party, filing.Partner), brief.Round);
            to.Government.Spending.Spend(Programme.Supervision, AuditCost);
            to.Count(Measure.Audits);
            to.Count(Measure.AuditCost, AuditCost.Units);
        }
    }

    /// <summary>
    /// A government answers filings: whoever was found to under-deliver is refused and fined, and trusted less elsewhere where departments talk
    /// to each other; the others are paid what their score deserves, in proportion when a programme's budget or the balance is short.
    /// </summary>
    public static void Pay(Profile me, in GovernmentState state, Money balance, in Brief brief, Effects to)
    {
        var terms = brief.Board.Announcements[me.Region];
        var claims = new Claims(to.Claims.Take(ClaimsOfFiling * brief.Filings.Length));
        var found = to.Found.Take(brief.Filings.Length);
        int finding = 0;
        for (int i = 0; i < found.Length; i++)
            found[i] = IsNextFinding(brief.Filings[i], brief.Findings, ref finding) && brief.Findings[finding - 1].Effort < 1;
        for (int first = 0, next; first < found.Length; first = next)
        {
            for (next = first + 1; next < found.Length && brief.Filings[next].Party == brief.Filings[first].Party;)
                next++;
            Claim(terms, brief.Filings[first..next], found[first..next], brief.Board, claims, first);
        }
        var unmet = Prorating.Fit(claims.OfIncentive, state.Spending.Left(me, Programme.Incentive), to.Remainders)
            + Prorating.Fit(claims.OfReturns, state.Spending.Left(me, Programme.Returns), to.Remainders)
            + Prorating.Fit(claims.All, balance, to.Remainders);
        to.Count(Measure.IncentiveUnmet, unmet.Units);
        for (int i = 0; i < found.Length; i++)
        {
            ref readonly var filing = ref brief.Filings[i];
            var fine = found[i] ? Money.Of(Organising.Fine(terms.Policy, filing.Agreed)) : Money.Zero;
            Answer(me, new(filing.Party, filing.Partner, claims.Incentive[i], claims.Loan[i], claims.Compensation[i], fine, found[i]), brief.Round, to);
        }
    }

    // What a party claims by all its filings.
    private static void Claim(
        Announcement terms, ReadOnlySpan<Filing> filings, ReadOnlySpan<bool> found, Board board, in Claims claims, int first)
    {
        double funded = Support.Funded(terms, board[filings[0].Party].Reputation);
        for (int i = 0; i < filings.Length; i++)
        {
            ref readonly var filing = ref filings[i];
            bool elsewhere = found[..i].Contains(true) || found[(i + 1)..].Contains(true);
            double good = found[i] ? 0 : funded * Organising.Trusted(terms, elsewhere);
            claims.Incentive[first + i] = Money.Of(good * Support.Claimable(terms, filing.Party.Kind) * filing.Agreed);
            claims.Loan[first + i] = Money.Of(good * Support.LoanDiscount(terms.Policy) * filing.Financed);
            claims.Compensation[first + i] = Money.Of(good * Support.Compensated(terms.Policy) * filing.Loss);
        }
    }

    /// <summary>The entries of a notice, the same on either side.</summary>
    public static void Book(Account government, in Notice notice, int round, Effects to)
    {
        var agreement = AgreementId.Between(notice.Party, notice.Partner);
        var reason = notice.Party.Kind == Kind.Enterprise ? Reason.TaxRelief : Reason.UniversityFunding;
        to.Book(government, notice.Party, notice.Incentive, reason, agreement, round);
        to.Book(government, notice.Party, notice.Loan, Reason.LoanDiscount, agreement, round);
        to.Book(government, notice.Party, notice.Compensation, Reason.LossCompensation, agreement, round);
        to.Book(notice.Party, government, notice.Fine, Reason.Penalty, agreement, round);
    }

    private static void Answer(Profile me, in Notice notice, int round, Effects to)
    {
        if (notice is { Incentive.Micro: 0, Loan.Micro: 0, Compensation.Micro: 0, Found: false })
            return;
        Book(me.Id, notice, round, to);
        to.Government.Spending.Spend(Programme.Incentive, notice.Incentive + notice.Loan);
        to.Government.Spending.Spend(Programme.Returns, notice.Compensation);
        to.Count(Measure.IncentivePaid, notice.Incentive.Units + notice.Loan.Units);
        to.Count(Measure.CompensationPaid, notice.Compensation.Units);
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
        double rate = Organising.AuditRate(brief.Board.Announcements[me.Region]);
        long affordable = balance.Micro / AuditCost.Micro;
        if (brief.Filings.Length <= affordable)
            return rate;
        var draws = to.Draws.Take(brief.Filings.Length);
        for (int i = 0; i < draws.Length; i++)
            draws[i] = Draw(brief, brief.Filings[i]);
        draws.Sort();
        return Math.Min(rate, draws[(int)affordable]);
    }

    private static Money Least(Money one, Money other) => one < other ? one : other;

    // What is claimed of each filing, in the order of filings.
    private readonly ref struct Claims(Span<Money> all)
    {
        public readonly Span<Money> All = all;

        private int Filings => All.Length / ClaimsOfFiling;

        public Span<Money> Incentive => All[..Filings];

        public Span<Money> Loan => All[Filings..(2 * Filings)];

        public Span<Money> Compensation => All[(2 * Filings)..];

        public Span<Money> OfIncentive => All[..(2 * Filings)];

        public Span<Money> OfReturns => Compensation;
    }
}
