namespace Gongyu.Model;

/// <summary>
/// Where a host collects what a step publishes. Announcements and bulletins can be read from the next step on; listings all at
/// once, after the step in which everybody published one.
/// </summary>
public sealed class Published
{
    private readonly Announcement[] announcements;
    private readonly Bulletin[] bulletins;
    private readonly bool watched;
    private readonly DemandShock shock;
    private int drifted; // Rounds for which unwatched demand has drifted.
    private Listing[] enterprises, universities, nextEnterprises, nextUniversities;
    private Board spare;
    private Listing[]? enterprisesNow, universitiesNow; // Copies of what can be read, for snapshots until the next turn.

    /// <summary>A board on which nothing is published yet.</summary>
    public Published(CommunityPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        announcements = new Announcement[plan.Regions];
        Array.Fill(announcements, Announcement.None);
        bulletins = new Bulletin[plan.Sectors];
        watched = plan.Associations;
        shock = plan.Shock;
        (enterprises, nextEnterprises) = (new Listing[plan.Enterprises], new Listing[plan.Enterprises]);
        (universities, nextUniversities) = (new Listing[plan.Universities], new Listing[plan.Universities]);
        Board = new(announcements, bulletins, enterprises, universities);
        spare = new(announcements, bulletins, nextEnterprises, nextUniversities);
    }

    /// <summary>The snapshot that can be read.</summary>
    public Board Board { get; private set; }

    /// <summary>Posts a member's listing, to be read after the next <see cref="Turn"/>.</summary>
    public void Post(StakeholderId id, in Listing listing) =>
        (id.Kind == Kind.Enterprise ? nextEnterprises : nextUniversities)[id.Index] = listing;

    /// <summary>Posts a government's announcement.</summary>
    public void Post(StakeholderId id, Announcement announcement) => announcements[id.Index] = announcement;

    /// <summary>Posts an association's bulletin.</summary>
    public void Post(StakeholderId id, in Bulletin bulletin) => bulletins[id.Index] = bulletin;

    /// <summary>Posts what an act published.</summary>
    public void Post(StakeholderId id, Effects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        if (effects.Announcement is { } announcement)
            Post(id, announcement);
        if (effects.Bulletin is { } bulletin)
            Post(id, bulletin);
        if (effects.Listing is { } listing)
            Post(id, listing);
    }

    /// <summary>
    /// What follows a step when everything it published has been posted: demand drifts where no association watches it, listings become
    /// readable.
    /// </summary>
    public void After(Step step, Chance chance)
    {
        if (step == Step.Inform && !watched)
            Drift(chance);
        if (step is Step.Settle or Step.Learn)
            Turn();
    }

    /// <summary>Makes the listings posted since the last turn readable. Everybody must have posted one.</summary>
    public void Turn()
    {
        (enterprises, nextEnterprises) = (nextEnterprises, enterprises);
        (universities, nextUniversities) = (nextUniversities, universities);
        (Board, spare) = (spare, Board);
        enterprisesNow = universitiesNow = null;
    }

    // Demand that nobody keeps depends on chance alone: on a new board it drifts anew from the beginning.
    private void Drift(Chance chance)
    {
        if (drifted != chance.Round - 1)
        {
            Array.Clear(bulletins);
            drifted = 0;
        }
        while (drifted < chance.Round)
        {
            drifted++;
            for (int sector = 0; sector < bulletins.Length; sector++)
                bulletins[sector] = Inform.Unwatched(bulletins[sector], sector, shock, chance with { Round = drifted });
        }
    }

    /// <summary>A copy of the board that stays as it is.</summary>
    public Board Snapshot() =>
        new([.. announcements], [.. bulletins], enterprisesNow ??= [.. enterprises], universitiesNow ??= [.. universities]);
}
