using System.Text;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>Reads what should be a text, and tells where it is none. It never throws.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file in UTF-8, without a byte order mark; none where faults are reported.</summary>
    public static string? Read(string path, int mostBytes, Faults faults)
    {
        var (bytes, fault) = Bytes(path, mostBytes);
        if (fault is { } unreadable)
        {
            faults.Add(default, unreadable);
            return null;
        }
        try
        {
            return Checked(Utf8.GetString(bytes), faults);
        }
        catch (DecoderFallbackException broken)
        {
            int before = Math.Clamp(broken.Index, 0, bytes.Length);
            faults.Add(new(1 + bytes.AsSpan(0, before).Count((byte)'\n'), 1), Says.NotUtf8);
            return null;
        }
    }

    /// <summary>A text without a byte order mark; none where it has characters that no text has.</summary>
    public static string? Checked(string text, Faults faults)
    {
        text = text.TrimStart('\uFEFF');
        return IsText(text, faults) ? text : null;
    }

    // A parser may take U+0000 for the end, or disagree with editors on what else breaks a line.
    private static bool IsText(string text, Faults faults)
    {
        int line = 1, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
                (line, start) = (line + 1, i + 1);
            else if (char.IsControl(c) && c is not ('\t' or '\r') || c is '\u2028' or '\u2029' || IsLoneSurrogate(text, i))
            {
                faults.Add(new(line, i - start + 1), Says.NotText(c));
                return false;
            }
        }
        return true;
    }

    private static bool IsLoneSurrogate(string text, int i) =>
        char.IsHighSurrogate(text[i]) ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
        : char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));

    private static (byte[] Bytes, Phrase? Fault) Bytes(string path, int most)
    {
        if (Directory.Exists(path))
            return ([], Says.Directory);
        try
        {
            using var file = File.OpenRead(path);
            // A file that cannot be asked for its length (a pipe, a device) may be as long as it likes.
            byte[] bytes = new byte[(file.CanSeek ? Math.Min(file.Length, most) : most) + 1];
            int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count > most ? ([], Says.TooLarge(most)) : (bytes[..count], null);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return ([], Says.NoFile);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return ([], Says.Unreadable(unreadable.Message));
        }
    }
}
