using System.Runtime.CompilerServices;

namespace Gongyu.Model;

/// <summary>
/// Philox4x32-10, a generator without state: what is drawn depends on the counter and the key alone, never on the order of calls
/// (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
/// </summary>
public static class Philox
{
    private const uint MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The 128 random bits that belong to a counter under a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint X0, uint X1, uint X2, uint X3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        unchecked
        {
            for (var round = 0; round < Rounds; round++)
            {
                var a = (ulong)MultiplierA * c0;
                var b = (ulong)MultiplierB * c2;
                c0 = (uint)(b >> 32) ^ c1 ^ k0;
                c1 = (uint)b;
                c2 = (uint)(a >> 32) ^ c3 ^ k1;
                c3 = (uint)a;
                k0 += WeylA;
                k1 += WeylB;
            }
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>Two words as a number in [0,1), evenly spaced by 2⁻⁵³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Unit(uint high, uint low) => ((ulong)high << 21 | low >> 11) * (1.0 / (1UL << 53));
}
