using System.Collections.Concurrent;
using Gongyu.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Grains;

/// <summary>
/// A thin shell round one stakeholder of the model: it keeps its state and mail, passes on what it says, and answers a call that
/// comes twice as it did the first time. It decides nothing.
/// </summary>
public abstract class StakeholderGrain(Decisions decisions) : Grain, IStakeholderGrain
{
    // Effects that no act needs just now; one that ends in an error keeps its own.
    private static readonly ConcurrentBag<Effects> Spare = [];

    [ThreadStatic]
    private static CanonicalWriter? bytes;

    private readonly Inbox inbox = new();
    private readonly Reasons reasons = new();
    private Witness? witness;
    private Stakeholder? self;
    private int epoch;
    private int round;
    private Ticket last;
    private Reply? answered;
    private StakeholderId id;
    private string run = "";

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        string key = this.GetPrimaryKeyString();
        (run, id) = (GrainKeys.RunOf(key), GrainKeys.StakeholderOf(key));
        witness = ServiceProvider.GetService<Witness>();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Reply> Introduce(Ticket ticket, Charter charter)
    {
        Enter(ticket);
        var me = await Attend(ticket, ticket.Round, charter);
        return new(me is Member member ? member.Listing : null, [], [], null, null, 0, 0);
    }

    /// <inheritdoc/>
    public async Task<Reply> Play(Ticket ticket, Charter charter, Order brief)
    {
        if (ticket == last && answered is not null)
            return answered;
        if (ticket <= last)
            throw new StaleTicketException($"{id} has played {last}; {ticket} comes too late.");
        Enter(ticket);
        var step = (Step)ticket.Step;
        if (last.Round < ticket.Round - 1)
            self = null; // It came back when a call came late, as it was then.
        if (self is null && step > Steps.FirstOf(id.Kind))
            throw new LostStateException($"{id} was lost in round {ticket.Round}.");
        var me = self ?? await Attend(ticket, ticket.Round - 1, charter);
        var effects = Spare.TryTake(out var spare) ? spare : new();
        effects.Note(reasons);
        me.Act(step, Read(ticket, charter, brief), effects);
        await Send(ticket, effects);
        Enter(ticket); // A later epoch may have begun meanwhile.
        me.Commit(step, effects);
        last = ticket;
        answered = ReplyOf(me, step, effects, inbox.MessagesFor(step).Length);
        inbox.Forget(step);
        witness?.See(ticket.Round, step, me, effects);
        effects.Note(null);
        Spare.Add(effects);
        return answered;
    }

    /// <inheritdoc/>
    public Task<Explanation?> Explain(int round) => Task.FromResult(reasons.Of(round));

    /// <inheritdoc/>
    public Task Release(int epoch)
    {
        if (epoch < this.epoch)
            throw new StaleTicketException($"{id} is in epoch {this.epoch}, not {epoch}.");
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Takes in a message, unless the step that reads it has passed.</summary>
    private protected Task Deposit(Ticket ticket, in Message message)
    {
        Enter(ticket);
        if (ticket.Round == round && ticket with { Step = (byte)message.Kind.ReadIn() } > last)
            inbox.Add(message);
        return Task.CompletedTask;
    }

    /// <summary>What it delivered to a partner in this round; it must have.</summary>
    private protected double Show(Ticket ticket, StakeholderId partner)
    {
        if (last > ticket)
            throw new StaleTicketException($"{id} has played {last}; {ticket} comes too late.");
        return self is not null && last == ticket with { Step = (byte)Step.Deliver }
            ? self.Show(partner)
            : throw new LostStateException($"{id} was lost in round {ticket.Round}.");
    }

    /// <summary>Findings of the audits it asked for in this round, for a government.</summary>
    private protected virtual Finding[] Findings => [];

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
        Seat = RoundInput.StanceOf(id, order.Seats),
        Inbox = inbox.MessagesFor((Step)ticket.Step),
        Filings = order.Filings,
        Findings = Findings,
        Notices = order.Notices,
    };

    // It is as it was after a round, or as it was founded: its district knows.
    private async Task<Stakeholder> Attend(Ticket ticket, int after, Charter charter)
    {
        if (self is not null)
            return self;
        var district = GrainFactory.GetGrain<IDistrictGrain>(GrainKeys.District(run, Roster.DistrictOf(charter.Plan, id)));
        byte[] state = await Asking.Again(() => district.StateOf(ticket.Epoch, after, id));
        Enter(ticket);
        (last, answered) = (Ticket.Of(ticket.Epoch, after, Step.Learn), null);
        return self = Restore(state);
    }

    private Stakeholder Restore(byte[] state)
    {
        var reader = new CanonicalReader(state);
        return Stakeholder.Read(ref reader, decisions);
    }

    // A later epoch makes all void, a later round the mail: to one that came back, mail of a round before can come late.
    private void Enter(Ticket ticket)
    {
        if (ticket.Epoch < epoch)
            throw new StaleTicketException($"{id} is in epoch {epoch}, not {ticket.Epoch}.");
        if (ticket.Epoch > epoch)
            (epoch, round, self, answered) = (ticket.Epoch, -1, null, null);
        if (ticket.Round <= round)
            return;
        round = ticket.Round;
        inbox.Clear();
    }

    private static Reply ReplyOf(Stakeholder me, Step step, Effects effects, int read)
    {
        bool ends = step == Step.Learn;
        return new(effects.Listing, [.. effects.Filings], [.. effects.Notices],
            ends ? new(me.Id, me.Round, [.. me.Reported]) : null, ends ? Write(me) : null, effects.Messages.Length, read);
    }

    private static byte[] Write(Stakeholder me)
    {
        bytes ??= new();
        bytes.Clear();
        me.Write(bytes);
        return bytes.Written.ToArray();
    }
}
