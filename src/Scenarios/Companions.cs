using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>The files a scenario may name: those beside it on disk, or those that came with it. Remembers which were read.</summary>
internal sealed class Companions
{
    private readonly string scenario;
    private readonly IReadOnlyList<NamedFile>? given;
    private readonly List<NamedFile> read = [];

    /// <summary>Those beside a scenario file.</summary>
    public Companions(string path) => scenario = path;

    /// <summary>Those that came with a text.</summary>
    /// <param name="file">What faults call the text.</param>
    /// <param name="given">The files.</param>
    public Companions(string file, IReadOnlyList<NamedFile> given) => (scenario, this.given) = (file, given);

    /// <summary>Those that were read.</summary>
    public IReadOnlyList<NamedFile> Read => [.. read];

    /// <summary>The text of a file, and the faults that are to be told of it; no text where there are faults already.</summary>
    public (string? Text, Faults Faults) Open(string name, int mostBytes)
    {
        var faults = new Faults(PathOf(name));
        string? text;
        if (given is null)
            text = TextFile.Read(PathOf(name), mostBytes, faults);
        else if (given.FirstOrDefault(file => file.Name == name) is { } file)
            text = TextFile.Checked(file.Text, faults);
        else
        {
            faults.Add(default, Says.NoFile);
            text = null;
        }
        if (text is not null)
            read.Add(new(name, text));
        return (text, faults);
    }

    private string PathOf(string name) => Path.Combine(Path.GetDirectoryName(scenario) ?? "", name);
}
