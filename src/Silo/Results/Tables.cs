using CsvHelper;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>The tidy tables of a results folder: one observation a row. Names and units of columns are stable.</summary>
internal static class Tables
{
    /// <summary>Name of the table of all rounds.</summary>
    public const string RoundsFile = "rounds.csv";

    /// <summary>The names of all tables.</summary>
    public static readonly IReadOnlyList<string> Files = [RoundsFile, "outcomes.csv", "stakeholders.csv", Ledger.FileName];

    private static readonly CsvWriterOptions Format = new() { NewLine = "\n", Injection = CsvInjection.Escape };

    /// <summary>Every metric of every round, also of a replication that was not finished.</summary>
    public static IEnumerable<RoundRow> Rounds(PlayedRun played) =>
        from part in played.Parts
        from round in played.Rounds.Read(part.Number).Take(part.Rounds)
        from metric in Metrics.All
        select new RoundRow(played.Id, part.Number + 1, round.Round, metric.Id, metric.Unit, Word(metric.Kind), null, null, round[metric]);

    /// <summary>Every metric's outcome in every finished replication.</summary>
    public static IEnumerable<OutcomeRow> Outcomes(PlayedRun played) =>
        from one in played.Ensemble.Replications.OrderBy(one => one.Key)
        from metric in Metrics.All
        select new OutcomeRow(played.Id, one.Key + 1, one.Value.Seed, metric.Id, metric.Unit, one.Value.Outcome(metric));

    /// <summary>Everybody in every replication: each has a population of its own seed.</summary>
    public static IEnumerable<StakeholderRow> Stakeholders(PlayedRun played)
    {
        var scenario = played.Scenario;
        var numbers = played.Ensemble.Replications.Count == 0 ? Enumerable.Range(0, 1) : played.Ensemble.Replications.Keys.Order();
        return from number in numbers
               let seed = scenario.SeedOf(number)
               from id in scenario.Community.Roster
               select Row(played.Id, number + 1, scenario.Community, seed, id);
    }

    /// <summary>The tables of a run with the names of their files.</summary>
    public static IEnumerable<(string File, Action<CsvWriter> Write)> Of(PlayedRun played) =>
    [
        (RoundsFile, table => table.WriteRecords(Rounds(played))),
        ("outcomes.csv", table => table.WriteRecords(Outcomes(played))),
        ("stakeholders.csv", table => table.WriteRecords(Stakeholders(played))),
        .. played.Ledger ? [(Ledger.FileName, (Action<CsvWriter>)(table => table.WriteRecords(Ledger.Of(played))))] : Array.Empty<(string, Action<CsvWriter>)>(),
    ];

    /// <summary>Writes a table as CSV (RFC 4180, UTF-8, a point for decimals).</summary>
    public static void Write(Stream to, Action<CsvWriter> write)
    {
        using var table = CsvWriter.Create(to, Format, leaveOpen: true);
        write(table);
    }

    /// <summary>A stakeholder as it was founded.</summary>
    public static StakeholderRow Row(string run, int replication, CommunityPlan plan, ulong seed, StakeholderId id)
    {
        var founded = Founding.Found(plan, seed, id, Decisions.Own);
        var (profile, interests) = (founded.Profile, founded.Profile.Interests);
        return new(
            run, replication, id.ToString(), Word(id.Kind)!, founded is Member ? plan.Population?[id].Code : null, Names.Of(plan, seed, id),
            id.Kind == Kind.Association ? null : profile.Region + 1, SectorsOf(plan, profile), profile.Size, profile.Capacity,
            profile.Influence, interests.Finance, interests.Talent, interests.Innovation, interests.Reputation, interests.PublicGood,
            (founded as Member)?.Stance.ToString().ToLowerInvariant());
    }

    private static string SectorsOf(CommunityPlan plan, Profile profile) => string.Join("; ",
        Enumerable.Range(0, plan.Sectors).Where(profile.IsIn).Select(sector => Sectors.Of(plan, sector).In(plan.Names)));

    /// <summary>A kind as data files write it.</summary>
    public static string? Word(Kind? kind) => kind?.ToString().ToLowerInvariant();
}
