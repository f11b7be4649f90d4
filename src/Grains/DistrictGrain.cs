using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>What a district keeps: the states its members wrote down, as bytes it does not read.</summary>
[GenerateSerializer, Alias("gongyu.archive")]
public sealed class Archive
{
    /// <summary>Epoch and round after which they were written.</summary>
    [Id(0)]
    public Ticket Written { get; set; }

    /// <summary>The members in the order of ids.</summary>
    [Id(1)]
    public StakeholderId[] Members { get; set; } = [];

    /// <summary>Their states.</summary>
    [Id(2)]
    public byte[][] States { get; set; } = [];
}

/// <inheritdoc cref="IDistrictGrain"/>
[Orleans.Placement.HashBasedPlacement] // Districts spread over all silos; their members follow them.
public sealed class DistrictGrain([PersistentState("archive")] IPersistentState<Archive> archive) : Grain, IDistrictGrain
{
    private StakeholderId[] members = [];
    private IStakeholderGrain[] grains = [];
    private Ticket last;
    private Answer? answered;

    private string RunId => GrainKeys.RunOf(this.GetPrimaryKeyString());

    private int Number => GrainKeys.DistrictOf(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<Answer> Introduce(Ticket ticket, Charter charter)
    {
        Know(charter);
        return AnswerOf(await Asking.All(grains.Length, i => grains[i].Introduce(ticket, charter)), members);
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
            await Keep(ticket, replies);
        last = ticket;
        return answered = AnswerOf(replies, [.. players.Select(i => members[i])]);
    }

    /// <inheritdoc/>
    public Task<byte[]?> StateOf(int round, StakeholderId member) => Task.FromResult(
        round == 0 ? null : StatesAfter(round)[Array.BinarySearch(archive.State.Members, member)]);

    /// <inheritdoc/>
    public Task Close(Ticket ticket)
    {
        var recorder = GrainFactory.GetGrain<IRecorderGrain>(GrainKeys.Recorder(RunId));
        byte[][] states = ticket.Round == 0 ? [] : StatesAfter(ticket.Round);
        return Asking.Again(() => recorder.Close(Number, states));
    }

    /// <inheritdoc/>
    public async Task Release()
    {
        await Task.WhenAll(grains.Select(grain => Asking.Again(grain.Release)));
        await archive.ClearStateAsync();
        DeactivateOnIdle();
    }

    private byte[][] StatesAfter(int round) => archive.State.Written.Round == round
        ? archive.State.States
        : throw new LostStateException($"District {Number} keeps round {archive.State.Written.Round}, not {round}.");

    // Reports go to the recorder, states into the archive.
    private async Task Keep(Ticket ticket, Reply[] replies)
    {
        var recorder = GrainFactory.GetGrain<IRecorderGrain>(GrainKeys.Recorder(RunId));
        Report[] reports = [.. replies.Select(reply => reply.Report!)];
        await Asking.Again(() => recorder.Report(ticket, Number, reports));
        archive.State = new() { Written = ticket, Members = members, States = [.. replies.Select(reply => reply.State!)] };
        await archive.WriteStateAsync();
    }

    // Each gets what concerns it: a government the filings of its region, a member its notices.
    private static Order Part(Order order, StakeholderId member, CommunityPlan plan) => member.Kind switch
    {
        Kind.Government => order with { Filings = Mail.FilingsFor(order.Filings, member.Index, plan, order.Board) },
        Kind.Association => order,
        _ when order.Notices.Length == 0 => order,
        _ => order with { Notices = Mail.NoticesFor(order.Notices, member) },
    };

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
