using CsvHelper;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>Reads a population file: a line of column names, then a line for each enterprise and university.</summary>
internal sealed class PopulationReader
{
    /// <summary>Most bytes a population file can have.</summary>
    public const int MaxBytes = 1 << 27;

    private const int MaxFaults = 20;

    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        HasHeader = false, // Read here, since names that are missing or doubled are faults with a place.
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = false, // So that a quote that is not closed is told where it is.
        MalformedData = CsvMalformedDataHandling.Recover,
    };

    private readonly Faults faults;
    private readonly List<Organisation> enterprises = [], universities = [];
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly NamesSeen regions = new(CommunityPlan.MaxRegions, new("regions", "地区数"), _ => null);
    private readonly NamesSeen sectors = new(CommunityPlan.MaxSectors, new("sectors", "行业数"), Sectors.Known);

    private PopulationReader(Faults faults) => this.faults = faults;

    /// <summary>The population; none where faults are reported.</summary>
    /// <param name="source">What the scenario calls the file.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="faults">Takes the faults of the file.</param>
    public static Population? Read(string source, string text, Faults faults)
    {
        var reader = new PopulationReader(faults);
        using var csv = CsvReader.FromText(text, Format with { OnMalformedRecord = malformed => reader.Misquoted(malformed.LineNumber) });
        reader.ReadAll(csv);
        return faults.Count > 0 ? null : new(source, reader.regions.Names, reader.sectors.Names, reader.enterprises, reader.universities);
    }

    private void ReadAll(CsvReader csv)
    {
        if (!csv.Read())
        {
            faults.Add(default, Says.NoHeader);
            return;
        }
        string[] columns = Columns(csv);
        if (faults.Count > 0)
            return;
        while (csv.Read())
        {
            if (faults.Count >= MaxFaults)
            {
                faults.Add(new((int)csv.LineNumber, 1), Says.MoreFaults(MaxFaults));
                return;
            }
            if (!ReadRow(new(csv, columns, faults)))
                return;
        }
        if (enterprises.Count + universities.Count == 0 && faults.Count == 0)
            faults.Add(default, Says.NoRows);
    }

    private string[] Columns(CsvReader csv)
    {
        var known = PopulationColumn.All;
        if (csv.FieldCount > 2 * known.Count)
        {
            faults.Add(new((int)csv.LineNumber, 1), Says.MoreThan(2 * known.Count, new("columns", "列数")));
            return [];
        }
        string[] names = new string[csv.FieldCount];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = csv.GetString(i);
            var at = PopulationRow.PlaceOf(csv, i);
            if (known.All(column => column.Name != names[i]))
                faults.Add(at, Says.Unknown(Says.Column, names[i], [.. known.Select(column => column.Name)]));
            else if (Array.IndexOf(names, names[i]) < i)
                faults.Add(at, Says.ColumnTwice(names[i]));
        }
        foreach (var column in known.Where(column => column.IsNeeded && !names.Contains(column.Name)))
            faults.Add(new((int)csv.LineNumber, 1), Says.ColumnMissing(column.Name, column.Meaning));
        return names;
    }

    // False when there is no use in reading on.
    private bool ReadRow(PopulationRow row)
    {
        if (!row.IsWhole || row.Kind() is not { } kind)
            return true;
        bool isEnterprise = kind == Kind.Enterprise;
        var kept = isEnterprise ? enterprises : universities;
        if (kept.Count == CommunityPlan.MaxMembers)
            return row.Stop(PopulationColumn.Kind, Says.MoreThan(CommunityPlan.MaxMembers, isEnterprise ? Says.Enterprises : Says.Universities));
        string id = row.Id(lines);
        var name = row.Name();
        if (!regions.Add(row.Needed(PopulationColumn.Region), out int region))
            return row.Stop(PopulationColumn.Region, regions.TooMany);
        row.Check(PopulationColumn.Region, regions.Fault);
        uint programmes = 0;
        foreach (string sector in isEnterprise ? row.Sector() : row.Programmes())
        {
            if (!sectors.Add(sector, out int number))
                return row.Stop(isEnterprise ? PopulationColumn.Sector : PopulationColumn.Programmes, sectors.TooMany);
            row.Check(isEnterprise ? PopulationColumn.Sector : PopulationColumn.Programmes, sectors.Fault);
            programmes |= 1u << number;
        }
        kept.Add(new(id, name, region, programmes, row.Size(), row.Influence(), row.Stance()));
        return true;
    }

    private void Misquoted(long? line) => faults.Add(new((int)(line ?? 0), line is null ? 0 : 1), Says.Quotes);

    /// <summary>Names in the order in which they first appear.</summary>
    /// <param name="most">How many there can be.</param>
    /// <param name="what">What they are names of.</param>
    /// <param name="known">A name in both languages, of one that is known.</param>
    private sealed class NamesSeen(int most, Phrase what, Func<string, Phrase?> known)
    {
        private readonly List<Phrase> names = [];

        public IReadOnlyList<Phrase> Names => names;

        public Phrase TooMany => Says.MoreThan(most, what);

        /// <summary>What is wrong with the name that was added last.</summary>
        public Phrase? Fault { get; private set; }

        public bool Add(string name, out int number)
        {
            var both = known(name) ?? InBoth(name);
            number = names.IndexOf(both);
            // One that is written in two ways would be two.
            Fault = both.En.Contains('|', StringComparison.Ordinal) || both.Zh.Contains('|', StringComparison.Ordinal) ? Says.TwoNames
                : number < 0 && names.Exists(other => other.En == both.En || other.Zh == both.Zh || other.En == both.Zh || other.Zh == both.En)
                    ? Says.OtherWay : null;
            if (number >= 0)
                return true;
            number = names.Count;
            names.Add(both);
            return number < most;
        }

        private static Phrase InBoth(string name) =>
            name.Split('|', StringSplitOptions.TrimEntries) is [not "" and var zh, not "" and var en] ? new(en, zh) : new(name, name);
    }
}
