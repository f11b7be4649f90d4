namespace Gongyu.Model;

/// <summary>
/// The published snapshot decisions read: announcements, bulletins and listings. Who acts in a step reads it as it was when the
/// step began; a host publishes what the step produced afterwards.
/// </summary>
/// <param name="announcements">By region.</param>
/// <param name="bulletins">By sector.</param>
/// <param name="enterprises">By <see cref="StakeholderId.Index"/>.</param>
/// <param name="universities">By <see cref="StakeholderId.Index"/>.</param>
public sealed class Board(Announcement[] announcements, Bulletin[] bulletins, Listing[] enterprises, Listing[] universities)
    : ICanonical<Board>
{
    /// <summary>Announcements by region.</summary>
    public ReadOnlySpan<Announcement> Announcements => announcements;

    /// <summary>Bulletins by sector.</summary>
    public ReadOnlySpan<Bulletin> Bulletins => bulletins;

    /// <summary>Listings of a kind by <see cref="StakeholderId.Index"/>.</summary>
    public ReadOnlySpan<Listing> Listings(Kind kind) => kind == Kind.Enterprise ? enterprises : universities;

    /// <summary>The same board with other announcements.</summary>
    internal Board With(Announcement[] others) => new(others, bulletins, enterprises, universities);

    /// <summary>The listing of a university or an enterprise.</summary>
    public ref readonly Listing this[StakeholderId id] => ref Listings(id.Kind)[id.Index];

    /// <summary>
    /// Quality of the information a member has, [0,1]: that of its region's platform, and on average of its sectors' bulletins.
    /// </summary>
    public double InformationFor(Profile member)
    {
        double bulletin = 0;
        int sectors = 0;
        for (int sector = 0; sector < bulletins.Length; sector++)
        {
            if (!member.IsIn(sector))
                continue;
            bulletin += bulletins[sector].Quality;
            sectors++;
        }
        return Math.Min(1, announcements[member.Region].InformationQuality + (sectors == 0 ? 0 : bulletin / sectors));
    }

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Facts<Announcement>(announcements);
        to.Facts<Bulletin>(bulletins);
        to.Facts<Listing>(enterprises);
        to.Facts<Listing>(universities);
    }

    /// <inheritdoc/>
    public static Board Read(ref CanonicalReader from) =>
        new(from.Facts<Announcement>(), from.Facts<Bulletin>(), from.Facts<Listing>(), from.Facts<Listing>());
}
