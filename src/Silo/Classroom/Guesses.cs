using System.Net;
using System.Net.Sockets;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// Counts wrong codes, so that codes cannot be tried out: by a minute, for each address and for all together. What is kept of a minute is
/// at most as many addresses as there may be wrong codes.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class Guesses(TimeProvider time)
{
    /// <summary>Wrong codes that an address may give in a minute.</summary>
    public const int MostOfAnAddress = 10;

    /// <summary>Wrong codes that all together may give in a minute.</summary>
    public const int MostOfAll = 300;

    private const int PrefixBytes = 8; // Of IPv6: who has one address there has them all.

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private static readonly Phrase TooMany = new("too many wrong codes; try again in a minute", "错误的加入码过多；请一分钟后再试");

    private readonly Lock counting = new();
    private readonly Dictionary<IPAddress, int> wrong = [];
    private DateTimeOffset end = DateTimeOffset.MinValue;
    private int all;

    /// <summary>Addresses that are remembered now.</summary>
    public int Remembered
    {
        get
        {
            lock (counting)
                return wrong.Count;
        }
    }

    /// <summary>Looks for what a code opens; what opens nothing counts.</summary>
    /// <param name="address">Whose guess it is; none when that is unknown.</param>
    /// <param name="look">What it opens; none when nothing.</param>
    /// <exception cref="RefusedException">There were too many wrong ones: then nobody looks.</exception>
    public T? Guess<T>(IPAddress? address, Func<T?> look)
        where T : class
    {
        var from = Place(address ?? IPAddress.None);
        lock (counting)
        {
            var now = time.GetUtcNow();
            if (now >= end)
            {
                wrong.Clear();
                (all, end) = (0, now + Window);
            }
            int before = wrong.GetValueOrDefault(from);
            if (all >= MostOfAll || before >= MostOfAnAddress)
                throw new RefusedException(Refusal.TooMany, [new("code", 0, 0, TooMany)]) { RetryAfter = end - now };
            if (look() is { } found)
                return found;
            wrong[from] = before + 1;
            all++;
            return null;
        }
    }

    private static IPAddress Place(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        byte[] bytes = address.GetAddressBytes();
        Array.Clear(bytes, PrefixBytes, bytes.Length - PrefixBytes);
        return new(bytes);
    }
}
