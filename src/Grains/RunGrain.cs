using Gongyu.Model;

namespace Gongyu.Grains;

/// <inheritdoc cref="IRunGrain"/>
[KeepAlive] // It holds the present round in memory; one that is collected as idle would have to fall back.
public sealed class RunGrain([PersistentState("run")] IPersistentState<RunState> book) : Grain, IRunGrain
{
    private const int DistrictsAtOnce = 16; // Some thousand members: what can be called well within a response timeout.

    private Charter? charter; // What everybody knows of the run: without its population.
    private int epoch;
    private Ticket now, played;
    private int introduced, saved, closed, released; // Districts that are there; that have written the next generation; and so on.
    private IDistrictGrain[] districts = [];
    private Published published = null!;
    private Filing[] filings = [];
    private Notice[] notices = [];
    private int round; // The last that is complete.
    private RoundRecord? record;
    private int underway; // Messages that were sent and not read yet.

    private string RunId => GrainKeys.RunOf(this.GetPrimaryKeyString());

    private IRecorderGrain Recorder => GrainFactory.GetGrain<IRecorderGrain>(GrainKeys.Recorder(RunId));

    private Commit Committed => book.State.Committed;

    /// <inheritdoc/>
    public async Task<bool> Found(Charter charter)
    {
        if (this.charter is null && !book.RecordExists)
            await Begin(charter, 1, 0, []);
        MustBe(charter);
        if (book.RecordExists)
            return true;
        var founding = Ticket.Of(epoch, 0, Step.Learn);
        if (!await IntroduceMore(number => districts[number].Introduce(founding, this.charter!, FoundingStates(charter, number))))
            return false;
        await book.Keep(new() { Plan = charter.Plan, Seed = charter.Seed, Epoch = epoch });
        return true;
    }

    /// <inheritdoc/>
    public async Task<int?> FallBack(int beyond)
    {
        if (!book.RecordExists)
            throw new LostStateException($"Run {RunId} was not begun, or was deleted.");
        var state = book.State;
        if (epoch <= beyond || charter is null)
        {
            // Written first: whoever comes back from an earlier attempt finds that it has passed.
            int next = Math.Max(state.Epoch, beyond) + 1;
            await book.Keep(state.With(next, state.Committed, state.Recorder));
            await Begin(new(state.Plan, state.Seed), next, Committed.Round, state.Recorder);
        }
        var ticket = Ticket.Of(epoch, Committed.Round, Step.Learn);
        return await IntroduceMore(number => districts[number].FallBack(ticket, charter!, Committed.Generation)) ? Committed.Round : null;
    }

    /// <inheritdoc/>
    public Task<RunPosition> Position() => Task.FromResult(new RunPosition(book.State.Epoch, round, Committed));

    /// <inheritdoc/>
    public async Task<RoundRecord?> Advance(int round, RoundInput input)
    {
        MustHaveBegun();
        if (round == record?.Round)
            return record;
        if (round != this.round + 1)
            throw new StaleTicketException($"Round {round} is not the next one after {this.round}.");
        string? parent = Tracing.Parent;
        foreach (var step in Steps.InOrder.ToArray())
        {
            var ticket = Ticket.Of(epoch, round, step);
            if (ticket <= played)
                continue;
            using (Tracing.OfStep(step, parent))
                await Play(ticket, input);
            FaultPoint.Reach($"round {round} {step}");
            played = ticket;
            if (districts.Length > DistrictsAtOnce && step != Step.Learn)
                return null;
        }
        record = await Asking.Again(() => Recorder.End(Ticket.Of(epoch, round, Step.Learn), input));
        (this.round, saved, closed) = (round, 0, 0);
        return record;
    }

    /// <inheritdoc/>
    public async Task<bool> Save()
    {
        MustHaveBegun();
        if (Committed.Round == round)
            return true;
        var (ticket, generation) = (Ticket.Of(epoch, round, Step.Learn), Committed.Generation + 1);
        // One after the other: the store takes one at a time.
        for (int last = Math.Min(saved + DistrictsAtOnce, districts.Length); saved < last; saved++)
        {
            await Asking.Again(() => districts[saved].Save(ticket, generation));
            FaultPoint.Reach($"generation {generation} district {saved}");
        }
        if (saved < districts.Length)
            return false;
        var recorded = await Asking.Again(() => Recorder.Save(ticket, generation));
        FaultPoint.Reach($"generation {generation} recorder");
        await book.Keep(book.State.With(epoch, new(generation, round, recorded.Hash, Committed.Hash), recorded.State));
        FaultPoint.Reach($"generation {generation} committed");
        return true;
    }

