using Gongyu.Grains;
using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>Plays a replication by the fast host, for one worker.</summary>
internal sealed class FastPlayer : IReplicationPlayer
{
    // Some tenths of a second: so soon it hears that it is to stop.
    private const int StakeholderRoundsOfATurn = 200_000;

    private ReplicationOrder? last;
    private Scenario? scenario; // Of the last order: replications of a point come one after the other.

    /// <inheritdoc/>
    public async Task<ReplicationAnswer> Play(ReplicationOrder order, CancellationToken cancellation)
    {
        try
        {
            return await Play(ScenarioOf(order), order, cancellation);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            return new(null, [], $"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static async Task<ReplicationAnswer> Play(Scenario scenario, ReplicationOrder order, CancellationToken cancellation)
    {
        ulong seed = scenario.SeedOf(order.Replication);
        var community = Community.Found(scenario.Community, seed);
        var (recorder, tally, rounds) = (new Recorder(seed), new Tally(scenario, order.Replication), new List<RoundRecord>());
        int played = 0;
        foreach (var record in community.Rounds(scenario, recorder, cancellation))
        {
            tally.Add(record);
            if (order.WithRounds)
                rounds.Add(record);
            if ((played += community.Stakeholders.Count) < StakeholderRoundsOfATurn)
                continue;
            played = 0;
            await Task.Yield();
        }
        return new(tally.End(community.Close(recorder)), [.. rounds], null);
    }

    private Scenario ScenarioOf(ReplicationOrder order)
    {
        if (scenario is not null && order.Scenario == last?.Scenario && order.Files.SequenceEqual(last.Files))
            return scenario;
        var reading = ScenarioFile.Parse("point", order.Scenario, "scenario", order.Files);
        (scenario, last) = (reading.Scenario, order);
        return scenario ?? throw new FormatException(reading.Faults[0].In("en"));
    }
}
