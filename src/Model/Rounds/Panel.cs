namespace Gongyu.Model;

/// <summary>
/// Phase 6, the evaluation panel (row G4): experts of education and of industry, met by chance among universities and enterprises. They look
/// through a slip to whether a party means to deliver, each with an error of its own: they know their own kind better, and judge it
/// more leniently.
/// </summary>
internal static class Panel
{
    [Parameter("{expert}", "Experts of each kind on a panel", "评价组中每类专家数")]
    private const int ExpertsOfAKind = 3;
    [Parameter("1", "How much better experts think of their own kind", "专家对同类的偏宽")]
    private const double Leniency = 0.3;
    [Parameter("1", "Width of their error on their own kind", "对同类误差的幅度")]
    private const double ErrorOnOwn = 1;
    [Parameter("1", "Width of their error on the other kind", "对另一类误差的幅度")]
    private const double ErrorOnOther = 2;

    /// <summary>What the panel says of a party, [0,1].</summary>
    public static double Score(in MemberView me, in Brief brief) => Support.Score(
        brief.Board.Announcements[me.Profile.Region].Policy, View(Kind.University, me, brief), View(Kind.Enterprise, me, brief));

    // The experts of a kind, weighed by influence.
    private static double View(Kind kind, in MemberView me, in Brief brief)
    {
        var peers = brief.Board.Listings(kind);
        double seen = 0, weights = 0;
        double error = kind == me.Id.Kind ? ErrorOnOwn : ErrorOnOther;
        double conduct = (me.State.Stance == Stance.Committed ? 1 : 0) + (kind == me.Id.Kind ? Leniency : 0);
        for (int i = 0; i < ExpertsOfAKind; i++)
        {
            int search = (int)kind * ExpertsOfAKind + i;
            int number = brief.Chance.DrawNumber(me.Id, Purpose.Expert, search, peers.Length);
            if (number == 0 || kind == me.Id.Kind && number == me.Id.Number) // Nobody judges himself.
                continue;
            double influence = peers[number - 1].Influence;
            seen += influence * (conduct + error * (brief.Chance.Draw(me.Id, Purpose.ExpertView, (uint)search) - 0.5));
            weights += influence;
        }
        return weights > 0 ? seen / weights : me.State.Reputation;
    }
}
