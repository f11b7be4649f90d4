using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>All that is needed to believe an experiment and to play it again.</summary>
internal static class ExperimentProvenance
{
    private static readonly Phrase Again = new(
        "To play it again, in the experiment's folder (it holds the scenario, which is also below, and the points):",
        "重现方法：在实验文件夹中（其中有点表，以及下面这份情景）运行");

    private static readonly Phrase Same = new("The hash must come out the same.", "哈希必须一致。");
    private static readonly Phrase ScenarioHead = new("The scenario as it was played", "实际推演的情景");
    private static readonly Phrase NotAll = new("none: not finished", "无：尚未完成");

    /// <summary>The section.</summary>
    public static Html Of(ExperimentFile file) => $"""
        <dl class="facts">{Facts(file).Select(fact => (Html)$"<div><dt>{Sheet.Both(fact.What)}</dt><dd>{fact.How}</dd></div>")}</dl>
        <p>{Sheet.Both(Again)}</p>
        <pre><code>{file.Command}</code></pre>
        <p>{Sheet.Both(Same)}</p>
        <details><summary>{Sheet.Both(ScenarioHead)}</summary>
        <pre><code>{file.Scenario.Effective}</code></pre>
        </details>
        """;

    private static IEnumerable<(Phrase What, Html How)> Facts(ExperimentFile file)
    {
        var versions = file.Versions;
        string when = file.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
        string seed = file.Seed.ToString(CultureInfo.InvariantCulture);
        return
        [
            (new("experiment", "实验"), $"<code>{file.Experiment}</code>"),
            (new("hash of all replications", "全部重复的哈希"), file.Hash is { } hash ? $"<code>{hash}</code>" : Sheet.Both(NotAll)),
            (new("scenario", "情景"), $"{file.Scenario.Name}"),
            (new("seed of every point's first replication", "各点首次重复的种子"), $"{seed}"),
            (new("rounds", "轮次"), $"{file.Rounds}"),
            (new("replications that count", "计入的重复"), $"{Figures.Count(file.Replications)}"),
            (new("digest of the points", "点表摘要"), $"<code>{file.PointsHash}</code>"),
            (new("begun", "开始时间"), $"{when}"),
            (new("model version", "模型版本"), $"{versions.Model}"),
            (new("program", "程序"), $"Gongyu {versions.Gongyu}, Orleans {versions.Orleans}, {versions.Dotnet}"),
            (new("machine", "机器"), $"{file.Machine.System}, {file.Machine.Architecture}"),
            .. file.Scenario.Files.Select(named => (new Phrase("file", "文件"), (Html)$"{named.Name}")),
        ];
    }
}
