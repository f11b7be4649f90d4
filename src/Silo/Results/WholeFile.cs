using System.Text;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Puts a file where it belongs: whole or not at all, and never over another.</summary>
internal static class WholeFile
{
    private const string Unfinished = ".new";

    /// <summary>Why a file cannot be put somewhere because something is there; nothing when it can.</summary>
    public static Phrase? Taken(string path) => Path.Exists(path)
        ? new($"{path}: exists already; an existing file is never overwritten. Choose another place with --out", $"{path}：已存在；不会覆盖已有文件。请用 --out 另选位置")
        : null;

    /// <summary>Writes it; or tells why it cannot be.</summary>
    public static Phrase? Write(string path, string text) => Write(path, file => file.Write(new UTF8Encoding(false).GetBytes(text)));

    /// <summary>Writes it; or tells why it cannot be. When it is stopped, nothing is left.</summary>
    public static Phrase? Write(string path, Action<Stream> write)
    {
        string unfinished = path + Unfinished;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            using (var file = File.Create(unfinished))
                write(file);
            File.Move(unfinished, path, overwrite: false);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Forget(unfinished);
            string why = refused.Message.ReplaceLineEndings(" ");
            return new($"{path}: cannot be written: {why}", $"{path}：无法写入（系统原文）：{why}");
        }
        catch
        {
            Forget(unfinished);
            throw;
        }
    }

    private static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Whoever reads the first complaint knows enough.
        }
    }
}
