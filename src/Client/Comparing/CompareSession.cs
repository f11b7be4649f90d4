using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>One <c>gongyu compare</c>: plays what is still to be played, and compares.</summary>
internal sealed class CompareSession(Desk desk, bool json)
{
    private static readonly Phrase Stopped = new("stopped; nothing was compared", "已停止，未作比较");

    /// <summary>Runs it and gives the exit code.</summary>
    public async Task<int> Run(CompareRequest request, bool lowest, CancellationToken cancellation)
    {
        var (contenders, wrong, damage) = request.Read();
        var faults = new List<Fault>(wrong);
        var metrics = request.Metrics(contenders, faults);
        int workers = request.WorkersOr(Environment.ProcessorCount, faults);
        if (faults.Count + damage.Count > 0)
        {
            desk.Complain(faults.Concat(damage));
            return faults.Count > 0 ? ExitCode.WrongRequest : ExitCode.Damaged;
        }
        var played = await Play(contenders, workers, cancellation);
        if (cancellation.IsCancellationRequested)
        {
            desk.Complain(Stopped);
            return ExitCode.Cancelled;
        }
        var comparison = Comparison.Of([.. played.Select(contender => contender.Sample!.Named(contender.Name))], metrics);
        if (json)
            desk.WriteJson(ComparisonReport.ForPrograms(comparison, played, lowest));
        else
            ComparisonReport.Write(desk, comparison, played[0].Rounds, lowest);
        return ExitCode.Done;
    }

    private async Task<IReadOnlyList<Contender>> Play(IReadOnlyList<Contender> contenders, int workers, CancellationToken cancellation)
    {
        var played = new List<Contender>();
        async Task PlayAll(Action finished)
        {
            foreach (var contender in contenders)
                played.Add(contender.Scenario is { } scenario
                    ? contender.With(await Play(scenario, workers, finished, cancellation))
                    : contender);
        }
        int all = contenders.Sum(contender => contender.Scenario?.Replications ?? 0);
        if (all == 0)
            await PlayAll(() => { });
        else if (json || !desk.Console.Profile.Capabilities.Interactive)
            await PlayAll(Lines(all));
        else
            await desk.Console.Progress().AutoClear(true).StartAsync(async progress =>
            {
                var task = progress.AddTask(desk.Say(new("replications", "重复")), maxValue: all);
                await PlayAll(() => task.Increment(1));
            });
        return played;
    }

    // For logs and pipes; beside JSON only where a person can see it.
    private Action Lines(int all)
    {
        var lines = json ? Console.IsErrorRedirected ? TextWriter.Null : desk.Error : desk.Output;
        var writing = new Lock();
        int done = 0;
        return () =>
        {
            lock (writing)
                if (PlainView.IsStep(++done, all))
                    lines.WriteLine(desk.Say(PlainView.Finished(done, all)));
        };
    }

    private static Task<Ensemble> Play(Scenario scenario, int workers, Action finished, CancellationToken cancellation) => Ensemble.Play(
        scenario, (number, stopping) => Task.FromResult(Community.Play(scenario, number, null, stopping)), workers,
        (_, _) => finished(), cancellation);
}
