using Gongyu.Model;

namespace Gongyu.Grains;

/// <inheritdoc cref="IRunGrain"/>
[KeepAlive] // It holds the run in memory; one that is collected as idle would lose it.
public sealed class RunGrain : Grain, IRunGrain
{
    private const int Epoch = 1;
    private const int DistrictsAtOnce = 16; // Some thousand members: what can be called well within a response timeout.

    private Charter? charter;
    private Ticket now, played;
    private int introduced; // Districts that are there.
    private IDistrictGrain[] districts = [];
    private Published published = null!;
    private Filing[] filings = [];
    private Notice[] notices = [];
    private RoundRecord? record;
    private int underway; // Messages that were sent and not read yet.

    private string RunId => GrainKeys.RunOf(this.GetPrimaryKeyString());

    private IRecorderGrain Recorder => GrainFactory.GetGrain<IRecorderGrain>(GrainKeys.Recorder(RunId));

    /// <inheritdoc/>
    public async Task<bool> Found(Charter charter)
    {
        if (this.charter is null)
        {
            published = new(charter.Plan);
            districts = [.. Enumerable.Range(0, Roster.Districts(charter.Plan))
                .Select(number => GrainFactory.GetGrain<IDistrictGrain>(GrainKeys.District(RunId, number)))];
            await Asking.Again(() => Recorder.Begin(charter.Seed));
            this.charter = charter;
        }
        if (this.charter != charter)
            throw new InvalidOperationException($"Run {RunId} was founded by another charter.");
        if (introduced == districts.Length)
            return true;
        var founding = Ticket.Of(Epoch, 0, Step.Learn);
        var next = districts.Skip(introduced).Take(DistrictsAtOnce);
        foreach (var answer in await Task.WhenAll(next.Select(district => Asking.Again(() => district.Introduce(founding, charter)))))
            Post(answer);
        introduced = Math.Min(introduced + DistrictsAtOnce, districts.Length);
        if (introduced == districts.Length)
            published.Turn();
        return introduced == districts.Length;
    }

    /// <inheritdoc/>
    public async Task<RoundRecord?> Advance(int round, Policy policy)
    {
        MustHaveBegun();
        if (round == record?.Round)
            return record;
        if (round != (record?.Round ?? 0) + 1)
            throw new StaleTicketException($"Round {round} is not the next one after {record?.Round ?? 0}.");
        foreach (var step in Steps.InOrder.ToArray())
        {
            var ticket = Ticket.Of(Epoch, round, step);
            if (ticket <= played)
                continue;
            await Play(ticket, policy);
            played = ticket;
            if (districts.Length > DistrictsAtOnce && step != Step.Learn)
                return null;
        }
        return record = await Asking.Again(() => Recorder.End(Ticket.Of(Epoch, round, Step.Learn), policy));
    }

    /// <inheritdoc/>
    public async Task<RunHash> Close()
    {
        MustHaveBegun();
        var ticket = Ticket.Of(Epoch, record?.Round ?? 0, Step.Learn);
        await Task.WhenAll(districts.Select(district => Asking.Again(() => district.Close(ticket))));
        return await Asking.Again(Recorder.Finish);
    }

    /// <inheritdoc/>
    public async Task Release()
    {
        await Task.WhenAll(districts.Select(district => Asking.Again(district.Release)));
        await Asking.Again(Recorder.Release);
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public Task Announce(Ticket ticket, StakeholderId government, Announcement announcement)
    {
        if (ticket == now)
            published.Post(government, announcement);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Inform(Ticket ticket, StakeholderId association, Bulletin bulletin)
    {
        if (ticket == now)
            published.Post(association, bulletin);
        return Task.CompletedTask;
    }

    private void MustHaveBegun()
    {
        if (charter is null || introduced < districts.Length)
            throw new LostStateException($"Run {RunId} was not begun, or was lost.");
    }

    private async Task Play(Ticket ticket, Policy policy)
    {
        now = ticket;
        var step = (Step)ticket.Step;
        var board = published.Snapshot();
        var mail = Mail.ByDistrict(step == Step.Settle ? notices : [], charter!.Plan);
        Filing[] filed = step is Step.Audit or Step.Pay ? filings : [];
        var answers = await Asking.All(districts.Length, number =>
            districts[number].Play(ticket, charter!, new(board, policy, filed, mail[number])));
        foreach (var answer in answers)
            Post(answer);
        Count(step, answers);
        if (step == Step.Deliver)
            filings = [.. answers.SelectMany(answer => answer.Filings)];
        if (step == Step.Pay)
            notices = [.. answers.SelectMany(answer => answer.Notices)];
        published.After(step, new(charter!.Seed, ticket.Round));
    }

    // One that is lost before it first plays takes its mail along and cannot know of it; the sum can.
    private void Count(Step step, Answer[] answers)
    {
        int read = answers.Sum(answer => answer.Read);
        if (read != underway && step.IsPlayedBy(Kind.University))
            throw new LostStateException($"{read} of {underway} messages were read when they were due, in step {step}.");
        underway += answers.Sum(answer => answer.Sent) - read;
    }

    private void Post(Answer answer)
    {
        foreach (var (id, listing) in answer.Listings)
            published.Post(id, listing);
    }
}
