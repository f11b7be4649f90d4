namespace Gongyu.Odd;

/// <summary>Philox4x32-10 after its paper (Salmon et al. 2011), and the draws that section 8 of the page makes of it.</summary>
internal static class PageDraws
{
    public const uint Demand = 6, Initiative = 7, Candidate = 8, Candidacy = 9, Judgement = 10, Slip = 11, Audit = 12, Rival = 19, Taste = 20;

    public static double Draw(ulong seed, int round, uint stakeholder, uint purpose, uint index)
    {
        uint[] words = Block([index, stakeholder, (uint)round, purpose], [(uint)(seed % 4_294_967_296), (uint)(seed / 4_294_967_296)]);
        ulong bits = words[0] * 2_097_152UL + words[1] / 2_048;
        return bits / 9_007_199_254_740_992.0;
    }

    public static uint[] Block(uint[] counter, uint[] key)
    {
        (counter, key) = ([.. counter], [.. key]);
        for (int round = 0; round < 10; round++)
        {
            ulong first = 0xD2511F53UL * counter[0], second = 0xCD9E8D57UL * counter[2];
            counter =
            [
                (uint)(second >> 32) ^ counter[1] ^ key[0],
                (uint)(second & 0xFFFF_FFFF),
                (uint)(first >> 32) ^ counter[3] ^ key[1],
                (uint)(first & 0xFFFF_FFFF),
            ];
            key = [(uint)((key[0] + 0x9E3779B9UL) & 0xFFFF_FFFF), (uint)((key[1] + 0xBB67AE85UL) & 0xFFFF_FFFF)];
        }
        return counter;
    }
}
