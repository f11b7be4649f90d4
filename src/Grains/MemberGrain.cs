using Gongyu.Model;
using Orleans.Placement;

namespace Gongyu.Grains;

/// <summary>What universities and enterprises have in common: they call each other.</summary>
public abstract class MemberGrain(Decisions decisions) : StakeholderGrain(decisions), IMemberGrain
{
    /// <inheritdoc/>
    public Task Leave(Ticket ticket, Message leave) => Deposit(ticket, leave);

    /// <inheritdoc/>
    public Task Propose(Ticket ticket, Message proposal) => Deposit(ticket, proposal);

    /// <inheritdoc/>
    public Task Accept(Ticket ticket, Message acceptance) => Deposit(ticket, acceptance);

    /// <inheritdoc/>
    public Task Deliver(Ticket ticket, Message delivery) => Deposit(ticket, delivery);

    /// <inheritdoc/>
    public Task<double> Inspect(Ticket ticket, StakeholderId partner) => Task.FromResult(Show(ticket, partner));

    private protected override Task Send(Ticket ticket, Effects effects) =>
        Task.WhenAll(effects.Messages.ToArray().Select(message => Asking.Again(() => Send(ticket, message))));

    private Task Send(Ticket ticket, Message message)
    {
        var peer = Peer(message.To);
        return message.Kind switch
        {
            MessageKind.Leave => peer.Leave(ticket, message),
            MessageKind.Proposal => peer.Propose(ticket, message),
            MessageKind.Acceptance => peer.Accept(ticket, message),
            _ => peer.Deliver(ticket, message),
        };
    }
}

/// <summary>企业.</summary>
[PreferLocalPlacement]
public sealed class EnterpriseGrain(Decisions decisions) : MemberGrain(decisions), IEnterpriseGrain;

/// <summary>高校.</summary>
[PreferLocalPlacement]
public sealed class UniversityGrain(Decisions decisions) : MemberGrain(decisions), IUniversityGrain;

/// <summary>政府: pins its announcement to the board, and asks those it audits what they delivered.</summary>
[PreferLocalPlacement]
public sealed class GovernmentGrain(Decisions decisions) : StakeholderGrain(decisions), IGovernmentGrain
{
    private Finding[] findings = [];

    private protected override Finding[] Findings => findings;

    private protected override async Task Send(Ticket ticket, Effects effects)
    {
        if (effects.Announcement is { } announcement)
            await Asking.Again(() => Board.Announce(ticket, Id, announcement));
        findings = await Task.WhenAll(effects.Inspections.ToArray().Select(inspection => Inspect(ticket, inspection)));
    }

    private async Task<Finding> Inspect(Ticket ticket, Inspection inspection)
    {
        var party = Peer(inspection.Party);
        double effort = await Asking.Again(() => party.Inspect(ticket, inspection.Partner));
        return new(inspection.Party, inspection.Partner, effort);
    }
}

/// <summary>行业协会: pins its bulletin to the board.</summary>
[PreferLocalPlacement]
public sealed class AssociationGrain(Decisions decisions) : StakeholderGrain(decisions), IAssociationGrain
{
    private protected override Task Send(Ticket ticket, Effects effects) => effects.Bulletin is { } bulletin
        ? Asking.Again(() => Board.Inform(ticket, Id, bulletin))
        : Task.CompletedTask;
}
