namespace Gongyu.Model;

/// <summary>An enterprise or a university that is given rather than drawn.</summary>
/// <param name="Code">What its source calls it.</param>
/// <param name="Name">Its name; has no effect on results.</param>
/// <param name="Region">Its region, from 0.</param>
/// <param name="Sectors">Its sectors as a bit mask: one for an enterprise, the programmes of a university.</param>
/// <param name="Size">Employees or students, more than 0.</param>
/// <param name="Influence">(0,1]; none: drawn.</param>
/// <param name="Stance">How it stands when a run begins; none: drawn.</param>
public sealed record Organisation(
    string Code, Phrase Name, int Region, uint Sectors, double Size, double? Influence, Stance? Stance) : ICanonical<Organisation>
{
    private const byte Drawn = byte.MaxValue;

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Text(Code);
        to.Fact(Name);
        to.Int(Region);
        to.Unsigned(Sectors);
        to.Double(Size);
        to.Double(Influence ?? 0);
        to.Byte(Stance is { } stance ? (byte)stance : Drawn);
    }

    /// <inheritdoc/>
    public static Organisation Read(ref CanonicalReader from) => new(
        from.Text(), from.Fact<Phrase>(), from.Int(), from.Unsigned(), from.Double(),
        from.Double() is > 0 and var influence ? influence : null, from.Byte() is not Drawn and var stance ? (Stance)stance : null);
}

/// <summary>
/// Enterprises and universities that are given, in an order that numbers them: one that is added at the end leaves the others as they
/// were. Regions and sectors are those they name; each region has its government, each sector its association.
/// </summary>
/// <param name="source">Where they come from: the name of a file.</param>
/// <param name="regions">What the regions are called, 1 … 64.</param>
/// <param name="sectors">What the sectors are called, 1 … 16.</param>
/// <param name="enterprises">The enterprises.</param>
/// <param name="universities">The universities.</param>
public sealed class Population(
    string source, IReadOnlyList<Phrase> regions, IReadOnlyList<Phrase> sectors, IReadOnlyList<Organisation> enterprises,
    IReadOnlyList<Organisation> universities) : ICanonical<Population>, IEquatable<Population>
{
    private RunHash? digest;

    /// <summary>Where they come from: the name of a file.</summary>
    public string Source => source;

    /// <summary>What the regions are called.</summary>
    public IReadOnlyList<Phrase> Regions => regions;

    /// <summary>What the sectors are called.</summary>
    public IReadOnlyList<Phrase> Sectors => sectors;

    /// <summary>The enterprises.</summary>
    public IReadOnlyList<Organisation> Enterprises => enterprises;

    /// <summary>The universities.</summary>
    public IReadOnlyList<Organisation> Universities => universities;

    /// <summary>The organisation that an enterprise or a university is.</summary>
    public Organisation this[StakeholderId id] => (id.Kind == Kind.Enterprise ? enterprises : universities)[id.Index];

    /// <summary>Enterprises and universities of a region.</summary>
    public int MembersOf(int region) => enterprises.Concat(universities).Count(one => one.Region == region);

    /// <summary>Enterprises of a sector.</summary>
    public int EnterprisesOf(int sector) => enterprises.Count(one => (one.Sectors >> sector & 1) != 0);

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Text(source);
        to.Facts<Phrase>([.. regions]);
        to.Facts<Phrase>([.. sectors]);
        to.Facts<Organisation>([.. enterprises]);
        to.Facts<Organisation>([.. universities]);
    }

    /// <inheritdoc/>
    public static Population Read(ref CanonicalReader from) => new(
        from.Text(), from.Facts<Phrase>(), from.Facts<Phrase>(), from.Facts<Organisation>(), from.Facts<Organisation>());

    /// <inheritdoc/>
    public bool Equals(Population? other) => ReferenceEquals(this, other) || other is not null && Digest == other.Digest;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Population);

    /// <inheritdoc/>
    public override int GetHashCode() => (enterprises.Count, universities.Count).GetHashCode();

    private RunHash Digest
    {
        get
        {
            if (digest is null)
            {
                var bytes = new CanonicalWriter();
                Write(bytes);
                digest = RunHash.Of(bytes.Written);
            }
            return digest.Value;
        }
    }
}
