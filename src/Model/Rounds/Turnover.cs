namespace Gongyu.Model;

/// <summary>
/// How enterprises leave the community and others come in their place (entry and exit of firms: Jovanovic 1982; Nelson and Winter 1982).
/// </summary>
/// <param name="Exit">The chance to leave in a round at utility 0, [0,1]; who does worse leaves more likely, twice at most.</param>
/// <param name="Entry">The chance that another enterprise takes an empty place in a round, [0,1].</param>
/// <param name="Stances">How those who come stand.</param>
public readonly record struct Turnover(double Exit, double Entry, StanceShares Stances)
{
    internal void Write(CanonicalWriter to)
    {
        to.Double(Exit);
        to.Double(Entry);
        Stances.Write(to);
    }

    internal static Turnover Read(ref CanonicalReader from) => new(from.Double(), from.Double(), StanceShares.Read(ref from));
}

/// <summary>
/// Entry and exit of enterprises, after phase 7. Whoever leaves is let go by its partners in the next round, its owners take or settle what is
/// left, and its place stays empty until another comes: of the same sector, region and size, but a stranger to all.
/// </summary>
internal static class ComingAndGoing
{
    /// <summary>After a round: whether an enterprise leaves, or another takes an empty place.</summary>
    public static void Next(in MemberView me, in Brief brief, Effects to)
    {
        var turnover = me.Profile.Turnover;
        bool wasThere = !me.State.IsVacant;
        bool isThere = me.Id.Kind != Kind.Enterprise
            || me.Decisions.IsThere(me.Profile, brief.Round, wasThere ? Stays(me, brief.Chance, to) : Comes(me, brief.Chance));
        if (wasThere && !isThere)
            Leave(to);
        else if (!wasThere && isThere)
            Enter(me, turnover, brief, to);
    }

    /// <summary>What is left when an enterprise has let go of its agreements: its owners' gain or loss.</summary>
    public static void Liquidate(StakeholderId who, Money left, int round, Effects to)
    {
        if (left > Money.Zero)
            to.Book(who, Account.Owners, left, Reason.Liquidation, default, round);
        else
            to.Book(Account.Owners, who, Money.Zero - left, Reason.Liquidation, default, round);
    }

    /// <summary>The chance to leave: selection by success, by the logistic function that imitation uses.</summary>
    public static double ExitChance(in Turnover turnover, double utility) =>
        Math.Min(1, 2 * turnover.Exit * Fermi.Probability(utility, 0, Revision.Intensity));

    private static void Leave(Effects to)
    {
        to.Member.Stance = Stance.Abstain;
        to.Member.IsVacant = true;
        to.Count(Measure.Exits);
    }

    private static void Enter(in MemberView me, in Turnover turnover, in Brief brief, Effects to)
    {
        var stance = turnover.Stances.At(brief.Chance.Draw(me.Id, Purpose.Stance));
        to.Member = MemberState.Found(me.Decisions.Revise(me.Profile, brief.Round, stance));
        to.Count(Measure.Entries);
    }

    private static bool Stays(in MemberView me, Chance chance, Effects to) =>
        me.Profile.Turnover.Exit == 0 || chance.Draw(me.Id, Purpose.Exit) >= ExitChance(me.Profile.Turnover, to.Member.Utility);

    private static bool Comes(in MemberView me, Chance chance) => chance.Draw(me.Id, Purpose.Entry) < me.Profile.Turnover.Entry;
}
