using Gongyu.Model;
using Orleans.Placement;

namespace Gongyu.Grains;

/// <summary>What universities and enterprises have in common: they call each other.</summary>
public abstract class MemberGrain(Decisions decisions) : StakeholderGrain(decisions), IMemberGrain
{
    private const int MostPeers = 16;

    private readonly Dictionary<StakeholderId, IMemberGrain> peers = []; // Those it spoke to lately.

    /// <inheritdoc/>
    public Task Leave(Ticket ticket, Message leave) => Deposit(ticket, leave);

    /// <inheritdoc/>
    public Task Propose(Ticket ticket, Message proposal) => Deposit(ticket, proposal);

    /// <inheritdoc/>
    public Task Accept(Ticket ticket, Message acceptance) => Deposit(ticket, acceptance);

    /// <inheritdoc/>
    public Task Deliver(Ticket ticket, Message delivery) => Deposit(ticket, delivery);

    /// <inheritdoc/>
    public Task Recommend(Ticket ticket, Message graduates) => Deposit(ticket, graduates);

    /// <inheritdoc/>
    public Task<double> Inspect(Ticket ticket, StakeholderId partner) => Task.FromResult(Show(ticket, partner));

    private protected override Task Send(Ticket ticket, Effects effects) => effects.Messages.IsEmpty
        ? Task.CompletedTask
        : Asking.All(effects.Messages.Length, i => Send(ticket, effects.Messages[i]));

    private Task Send(Ticket ticket, Message message)
    {
        var peer = PeerOf(message.To);
        return message.Kind switch
        {
            MessageKind.Leave => peer.Leave(ticket, message),
            MessageKind.Proposal => peer.Propose(ticket, message),
            MessageKind.Acceptance => peer.Accept(ticket, message),
            MessageKind.Delivery => peer.Deliver(ticket, message),
            _ => peer.Recommend(ticket, message),
        };
    }

    private IMemberGrain PeerOf(StakeholderId id)
    {
        if (peers.TryGetValue(id, out var peer))
            return peer;
        if (peers.Count == MostPeers)
            peers.Clear();
        return peers[id] = Peer(id);
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
        var asked = effects.Inspections.ToArray();
        double[] efforts = await Asking.All(asked.Length, i => Peer(asked[i].Party).Inspect(ticket, asked[i].Partner));
        findings = [.. asked.Zip(efforts, (inspection, effort) => new Finding(inspection.Party, inspection.Partner, effort))];
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
