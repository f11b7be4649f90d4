using Gongyu.Model;

namespace Gongyu.Grains;

/// <inheritdoc cref="IDistrictGrain"/>
/// <param name="even">The last generation of an even number.</param>
/// <param name="odd">The last generation of an odd number: while one is written, the one before stays whole.</param>
[Orleans.Placement.HashBasedPlacement] // Districts spread over all silos; their members follow them.
public sealed class DistrictGrain(
    [PersistentState("district.even")] IPersistentState<DistrictState> even,
    [PersistentState("district.odd")] IPersistentState<DistrictState> odd) : Grain, IDistrictGrain
{
    private StakeholderId[] members = [];
    private IStakeholderGrain[] grains = [];
    private DistrictState latest = new();
    private Ticket last;
    private Answer? answered;

    private string RunId => GrainKeys.RunOf(this.GetPrimaryKeyString());

    private int Number => GrainKeys.DistrictOf(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<Answer> Introduce(Ticket ticket, Charter charter, byte[][] founded)
    {
        Pass(ticket);
        Know(charter);
        latest = new() { Written = ticket, Members = members, States = founded };
        await Save(ticket, 0);
        return await Introduce(ticket, charter);
    }

    /// <inheritdoc/>
    public Task<Answer> FallBack(Ticket ticket, Charter charter, int generation)
    {
        Pass(ticket);
        Know(charter);
        var kept = Slot(generation).State;
        if (kept.Generation != generation || kept.Written.Round != ticket.Round || kept.Members.Count == 0)
            throw new LostStateException($"District {Number} does not keep generation {generation} after round {ticket.Round}.");
        latest = new() { Written = ticket, Members = kept.Members, States = kept.States };
        return Introduce(ticket, charter);
    }

    /// <inheritdoc/>
    public async Task<Answer> Play(Ticket ticket, Charter charter, Order order)
    {
        if (ticket == last && answered is not null)
            return answered;
        if (ticket <= last)
            throw new StaleTicketException($"District {Number} has played {last}; {ticket} comes too late.");
        Know(charter);
        var step = (Step)ticket.Step;
        int[] players = [.. Enumerable.Range(0, members.Length).Where(i => step.IsPlayedBy(members[i].Kind))];
        var replies = await Asking.All(players.Length, player =>
            grains[players[player]].Play(ticket, charter, Part(order, members[players[player]], charter.Plan)));
        if (step == Step.Learn)
            await End(ticket, replies);
        last = ticket;
        return answered = AnswerOf(replies, [.. players.Select(i => members[i])]);
    }

    /// <inheritdoc/>
    public Task<byte[]> StateOf(int epoch, int round, StakeholderId member) =>
        Task.FromResult(After(epoch, round).States[Array.BinarySearch(members, member)]);

    /// <inheritdoc/>
    public Task Save(Ticket ticket, int generation)
    {
        var slot = Slot(generation);
        var now = After(ticket.Epoch, ticket.Round);
        if (slot.State.Generation == generation && slot.State.Written == now.Written && slot.State.Members.Count > 0)
            return Task.CompletedTask;
        return slot.Keep(new() { Generation = generation, Written = now.Written, Members = now.Members, States = now.States });
    }

    /// <inheritdoc/>
    public Task Close(Ticket ticket)
    {
        var recorder = GrainFactory.GetGrain<IRecorderGrain>(GrainKeys.Recorder(RunId));
        byte[][] states = [.. After(ticket.Epoch, ticket.Round).States];
        return Asking.Again(() => recorder.Close(ticket, Number, states));
    }

    /// <inheritdoc/>
    public async Task Release(int epoch, bool forget)
    {
        Pass(Ticket.Of(epoch, int.MaxValue, Step.Learn));
        await Asking.All(grains.Length, i => grains[i].Release(epoch));
        if (forget)
        {
            await even.ClearStateAsync();
            await odd.ClearStateAsync();
        }
        DeactivateOnIdle();
    }

    private IPersistentState<DistrictState> Slot(int generation) => generation % 2 == 0 ? even : odd;

    // One that came back goes by what it has written.
    private void Pass(Ticket ticket)
    {
        foreach (var passed in (Ticket[])[last, even.State.Written, odd.State.Written])
            if (ticket < passed)
                throw new StaleTicketException($"District {Number} is at {passed}; {ticket} comes too late.");
    }

    // What was written in an attempt that fell back since does not count, whatever its round.
    private DistrictState After(int epoch, int round)
    {
        foreach (var state in (DistrictState[])[latest, even.State, odd.State])
            if (state.Members.Count > 0 && state.Written.Epoch == epoch && state.Written.Round == round)
                return state;
        throw new LostStateException($"District {Number} does not keep round {round} of epoch {epoch}.");
    }

    private async Task<Answer> Introduce(Ticket ticket, Charter charter)
    {
        (last, answered) = (ticket, null);
        return AnswerOf(await Asking.All(grains.Length, i => grains[i].Introduce(ticket, charter)), members);
    }

    // Reports go to the recorder; the states are kept until the next round, and written down at a checkpoint.
    private Task End(Ticket ticket, Reply[] replies)
    {
        latest = new() { Written = ticket, Members = members, States = [.. replies.Select(reply => reply.State!)] };
        var recorder = GrainFactory.GetGrain<IRecorderGrain>(GrainKeys.Recorder(RunId));
        Report[] reports = [.. replies.Select(reply => reply.Report!)];
        return Asking.Again(() => recorder.Report(ticket, Number, reports));
    }

    // Each gets what concerns it: a government the filings of its region, a member its notices and what was decided in its seat.
    private static Order Part(Order all, StakeholderId member, CommunityPlan plan)
    {
        var order = all.Seats.Length == 0 ? all : all with { Seats = [.. all.Seats.Where(seat => seat.Who == member)] };
        return member.Kind switch
        {
            Kind.Government => order with { Filings = Mail.FilingsFor(order.Filings, member.Index, plan, order.Board) },
            Kind.Association => order,
            _ when order.Notices.Length == 0 => order,
            _ => order with { Notices = Mail.NoticesFor(order.Notices, member) },
        };
    }

    private void Know(Charter charter)
    {
        if (members.Length > 0)
            return;
        members = Roster.MembersOf(charter.Plan, Number);
        grains = [.. members.Select(member => GrainFactory.Stakeholder(RunId, member))];
    }

    private static Answer AnswerOf(Reply[] replies, StakeholderId[] players)
    {
        var (listings, filings, notices) = (new List<PublishedListing>(), new List<Filing>(), new List<Notice>());
        int sent = 0, read = 0;
        for (int i = 0; i < replies.Length; i++)
        {
            var reply = replies[i];
            if (reply.Listing is { } listing)
                listings.Add(new(players[i], listing));
            filings.AddRange(reply.Filings);
            notices.AddRange(reply.Notices);
            sent += reply.Sent;
            read += reply.Read;
        }
        return new([.. listings], [.. filings], [.. notices], sent, read);
    }
}
