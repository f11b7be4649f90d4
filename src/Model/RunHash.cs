using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Gongyu.Model;

/// <summary>A 128-bit digest of canonical bytes: the first half of their SHA-256. Equal runs have equal hashes on any host.</summary>
/// <param name="High">The first eight bytes.</param>
/// <param name="Low">The next eight bytes.</param>
public readonly record struct RunHash(ulong High, ulong Low) : ICanonical<RunHash>
{
    /// <summary>The digest of some bytes.</summary>
    public static RunHash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return new(BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64BigEndian(digest[8..]));
    }

    /// <summary>One hash for several replications in their order; that of a single replication is its own.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static RunHash Of(IReadOnlyList<RunHash> replications)
    {
        if (replications.Count == 0)
            throw new ArgumentException("A run has at least one replication.", nameof(replications));
        if (replications.Count == 1)
            return replications[0];
        var bytes = new CanonicalWriter();
        foreach (var hash in replications)
            hash.Write(bytes);
        return Of(bytes.Written);
    }

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Unsigned64(High);
        to.Unsigned64(Low);
    }

    /// <inheritdoc/>
    public static RunHash Read(ref CanonicalReader from) => new(from.Unsigned64(), from.Unsigned64());

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}
