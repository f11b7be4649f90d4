using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>All that is needed to believe a run and to play it again.</summary>
internal static class Provenance
{
    private static readonly Phrase Again = new(
        "To play it again: save the scenario below as scenario.yaml (it also lies in the results folder), and",
        "重现方法：将下面的情景保存为 scenario.yaml（结果文件夹中也有一份），然后运行");

    private static readonly Phrase Same = new("The run hash must come out the same. With the results folder at hand:", "运行哈希必须一致。若有结果文件夹：");
    private static readonly Phrase ScenarioHead = new("The scenario as it was played", "实际推演的情景");
    private static readonly Phrase NotAll = new("none: not all replications were played", "无：并非全部重复均已完成");

    /// <summary>The section.</summary>
    public static Html Of(ReportedRun run)
    {
        var manifest = run.Manifest;
        return $"""
            <dl class="facts">{Facts(manifest).Select(fact => (Html)$"<div><dt>{Sheet.Both(fact.What)}</dt><dd>{fact.How}</dd></div>")}</dl>
            <p>{Sheet.Both(Again)}</p>
            <pre><code>gongyu run scenario.yaml</code></pre>
            <p>{Sheet.Both(Same)}</p>
            <pre><code>gongyu verify {manifest.Run}</code></pre>
            <details><summary>{Sheet.Both(ScenarioHead)}</summary>
            <pre><code>{manifest.Scenario.Effective}</code></pre>
            </details>
            """;
    }

    private static IEnumerable<(Phrase What, Html How)> Facts(Manifest manifest)
    {
        var (versions, times) = (manifest.Versions, manifest.Times);
        string seeds = $"{manifest.Seed} – {unchecked(manifest.Seed + (ulong)manifest.Replications - 1)}";
        string when = times.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
        return
        [
            (new("run", "运行"), $"<code>{manifest.Run}</code>"),
            (new("run hash", "运行哈希"), manifest.Hash is { } hash ? $"<code>{hash}</code>" : Sheet.Both(NotAll)),
            (new("scenario", "情景"), $"{manifest.Scenario.Name}"),
            (new("seeds", "种子"), $"{(manifest.Replications == 1 ? $"{manifest.Seed}" : seeds)}"),
            (new("rounds × replications", "轮次 × 重复"),
                $"{manifest.Rounds} × {manifest.Played.Count}{(manifest.IsComplete ? "" : $" / {manifest.Replications}")}"),
            (new("played by", "宿主"), $"{manifest.Host}"),
            (new("played", "推演时间"), $"{when}"),
            (new("model version", "模型版本"), $"{versions.Model}"),
            (new("program", "程序"), $"Gongyu {versions.Gongyu}, Orleans {versions.Orleans}, {versions.Dotnet}"),
            (new("machine", "机器"), $"{manifest.Machine.System}, {manifest.Machine.Architecture}"),
            .. manifest.Scenario.Files.Select(file => (new Phrase("file", "文件"), (Html)$"{file.Name}")),
        ];
    }
}
