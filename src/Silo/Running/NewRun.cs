using System.Globalization;
using System.Security.Cryptography;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>A run that is to be begun.</summary>
internal static class NewRun
{
    /// <summary>What is asked of it, with an id of its own.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="hosts">Who plays.</param>
    /// <param name="folder">The results folder; none: one of its own among the others.</param>
    /// <param name="ledger">Whether the ledger is to be among the results.</param>
    /// <param name="now">When it begins.</param>
    /// <param name="shelf">Where the others are.</param>
    /// <param name="data">The others, where they may wait before their first round and have no folder yet.</param>
    public static Dossier Of(
        Scenario scenario, Hosts hosts, string? folder, bool ledger, DateTimeOffset now, string shelf = Shelf.Usual, DataFolder? data = null)
    {
        string id;
        do
            id = IdOf(scenario.Name, now);
        while (Directory.Exists(Path.Combine(shelf, id)) || data?.Has(id) == true); // Of a hundred that begin in a second two may draw the same letters.
        return new(
            id, scenario.Name, ScenarioFile.Write(scenario), scenario.Files, hosts.ToString(),
            Path.GetFullPath(folder ?? Path.Combine(shelf, id)), scenario.Rounds, scenario.Replications, ledger);
    }

    /// <summary>The scenario of a fork: what a run asks, with another policy after a round.</summary>
    /// <param name="original">The scenario of the run.</param>
    /// <param name="at">The last round that stays as it is.</param>
    /// <param name="set">Assignments, as a user writes them.</param>
    /// <returns>The scenario; or what is wrong with the request.</returns>
    public static (Scenario? Scenario, IReadOnlyList<Fault> Faults) Fork(Scenario original, string at, IReadOnlyList<string> set)
    {
        var fork = ScenarioFile.Fork(original, at, set);
        return (fork.Scenario is { } scenario ? scenario with { Name = $"{original.Name}-fork" } : null, fork.Faults);
    }

    /// <summary>An id. They sort by time; three random letters keep most of those apart that begin in the same second.</summary>
    public static string IdOf(string scenario, DateTimeOffset now)
    {
        string name = string.Concat(scenario.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(40));
        string letters = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 3);
        return string.Create(CultureInfo.InvariantCulture, $"{(name == "" ? "run" : name)}-{now:yyyyMMdd-HHmmss}-{letters}");
    }
}
