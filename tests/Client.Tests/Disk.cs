using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Gongyu.Client.Tests;

/// <summary>A small disk of its own, so that a test can fill it. Only the administrator can mount one: elsewhere the test is skipped.</summary>
internal sealed class Disk : IDisposable
{
    private readonly string path;

    private Disk(string path) => this.path = path;

    /// <summary>Mounts a disk of so many KiB at a folder.</summary>
    public static Disk Of(int kibibytes, string path)
    {
        Directory.CreateDirectory(path);
        string? refused = Run("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", path);
        Assert.SkipUnless(refused is null, $"A disk can be mounted by the administrator of a Linux machine only: {refused}");
        return new(path);
    }

    /// <summary>Makes room, also for who could not write.</summary>
    public void Grow() => Assert.Null(Run("mount", "-o", "remount,rw,size=64m", path));

    /// <summary>Lets nothing be written any more.</summary>
    public void Protect()
    {
        // A deleted file that is still open keeps a disk from it.
        SqliteConnection.ClearAllPools();
        Assert.Null(Run("mount", "-o", "remount,ro", path));
    }

    public void Dispose() => Assert.Null(Run("umount", "--lazy", path));

    // What went wrong, or nothing.
    private static string? Run(string command, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, args) { RedirectStandardError = true })!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{command} ended with {process.ExitCode}: {errors}";
        }
        catch (Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
