using Gongyu.Model;

namespace Gongyu.Grains;

/// <inheritdoc cref="IRecorderGrain"/>
[KeepAlive] // It holds the record in memory; one that is collected as idle would lose it.
public sealed class RecorderGrain : Grain, IRecorderGrain
{
    private readonly SortedDictionary<int, Report[]> reports = [];
    private readonly SortedDictionary<int, byte[][]> states = [];
    private Recorder? recorder;
    private RoundRecord? record;
    private RunHash? hash;

    private Recorder Recorder => recorder ?? throw new LostStateException("The record was not begun, or was lost.");

    /// <inheritdoc/>
    public Task Begin(ulong seed)
    {
        recorder ??= new(seed);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Report(Ticket ticket, int district, Report[] reports)
    {
        if (ticket.Round > (record?.Round ?? 0))
            this.reports[district] = reports;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<RoundRecord> End(Ticket ticket, Policy policy)
    {
        if (ticket.Round == record?.Round)
            return Task.FromResult(record);
        if (ticket.Round != (record?.Round ?? 0) + 1 || hash is not null)
            throw new StaleTicketException($"Round {ticket.Round} does not follow {record?.Round ?? 0}, or the record is closed.");
        Recorder.Begin();
        foreach (var report in reports.Values.SelectMany(reports => reports))
            Recorder.Add(report.Id, report.Counted, report.Entries);
        reports.Clear();
        return Task.FromResult(record = Recorder.End(ticket.Round, policy));
    }

    /// <inheritdoc/>
    public Task Close(int district, byte[][] states)
    {
        this.states[district] = states;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Release()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<RunHash> Finish()
    {
        if (hash is null)
        {
            foreach (byte[] state in states.Values.SelectMany(states => states))
                Recorder.Close(state);
            hash = Recorder.Hash;
        }
        return Task.FromResult(hash.Value);
    }
}
