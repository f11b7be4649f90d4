using Gongyu.Experiments;
using Gongyu.Model;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>One <c>gongyu compare</c>: plays what is still to be played, and compares.</summary>
internal sealed class CompareSession(Desk desk, bool json, int workers)
{
    private static readonly Phrase Stopped = new("Stopped; nothing was compared.", "已停止，未作比较。");

    /// <summary>Runs it and gives the exit code.</summary>
    public async Task<int> Run(CompareRequest request, bool lowest, CancellationToken cancellation)
    {
        var (contenders, metrics, faults, damage) = request.Read();
        if (faults.Count + damage.Count > 0)
        {
            desk.Complain(faults.Concat(damage));
            return faults.Count > 0 ? ExitCode.WrongRequest : ExitCode.Damaged;
        }
        var samples = await Play(contenders, cancellation);
        if (cancellation.IsCancellationRequested)
        {
            desk.Complain(Stopped);
            return ExitCode.Cancelled;
        }
        var comparison = Comparison.Of(samples, metrics);
        if (json)
            desk.WriteJson(ComparisonReport.ForPrograms(comparison, lowest));
        else
            ComparisonReport.Write(desk, comparison, lowest);
        return ExitCode.Done;
    }

    private async Task<IReadOnlyList<Sample>> Play(IReadOnlyList<Contender> contenders, CancellationToken cancellation)
    {
        var samples = new List<Sample>();
        int all = contenders.Sum(contender => contender.Scenario?.Replications ?? 0), done = 0;
        async Task PlayAll(Action<int> told)
        {
            foreach (var contender in contenders)
                samples.Add(contender.Sample?.Named(contender.Name)
                    ?? Sample.Of(contender.Name, await Play(contender.Scenario!, () => told(++done), cancellation)));
        }
        if (all == 0 || json || !desk.Console.Profile.Capabilities.Interactive)
            await PlayAll(_ => { });
        else
            await desk.Console.Progress().AutoClear(true).StartAsync(async progress =>
            {
                var task = progress.AddTask(desk.Say(new("replications", "重复")), maxValue: all);
                await PlayAll(finished => task.Value = finished);
            });
        return samples;
    }

    private Task<Ensemble> Play(Scenario scenario, Action finished, CancellationToken cancellation) => Ensemble.Play(
        scenario, (number, stopping) => Task.FromResult(Community.Play(scenario, number, null, stopping)), workers,
        (_, _) => finished(), cancellation);
}