    /// <inheritdoc/>
    public async Task<RunHash?> Close(Ticket ticket)
    {
        MustHaveBegun();
        if (ticket != Ticket.Of(epoch, round, Step.Learn))
            throw new StaleTicketException($"Run {RunId} is at round {round} of epoch {epoch}, not at {ticket}.");
        closed = await AskMore(closed, districts.Length, number => districts[number].Close(ticket));
        return closed < districts.Length ? null : await Asking.Again(() => Recorder.Finish(ticket));
    }

    /// <inheritdoc/>
    public async Task<bool> Release(int epoch, bool forget)
    {
        if (epoch < book.State.Epoch)
            throw new StaleTicketException($"Run {RunId} is in epoch {book.State.Epoch}, not {epoch}.");
        if (charter is null && book.RecordExists)
            districts = DistrictsOf(book.State.Plan); // It was lost itself, and what they wrote is there.
        int chapters = forget ? Committed.Generation + 1 : 0, all = districts.Length + chapters;
        released = await AskMore(released, all, number => number < districts.Length
            ? districts[number].Release(epoch, forget)
            : GrainFactory.GetGrain<IChapterGrain>(GrainKeys.Chapter(RunId, number - districts.Length + 1)).Delete());
        if (released < all)
            return false;
        await Asking.Again(() => Recorder.Release(epoch));
        if (forget)
            await book.ClearStateAsync();
        DeactivateOnIdle();
        return true;
    }

    /// <inheritdoc/>
    public Task Announce(Ticket ticket, StakeholderId government, Announcement announcement)
    {
        if (IsNow(ticket))
            published.Post(government, announcement);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Inform(Ticket ticket, StakeholderId association, Bulletin bulletin)
    {
        if (IsNow(ticket))
            published.Post(association, bulletin);
        return Task.CompletedTask;
    }

    private static Charter Outline(Charter charter) => charter with { Plan = charter.Plan.Outline() };

    private static byte[][] FoundingStates(Charter charter, int district) =>
        [.. Roster.MembersOf(charter.Plan, district).Select(member => Founding.StateOf(charter.Plan, charter.Seed, member))];

    private void MustBe(Charter other)
    {
        if (charter is null)
            throw new LostStateException($"Run {RunId} was begun already and has to be brought back.");
        if (charter != Outline(other) || book.RecordExists && book.State.Plan != other.Plan)
            throw new InvalidOperationException($"Run {RunId} was founded by another charter.");
    }

    private void MustHaveBegun()
    {
        if (charter is null || introduced < districts.Length || epoch != book.State.Epoch)
            throw new LostStateException($"Run {RunId} was not begun, or was lost.");
    }

    // What comes late is void; but who hears of a step that it has not begun is not the one that began it.
    private bool IsNow(Ticket ticket) => ticket <= now
        ? ticket == now
        : throw new LostStateException($"Run {RunId} is at {now}, not at {ticket}.");

    private async Task Begin(Charter charter, int epoch, int round, byte[] recorder)
    {
        await Asking.Again(() => Recorder.Begin(epoch, charter.Seed, round, recorder));
        this.charter = Outline(charter);
        published = new(charter.Plan);
        districts = DistrictsOf(charter.Plan);
        (this.epoch, this.round, record, underway) = (epoch, round, null, 0);
        introduced = saved = closed = released = 0;
        now = played = Ticket.Of(epoch, round, Step.Learn);
        (filings, notices) = ([], []);
    }

    private IDistrictGrain[] DistrictsOf(CommunityPlan plan) => [.. Enumerable.Range(0, Roster.Districts(plan))
        .Select(number => GrainFactory.GetGrain<IDistrictGrain>(GrainKeys.District(RunId, number)))];

    private async Task<bool> IntroduceMore(Func<int, Task<Answer>> introduce)
    {
        if (introduced == districts.Length)
            return true;
        introduced = await AskMore(introduced, districts.Length, async number => Post(await introduce(number)));
        if (introduced == districts.Length)
            published.Turn();
        return introduced == districts.Length;
    }

    // Of a large community some are asked in each call; gives how many were asked by now.
    private static async Task<int> AskMore(int asked, int all, Func<int, Task> ask)
    {
        int more = Math.Min(DistrictsAtOnce, all - asked);
        await Asking.All(more, i => ask(asked + i));
        return asked + more;
    }

    private async Task Play(Ticket ticket, RoundInput input)
    {
        now = ticket;
        var step = (Step)ticket.Step;
        var board = published.Snapshot();
        var mail = Mail.ByDistrict(step == Step.Settle ? notices : [], charter!.Plan);
        SeatDecision[] seats = step == Step.Learn ? [.. input.Seats] : [];
        Filing[] filed = step is Step.Audit or Step.Pay ? filings : [];
        var answers = await Asking.All(districts.Length, number =>
            districts[number].Play(ticket, charter!, new(board, input.Policy, filed, mail[number]) { Seats = seats }));
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
