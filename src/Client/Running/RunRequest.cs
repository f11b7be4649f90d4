using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>What a user asks of <c>run</c>.</summary>
internal sealed record RunRequest(string File, Overrides Overrides, Hosts Hosts, RunPlace Place)
{
    private static readonly Phrase NoFolder = new("expected the path of a folder, found nothing", "应为文件夹路径，实为空");

    /// <summary>The scenario with what the options change; or everything that is wrong, in the file and in the options.</summary>
    public (Scenario? Scenario, IReadOnlyList<Fault> Faults) Read()
    {
        var (scenario, faults) = Overrides.Read(File);
        return Place.Folder is not null && string.IsNullOrWhiteSpace(Place.Folder)
            ? (null, [.. faults, new("--out", 0, 0, NoFolder)])
            : (scenario, faults);
    }
}
