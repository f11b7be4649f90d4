using System.Text;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>Puts a report where it belongs: whole or not at all, and never over another file.</summary>
internal static class ReportFile
{
    private const string Unfinished = ".new";

    /// <summary>Why a report cannot be put somewhere because something is there; nothing when it can.</summary>
    public static Phrase? Taken(string path) => Path.Exists(path)
        ? new($"{path}: exists already; a report never overwrites a file. Choose another place with --out", $"{path}：已存在；报告不会覆盖已有文件。请用 --out 另选位置")
        : null;

    /// <summary>Writes it; or tells why it cannot be.</summary>
    public static Phrase? Write(string path, string text)
    {
        string unfinished = path + Unfinished;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            File.WriteAllText(unfinished, text, new UTF8Encoding(false));
            File.Move(unfinished, path, overwrite: false);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Forget(unfinished);
            string why = refused.Message.ReplaceLineEndings(" ");
            return new($"{path}: cannot be written: {why}", $"{path}：无法写入（系统原文）：{why}");
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
