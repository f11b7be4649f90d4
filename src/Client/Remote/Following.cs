using System.Text.Json;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>
/// Follows a run of a service until nobody plays it any more: its rounds come as they are played, how it stands is looked up now and then.
/// A service that is away for a moment is waited for.
/// </summary>
/// <param name="server">The service.</param>
/// <param name="run">The run.</param>
/// <param name="scenario">Its scenario.</param>
/// <param name="asked">The text of that, by which a change is noticed.</param>
/// <param name="view">Hears of it.</param>
internal sealed class Following(Server server, string run, Scenario scenario, string asked, RunView view)
{
    private static readonly TimeSpan Now = TimeSpan.FromMilliseconds(200), Then = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(Silo.Patience.Seconds);

    private string text = asked;
    private int last, finished; // The last round that was heard of, and replications.

    /// <summary>Follows it, and gives how it stands at last.</summary>
    public async Task<RunSeen> ToEnd(CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var hearing = Hear(over.Token);
        try
        {
            while (await Look(cancellation) is { State: "running" })
            {
                if (hearing.IsCompleted)
                {
                    // It was cut off: the service ends, or begins again.
                    await Task.Delay(Now, cancellation);
                    hearing = Hear(over.Token);
                }
                await Task.WhenAny(hearing, Task.Delay(Then, cancellation));
                cancellation.ThrowIfCancellationRequested();
            }
            await Task.WhenAny(hearing, Task.Delay(Patience, cancellation)); // The service lets go when all is told.
            var seen = await Look(cancellation);
            if (last < seen.Round)
                await Hear(over.Token);
            return seen;
        }
        finally
        {
            await over.CancelAsync();
            await hearing;
        }
    }

    // Until the run is no longer played, or the connection is lost.
    private async Task Hear(CancellationToken cancellation)
    {
        try
        {
            await foreach (var round in server.Rounds(run, last, cancellation))
            {
                double[] values = [.. Metrics.All.Select(metric => round.Metrics.GetValueOrDefault(metric.Id))];
                view.RoundPlayed(new(round.Round, values, default, default));
                last = round.Round;
            }
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            // Whoever looks how the run stands finds out.
        }
    }

    private async Task<RunSeen> Look(CancellationToken cancellation)
    {
        for (long since = TimeProvider.System.GetTimestamp(); ;)
            try
            {
                var seen = await server.Run(run, cancellation);
                await Tell(seen, cancellation);
                return seen;
            }
            catch (ServerException lost) when (lost.IsPassing && TimeProvider.System.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Now, cancellation);
            }
    }

    private async Task Tell(RunSeen seen, CancellationToken cancellation)
    {
        if (seen.Text != text)
        {
            var before = scenario;
            (scenario, text) = await server.ScenarioAndText(run, cancellation);
            view.Changes(Changed.Between(last + 1, before, scenario));
            finished = 0;
        }
        for (int all = (seen.State == "completed" ? seen.Replications : seen.Finished) ?? 0; finished < all; finished++)
            view.ReplicationFinished();
    }
}
