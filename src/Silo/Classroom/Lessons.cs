using System.Text;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>The lessons that the program carries, with their scenarios.</summary>
internal static class Lessons
{
    private const string Scenarios = "scenarios/classroom/", Folder = Scenarios + "lessons/", Extension = ".yaml";

    /// <summary>All of them, by name.</summary>
    public static readonly IReadOnlyList<Lesson> All = [.. Resources(Folder).Select(Read)];

    /// <summary>The lesson of a name; or none.</summary>
    public static Lesson? Find(string name) => All.FirstOrDefault(lesson => lesson.Name == name);

    private static Lesson Read(NamedFile file)
    {
        string name = Path.GetFileNameWithoutExtension(file.Name);
        var (lesson, faults) = LessonFile.Parse(name, file.Text, file.Name, [.. Resources(Scenarios)]);
        return lesson ?? throw new InvalidOperationException(string.Join('\n', faults));
    }

    private static IEnumerable<NamedFile> Resources(string folder) =>
        from resource in typeof(Lessons).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
        where resource.StartsWith(folder, StringComparison.Ordinal) && !resource[folder.Length..].Contains('/', StringComparison.Ordinal)
        where resource.EndsWith(Extension, StringComparison.Ordinal)
        select new NamedFile(resource[folder.Length..], Text(resource));

    private static string Text(string resource)
    {
        using var text = new StreamReader(typeof(Lessons).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
