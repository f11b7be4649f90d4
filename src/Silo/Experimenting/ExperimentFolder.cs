using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CsvHelper;
using Gongyu.Grains;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>
/// The folder of an experiment: <c>experiment.json</c>, <c>points.csv</c>, a journal of what replications came to, and tables when it stops or
/// ends.
/// </summary>
internal sealed class ExperimentFolder
{
    /// <summary>Name of the journal of what replications came to.</summary>
    public const string JournalName = "work.journal";

    private static readonly JsonSerializerOptions Strict = new(DataJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
    };

    private readonly ResultsFolder place;

    private ExperimentFolder(ResultsFolder place, ExperimentPlan plan, ExperimentFile file) => (this.place, Plan, File) = (place, plan, file);

    /// <summary>Where it is.</summary>
    public string Path => place.Path;

    /// <summary>What was asked.</summary>
    public ExperimentPlan Plan { get; }

    /// <summary>What is told of it.</summary>
    public ExperimentFile File { get; private set; }

    /// <summary>Whether a folder is one of an experiment.</summary>
    public static bool Is(string path) => System.IO.File.Exists(System.IO.Path.Combine(path, ExperimentFile.FileName));

    /// <summary>Makes the folder of an experiment that is to be begun; or tells why it cannot be.</summary>
    public static (ExperimentFolder? Folder, Phrase? Refused) Begin(string path, ExperimentPlan plan, ExperimentFile file)
    {
        if (ResultsFolder.Taken(path) is { } taken)
            return (null, taken);
        // It comes to its place when it is whole: nobody could go on with what is half there, nor begin again where it is.
        string whole = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)), begun = $"{whole}.{Guid.NewGuid():N}.new";
        var folder = new ExperimentFolder(ResultsFolder.At(begun), plan, file);
        var refused = ResultsFolder.Try(path, () =>
        {
            Directory.CreateDirectory(begun);
            folder.place.WriteText(PlayedResults.ScenarioFile, file.Scenario.Effective);
            foreach (var named in plan.Scenario.Files)
                folder.place.WriteText(named.Name, named.Text);
            folder.Put(ExperimentTables.Points(plan));
            folder.Tell(file);
            FaultPoint.Reach("experiment written");
            Directory.Move(begun, whole);
        });
        if (refused is null)
            return (new(ResultsFolder.At(path), plan, file), null);
        if (Directory.Exists(begun))
            ResultsFolder.Try(path, () => Directory.Delete(begun, recursive: true));
        return (null, refused);
    }

    /// <summary>Reads an experiment's folder; or tells what is wrong with it.</summary>
    public static (ExperimentFolder? Folder, Fault? Fault) Open(string path)
    {
        string file = System.IO.Path.Combine(path, ExperimentFile.FileName);
        try
        {
            string text = System.IO.File.ReadAllText(file);
            // The version first: another version may have other fields.
            if (JsonNode.Parse(text)?["format"]?.GetValue<int>() is var format && format != ExperimentFile.CurrentFormat)
                return (null, new(file, 0, 0, PlayedResults.OtherVersion("format", format, ExperimentFile.CurrentFormat)));
            var told = JsonSerializer.Deserialize<ExperimentFile>(text, Strict)!;
            if (told.Versions.Model != Recorder.ModelVersion)
                return (null, new(file, 0, 0, PlayedResults.OtherVersion("model", told.Versions.Model, Recorder.ModelVersion)));
            var reading = ScenarioFile.Parse(told.Scenario.Name, told.Scenario.Effective, file, told.Scenario.Files);
            if (reading.Scenario is not { } scenario)
                return (null, reading.Faults[0]);
            file = System.IO.Path.Combine(path, ExperimentTables.PointsFile);
            var plan = PlanOf(told, scenario, file);
            return RunHash.Of(Bytes(plan)).ToString() != told.PointsHash
                ? (null, new(file, 0, 0, PlayedResults.Damaged("its points are not those the experiment was begun with")))
                : (new(ResultsFolder.At(path), plan, told), null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or CsvFormatException
            or InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, new(file, 0, 0, PlayedResults.Damaged(unreadable.Message.ReplaceLineEndings(" "))));
        }
    }

    /// <summary>Opens what replications came to.</summary>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public WorkJournal Journal() => WorkJournal.Open(System.IO.Path.Combine(Path, JournalName));

    /// <summary>Opens what replications came to, to be read only; nothing where none was finished.</summary>
    /// <exception cref="DataFolderException">It cannot be used.</exception>
    public WorkJournal? JournalRead() =>
        System.IO.File.Exists(System.IO.Path.Combine(Path, JournalName)) ? WorkJournal.Read(System.IO.Path.Combine(Path, JournalName)) : null;

    /// <summary>The digest of an experiment's points.</summary>
    public static string HashOf(ExperimentPlan plan) => RunHash.Of(Bytes(plan)).ToString();

    /// <summary>Says that it is played again, before anything of it changes: who is killed meanwhile leaves one to go on with.</summary>
    /// <exception cref="DataFolderException">It cannot be written.</exception>
    public void Reopen()
    {
        if (!File.IsComplete)
            return;
        if (ResultsFolder.Try(Path, () => Tell(File with { State = ExperimentFile.Running, Hash = null, Failed = [] })) is { } refused)
            throw new DataFolderException(DataFault.NotWritable, refused);
    }

    /// <summary>Writes the tables and what became of it.</summary>
    public async Task<Phrase?> Write(ExperimentTables tables, ExperimentFile told)
    {
        try
        {
            TidyTable[] both = [tables.Outcomes, tables.Summary];
            await Task.WhenAll([.. both.Select(table => Task.Run(() => Put(table))), .. both.Select(table => Task.Run(() => PutParquet(table)))]);
            if (told.IsComplete && tables.Sensitivity is { } sensitivity)
                Put(sensitivity);
            if (Plan.Series)
                await PutParquet(tables.Rounds);
            Tell(told);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return NotWritable(Path, refused);
        }
    }

    /// <summary>What to say when there is no room for what came of it.</summary>
    public static Phrase NotWritable(string path, Exception refused)
    {
        string why = refused.Message.ReplaceLineEndings(" ");
        return new(
            $"{path}: cannot be written: {why}; what is finished is kept: make room, then resume the experiment",
            $"{path}：无法写入（系统原文）：{why}；已完成部分已保存：请腾出空间，然后继续该实验");
    }

    private static byte[] Bytes(ExperimentPlan plan)
    {
        var bytes = new CanonicalWriter();
        foreach (var point in plan.Points)
        {
            bytes.Byte((byte)point.Start);
            bytes.Doubles([.. point.Values]);
        }
        return bytes.Written.ToArray();
    }

    private static ExperimentPlan PlanOf(ExperimentFile told, Scenario scenario, string file)
    {
        Lever[] levers = [.. told.Levers.Select(key => Levers.Find(key) ?? throw new FormatException($"there is no lever {key}"))];
        var (columns, rows) = PointsTable.Read(file);
        int start = columns.IndexOf("start");
        int[] at = [.. levers.Select(lever => columns.IndexOf(lever.Key))];
        if (at.Contains(-1) || rows.Any(row => row.Cells.Length != columns.Count))
            throw new FormatException("a column or a cell is missing");
        ExperimentPoint[] points = [.. rows.Select(row => new ExperimentPoint(
            [.. at.Select(column => double.Parse(row.Cells[column], CultureInfo.InvariantCulture))],
            start < 0 ? Start.Usual : Enum.Parse<Start>(row.Cells[start], ignoreCase: true)))];
        return new(told.Kind, told.Design, scenario, levers, points, told.Rule.Rule, told.Series) { Sensitivity = told.Sensitivity };
    }

    private void Put(TidyTable table) => place.Put(table.Name + ".csv", table.WriteCsv);

    private async Task PutParquet(TidyTable table)
    {
        string name = System.IO.Path.Combine(Path, table.Name + ".parquet");
        await using (var file = System.IO.File.Create(name + ".new"))
            await ParquetFile.Write(table, file);
        System.IO.File.Move(name + ".new", name, overwrite: true);
    }

    private void Tell(ExperimentFile told)
    {
        place.Put(ExperimentFile.FileName, file => file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(told, DataJson.Options) + "\n")));
        File = told;
    }
}
