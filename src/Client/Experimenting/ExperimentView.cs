using System.Diagnostics;
using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>How far an experiment is: a bar with rate and time left on a terminal, a line now and then elsewhere.</summary>
internal sealed class ExperimentView(Desk desk, ExperimentPlan plan, bool json)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock writing = new();

    // Of sequential sampling nobody knows beforehand.
    private long? All => plan.Rule.Metric is null ? (long)plan.Points.Count * plan.Rule.Most : null;

    /// <summary>Shows it while it is played.</summary>
    public async Task<T> Show<T>(Func<Action<ExperimentProgress>, Task<T>> play)
    {
        if (!json)
            desk.Console.WriteLine(desk.Say(Head(plan)));
        if (json || !desk.Console.Profile.Capabilities.Interactive)
            return await play(Lines());
        return await desk.Console.Progress().AutoClear(true).Columns(
            new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }).StartAsync(async bar =>
            {
                var task = bar.AddTask(" ", maxValue: All ?? plan.Points.Count);
                return await play(progress =>
                {
                    task.Value = All is null ? progress.Points : progress.Done;
                    task.Description = desk.Say(Told(progress)).EscapeMarkup();
                });
            });
    }

    private Action<ExperimentProgress> Lines()
    {
        var lines = json ? Console.IsErrorRedirected ? TextWriter.Null : desk.Error : desk.Output;
        long last = -1;
        return progress =>
        {
            lock (writing)
            {
                long at = All is null ? progress.Points : progress.Done, of = All ?? plan.Points.Count;
                if (at == last || at == 0 || !PlainView.IsStep(at, of))
                    return;
                last = at;
                lines.WriteLine(desk.Say(Told(progress)));
            }
        };
    }

    /// <summary>What is asked.</summary>
    public static Phrase Head(ExperimentPlan plan) => new(
        $"{plan.Scenario.Name}: {plan.Points.Count:N0} points, {Replications(plan).En}, {plan.Scenario.Rounds} rounds, seed {plan.Scenario.Seed}",
        $"{plan.Scenario.Name}：{plan.Points.Count:N0} 个点，{Replications(plan).Zh}，{plan.Scenario.Rounds} 轮，种子 {plan.Scenario.Seed}");

    private static Phrase Replications(ExperimentPlan plan) => plan.Rule.Metric is { } metric
        ? new(
            $"{plan.Rule.First} to {plan.Rule.Most} replications until the 95 % interval of {metric.Id} is narrower than {plan.Rule.Width}",
            $"重复 {plan.Rule.First} 至 {plan.Rule.Most} 次，直至 {metric.Id} 的 95% 区间窄于 {plan.Rule.Width}")
        : new($"{plan.Rule.Most:N0} replications each", $"每点重复 {plan.Rule.Most:N0} 次");

    private Phrase Told(ExperimentProgress progress)
    {
        int played = progress.Done - progress.Before;
        double rate = watch.Elapsed.TotalSeconds > 0 ? played / watch.Elapsed.TotalSeconds : 0;
        string points = $"{progress.Points:N0}/{plan.Points.Count:N0}";
        if (All is not { } all)
            return new($"point {points}, {progress.Done:N0} replications, {rate:N0} a second", $"第 {points} 点，已重复 {progress.Done:N0} 次，每秒 {rate:N0} 次");
        if (played == 0)
            return new($"{progress.Done:N0}/{all:N0} replications", $"已重复 {progress.Done:N0}/{all:N0} 次");
        var left = TimeSpan.FromSeconds(Math.Ceiling((all - progress.Done) / Math.Max(rate, 1e-9)));
        return new(
            $"{progress.Done:N0}/{all:N0} replications, {rate:N0} a second, {left:c} left", $"已重复 {progress.Done:N0}/{all:N0} 次，每秒 {rate:N0} 次，剩余 {left:c}");
    }
}
