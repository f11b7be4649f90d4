namespace Gongyu.Model;

/// <summary>Phase 7: stance is revised against peers' published outcomes, now and then by experiment.</summary>
internal static class Learn
{
    [Parameter("1", "Probability that a member revises its stance a round", "成员每轮修正立场的概率")]
    public const double RevisionProbability = 0.15;
    [Parameter("1", "Probability that a revision is an experiment", "修正为试验的概率", After = "Traulsen, Nowak and Pacheco 2006")]
    public const double ExperimentProbability = 0.05;

    /// <summary>Intensity of selection β.</summary>
    [Parameter("1/{unit}",
        "Intensity of selection β of imitation", "模仿的选择强度 β", After = "Szabó and Tőke 1998; Traulsen, Nowak and Pacheco 2006")]
    public const double Intensity = 6;

    /// <summary>
    /// A member imitates a better-off peer of its kind by the Fermi rule (Traulsen et al. 2006). Whom it meets is chance; whether
    /// the one it meets counts as a role model depends on that peer's influence. What a person has decided in its seat takes the place of
    /// what it comes to.
    /// </summary>
    public static void Revise(in MemberView me, in Brief brief, Effects to)
    {
        var revision = Reconsider(me, brief);
        if (brief.Seat is { } decided)
            revision = new(RevisionWay.Seat, decided, revision.Draw);
        to.Member.Stance = brief.Seat ?? me.Decisions.Revise(me.Profile, brief.Round, revision.Chosen);
        to.Reasons?.Revise(revision);
    }

    private static Revision Reconsider(in MemberView me, in Brief brief)
    {
        var chance = brief.Chance;
        double draw = chance.Draw(me.Id, Purpose.Revision);
        if (draw >= Revision.HowOften)
            return new(RevisionWay.None, me.State.Stance, draw);
        return chance.Draw(me.Id, Purpose.Experiment) < Revision.HowOftenExperiment
            ? new(RevisionWay.Experiment, (Stance)(int)(chance.Draw(me.Id, Purpose.ExperimentStance) * 3), draw)
            : Imitate(me, brief, draw);
    }

    /// <summary>Counts who gives up after a partner has under-delivered.</summary>
    public static void Count(in MemberView me, Effects to)
    {
        bool aggrieved = me.State.Stance == Stance.Committed && me.State.SinceLoss < Evaluate.Lately;
        to.Count(Measure.Aggrieved, aggrieved ? 1 : 0);
        to.Count(Measure.GivingUp, aggrieved && to.Member.Stance != Stance.Committed ? 1 : 0);
    }

    /// <summary>What everybody can read about a member; of an empty place nobody is told anything.</summary>
    public static Listing ListingOf(Profile profile, in MemberState state, ReadOnlySpan<Agreement> agreements)
    {
        if (state.IsVacant)
            return new() { Region = profile.Region };
        int tiers = 0;
        foreach (ref readonly var agreement in agreements)
            tiers += (int)agreement.Tier;
        return new(
            profile.Region, profile.Sectors, state.Stance == Stance.Abstain ? 0 : profile.Capacity - agreements.Length, state.Stance,
            profile.Influence, state.Reputation, state.Utility, agreements.Length,
            tiers == 0 ? 0 : tiers / ((double)Tier.JointPlatform * agreements.Length), state.Gap, state.KeepsUp);
    }

    private static Revision Imitate(in MemberView me, in Brief brief, double reconsidered)
    {
        var peers = brief.Board.Listings(me.Id.Kind);
        for (int meeting = 0; meeting < Chance.Redraws; meeting++)
        {
            int number = brief.Chance.DrawNumber(me.Id, Purpose.RoleModel, meeting, peers.Length);
            if (number == 0 || number == me.Id.Number)
                continue;
            ref readonly var peer = ref peers[number - 1];
            if (brief.Chance.Draw(me.Id, Purpose.RoleModelInfluence, (uint)meeting) >= peer.Influence)
                continue;
            double draw = brief.Chance.Draw(me.Id, Purpose.Imitation), fear = Fear(me, brief);
            return Revision.Compare(
                reconsidered, me.State.Stance, Expected(me.State.Stance, me.State.Utility, fear), new(me.Id.Kind, number), peer.Stance,
                Expected(peer.Stance, peer.Utility, fear), fear, draw);
        }
        return new(RevisionWay.Alone, me.State.Stance, reconsidered);
    }

    private static double Expected(Stance stance, double utility, double fear) => utility - (stance == Stance.Opportunist ? fear : 0);

    // What it expects under-delivery to cost in an agreement of its usual size (row G3); nothing while nobody told it anything.
    private static double Fear(in MemberView me, in Brief brief)
    {
        if (me.State.Detection == 0)
            return 0;
        var terms = brief.Board.Announcements[me.Profile.Region];
        double agreed = me.Agreements.Length == 0
            ? TierTerms.Of(Tier.Exchange).CostOf(me.Id.Kind)
            : Settle.AgreedOf(me.Id.Kind, me.Agreements) / me.Agreements.Length;
        return me.Profile.Interests.Finance * Support.ExpectedSanction(terms, me.Id.Kind, me.State.Detection, agreed);
    }
}
