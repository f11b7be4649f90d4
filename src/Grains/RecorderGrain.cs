using Gongyu.Model;

namespace Gongyu.Grains;

/// <inheritdoc cref="IRecorderGrain"/>
[KeepAlive] // It holds the record in memory; one that is collected as idle would lose it.
public sealed class RecorderGrain : Grain, IRecorderGrain
{
    private readonly SortedDictionary<int, Report[]> reports = [];
    private readonly SortedDictionary<int, byte[][]> states = [];
    private readonly List<RoundRecord> chapter = [];
    private Recorder? recorder;
    private RoundRecord? record;
    private RunHash? hash;
    private int epoch, round; // The last round that was recorded.

    private Recorder Recorder => recorder ?? throw new LostStateException("The record was not begun, or was lost.");

    /// <inheritdoc/>
    public Task Begin(int epoch, ulong seed, int round, byte[] kept)
    {
        if (epoch <= this.epoch)
            return Task.CompletedTask;
        var from = new CanonicalReader(kept);
        recorder = kept.Length == 0 ? new(seed) : Recorder.Read(ref from);
        (this.epoch, this.round, record, hash) = (epoch, round, null, null);
        reports.Clear();
        states.Clear();
        chapter.Clear();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<SavedRecord> Save(Ticket ticket, int generation)
    {
        MustBeAt(ticket);
        string run = GrainKeys.RunOf(this.GetPrimaryKeyString());
        if (chapter.Count > 0)
            await GrainFactory.GetGrain<IChapterGrain>(GrainKeys.Chapter(run, generation)).Keep(ticket, [.. chapter]);
        chapter.Clear();
        var state = new CanonicalWriter();
        Recorder.Write(state);
        return new(state.Written.ToArray(), Recorder.Hash);
    }

    /// <inheritdoc/>
    public Task Report(Ticket ticket, int district, Report[] reports)
    {
        if (ticket > Ticket.Of(epoch, round + 1, Step.Learn))
            throw new LostStateException($"The record is at round {round} of epoch {epoch}, not at {ticket}.");
        if (ticket.Epoch == epoch && ticket.Round > round)
            this.reports[district] = reports;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<RoundRecord> End(Ticket ticket, RoundInput input)
    {
        if (ticket.Epoch == epoch && ticket.Round == record?.Round)
            return Task.FromResult(record);
        if (ticket.Epoch != epoch || ticket.Round != round + 1 || hash is not null)
            throw new StaleTicketException($"{ticket} does not follow round {round} of epoch {epoch}, or the record is closed.");
        Recorder.Begin();
        foreach (var report in reports.Values.SelectMany(reports => reports))
            Recorder.Add(report.Id, report.Counted, report.Entries);
        reports.Clear();
        record = Recorder.End(ticket.Round, input);
        round = record.Round;
        chapter.Add(record);
        return Task.FromResult(record);
    }

    /// <inheritdoc/>
    public Task Close(Ticket ticket, int district, byte[][] states)
    {
        MustBeAt(ticket);
        this.states[district] = states;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Release(int epoch)
    {
        if (epoch < this.epoch)
            throw new StaleTicketException($"The record is in epoch {this.epoch}, not {epoch}.");
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<RunHash> Finish(Ticket ticket)
    {
        MustBeAt(ticket);
        if (hash is null)
        {
            foreach (byte[] state in states.Values.SelectMany(states => states))
                Recorder.Close(state);
            hash = Recorder.Hash;
        }
        return Task.FromResult(hash.Value);
    }

    private void MustBeAt(Ticket ticket)
    {
        if (ticket != Ticket.Of(epoch, round, Step.Learn))
            throw new StaleTicketException($"The record is at round {round} of epoch {epoch}, not at {ticket}.");
    }
}
