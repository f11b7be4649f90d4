using System.Security.Cryptography;
using System.Text;

namespace Gongyu.Silo;

/// <summary>The code by which a class comes into a room, and the ticket by which whoever is in comes back.</summary>
internal static class JoinCode
{
    /// <summary>What codes are of: without those that are taken for each other on a wall, as 0 and O, 1 and I, 2 and Z.</summary>
    public const string Alphabet = "ACDEFGHJKMNPQRTUVWXY34679";

    /// <summary>How long a code is.</summary>
    public const int Length = 6;

    private const int LengthOfAKey = 28; // 130 bits.

    private const int BytesOfATicket = 16;
    private const int LongestWritten = 40;
    private const char LastWide = '\uFF5E';

    /// <summary>A code that nobody can guess from others.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>A key for a link, which nobody can find by trying.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, LengthOfAKey);

    /// <summary>A ticket of 128 bits.</summary>
    public static string NewTicket() => RandomNumberGenerator.GetHexString(2 * BytesOfATicket, lowercase: true);

    /// <summary>Whether something has the form of a ticket.</summary>
    public static bool IsTicket(string ticket) => ticket.Length == 2 * BytesOfATicket && ticket.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether something has the form of a key.</summary>
    public static bool IsKey(string? written) => written?.Length == LengthOfAKey && written.All(Alphabet.Contains);

    /// <summary>By what a ticket is known without being known: its SHA-256.</summary>
    public static string SealOf(string ticket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));

    /// <summary>A code as somebody writes it: in small letters, wide ones, with spaces or dashes; none when it cannot be one.</summary>
    public static string? Of(string? written)
    {
        // After the last wide letter there is nothing a code is written in, and what is no character cannot be normalised.
        if (written is null or { Length: 0 or > LongestWritten } || written.Any(c => char.IsSurrogate(c) || c > LastWide || c is >= '\uFDD0' and <= '\uFDEF'))
            return null;
        var letters = written.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '-');
        string code = string.Concat(letters).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}
