using System.Text;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>A scenario of the library.</summary>
/// <param name="Path">Its file: <c>scenarios/what-if/withdraw-late.yaml</c>.</param>
/// <param name="Scenario">What it asks.</param>
public sealed record LibraryScenario(string Path, Scenario Scenario);

/// <summary>Scenarios that belong together.</summary>
/// <param name="Id">A word for it in addresses.</param>
/// <param name="Title">What they have in common.</param>
/// <param name="Scenarios">In the order of their names.</param>
public sealed record LibraryShelf(string Id, Phrase Title, IReadOnlyList<LibraryScenario> Scenarios);

/// <summary>The scenarios that come with the program: those of the folder <c>scenarios</c>, inside the assembly.</summary>
internal sealed class ScenarioLibrary
{
    private const string Folder = "scenarios/";

    private static readonly (string Id, string Folder, Phrase Title)[] Kinds =
    [
        ("policies", "", new("Three policies and what they do together", "三类政策及其组合")),
        ("what-if", "what-if/", new("What if", "如果……会怎样")),
        ("classroom", "classroom/", new("For a class", "课堂")),
        ("mechanisms", "mechanisms/", new("One mechanism at a time", "逐项机制")),
    ];

    private readonly Lazy<IReadOnlyList<LibraryShelf>> shelves = new(ReadAll);

    /// <summary>All scenarios, by what they are for.</summary>
    public IReadOnlyList<LibraryShelf> Shelves => shelves.Value;

    /// <summary>A scenario by its file; none when there is none.</summary>
    public Scenario? Find(string path) => Shelves.SelectMany(shelf => shelf.Scenarios).FirstOrDefault(one => one.Path == path)?.Scenario;

    private static LibraryShelf[] ReadAll()
    {
        string[] files = typeof(ScenarioLibrary).Assembly.GetManifestResourceNames();
        NamedFile[] tables = [.. files.Where(file => file.StartsWith(Folder, StringComparison.Ordinal) && file.EndsWith(".csv", StringComparison.Ordinal))
            .Select(file => new NamedFile(file[Folder.Length..], TextOf(file)))];
        return [.. Kinds.Select(kind => new LibraryShelf(kind.Id, kind.Title,
            [.. files.Where(file => IsIn(file, Folder + kind.Folder)).Order(StringComparer.Ordinal).Select(file => Read(file, tables))]))];
    }

    private static bool IsIn(string file, string folder) =>
        file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".yaml", StringComparison.Ordinal) && !file[folder.Length..].Contains('/', StringComparison.Ordinal);

    private static LibraryScenario Read(string file, NamedFile[] tables) => new(
        file, ScenarioFile.Parse(System.IO.Path.GetFileNameWithoutExtension(file), TextOf(file), file, tables).Scenario
            ?? throw new InvalidOperationException($"{file} cannot be read."));

    private static string TextOf(string file) => Encoding.UTF8.GetString(Embedded.Read(file));
}
