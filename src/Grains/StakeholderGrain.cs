using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>
/// A thin shell round one stakeholder of the model: it keeps its state and mail, passes on what it says, and answers a call that
/// comes twice as it did the first time. It decides nothing.
/// </summary>
public abstract class StakeholderGrain(Decisions decisions) : Grain, IStakeholderGrain
{
    private readonly Inbox inbox = new();
    private Stakeholder? self;
    private int epoch;
    private Ticket last;
    private Reply? answered;
    private StakeholderId id;
    private string run = "";

    /// <summary>Messages of the present round that wait to be read.</summary>
    private protected Inbox Mail => inbox;

    /// <summary>The last step it played.</summary>
    private protected Ticket Last => last;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        string key = this.GetPrimaryKeyString();
        (run, id) = (GrainKeys.RunOf(key), GrainKeys.StakeholderOf(key));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Reply> Introduce(Ticket ticket, Charter charter)
    {
        var me = await Attend(ticket, charter);
        return new(me is Member member ? member.Listing : null, [], [], null, null);
    }

    /// <inheritdoc/>
    public async Task<Reply> Play(Ticket ticket, Charter charter, Order brief)
    {
        if (ticket == last && answered is not null)
            return answered;
        if (ticket <= last)
            throw new StaleTicketException($"{id} has played {last}; {ticket} comes too late.");
        var me = await Attend(ticket, charter);
        var step = (Step)ticket.Step;
        var effects = new Effects();
        me.Act(step, Read(ticket, charter, brief), effects);
        await Send(ticket, effects);
        me.Commit(step, effects);
        inbox.Forget(step);
        last = ticket;
        return answered = ReplyOf(me, step, effects);
    }

    /// <summary>Takes in a message, unless the step that reads it has passed.</summary>
    private protected Task Deposit(Ticket ticket, in Message message)
    {
        Enter(ticket.Epoch);
        if (ticket with { Step = (byte)message.Kind.ReadIn() } > last)
            inbox.Add(message);
        return Task.CompletedTask;
    }

    /// <summary>What it delivered to a partner in this round.</summary>
    private protected double Show(StakeholderId partner) => self?.Show(partner) ?? 0;

    /// <summary>Findings of the audits it asked for in this round, for a government.</summary>
    private protected virtual ArraySegment<Finding> Findings => ArraySegment<Finding>.Empty;

    /// <summary>Passes on what an act says to others.</summary>
    private protected abstract Task Send(Ticket ticket, Effects effects);

    /// <summary>A member of its run.</summary>
    private protected IMemberGrain Peer(StakeholderId peer) => GrainFactory.Member(run, peer);

    /// <summary>The grain that keeps the board of its run.</summary>
    private protected IRunGrain Board => GrainFactory.GetGrain<IRunGrain>(GrainKeys.Run(run));

    /// <summary>Who it is.</summary>
    private protected StakeholderId Id => id;

    private Brief Read(Ticket ticket, Charter charter, Order order) => new()
    {
        Chance = new(charter.Seed, ticket.Round),
        Board = order.Board,
        Policy = order.Policy,
        Inbox = inbox.MessagesFor((Step)ticket.Step),
        Filings = order.Filings,
        Findings = Findings,
        Notices = order.Notices,
    };

    // It is as it was after the round before: from its district, or newly founded.
    private async Task<Stakeholder> Attend(Ticket ticket, Charter charter)
    {
        Enter(ticket.Epoch);
        if (self is not null)
            return self;
        if (ticket.Round > 0 && (Step)ticket.Step > FirstStep)
            throw new LostStateException($"{id} was lost in round {ticket.Round}.");
        var district = GrainFactory.GetGrain<IDistrictGrain>(GrainKeys.District(run, Roster.DistrictOf(charter.Plan, id)));
        byte[]? state = await Asking.Again(() => district.StateOf(ticket, id));
        return self = state is null ? Founding.Found(charter.Plan, charter.Seed, id, decisions) : Restore(state);
    }

    private Stakeholder Restore(byte[] state)
    {
        var reader = new CanonicalReader(state);
        return Stakeholder.Read(ref reader, decisions);
    }

    private Step FirstStep => id.Kind switch
    {
        Kind.Government => Step.Announce,
        Kind.Association => Step.Inform,
        _ => Step.Propose,
    };

    private void Enter(int newEpoch)
    {
        if (newEpoch < epoch)
            throw new StaleTicketException($"{id} is in epoch {epoch}, not {newEpoch}.");
        if (newEpoch == epoch)
            return;
        epoch = newEpoch;
        self = null;
        answered = null;
        inbox.Clear();
    }

    private static Reply ReplyOf(Stakeholder me, Step step, Effects effects)
    {
        bool ends = step == Step.Learn;
        return new(effects.Listing, [.. effects.Filings], [.. effects.Notices],
            ends ? new(me.Id, me.Round, [.. me.Reported]) : null, ends ? Write(me) : null);
    }

    private static byte[] Write(Stakeholder me)
    {
        var bytes = new CanonicalWriter();
        me.Write(bytes);
        return bytes.Written.ToArray();
    }
}
