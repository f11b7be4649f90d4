using Gongyu.Model;
using Orleans.Concurrency;

namespace Gongyu.Grains;

/// <summary>
/// An institution as an actor: it owns its state and decides for itself by the model's rules. Called by its district, step by step.
/// </summary>
[Alias("gongyu.grain.stakeholder")]
public interface IStakeholderGrain : IGrainWithStringKey
{
    /// <summary>Makes sure it exists, founded or as it was after a round, and says how it is listed.</summary>
    /// <param name="ticket">The round it continues after; the step does not matter.</param>
    /// <param name="charter">What founds the run.</param>
    Task<Reply> Introduce(Ticket ticket, [Immutable] Charter charter);

    /// <summary>Acts in a step and commits.</summary>
    /// <param name="ticket">The step. Asked again it gives the same reply.</param>
    /// <param name="charter">What founds the run.</param>
    /// <param name="brief">What it may read.</param>
    /// <exception cref="StaleTicketException">The step has passed.</exception>
    /// <exception cref="LostStateException">It was moved or lost in the middle of a round.</exception>
    Task<Reply> Play(Ticket ticket, [Immutable] Charter charter, [Immutable] Order brief);

    /// <summary>Why it did what it did in a round, as it remembers: the one it has played last.</summary>
    /// <returns>None of any other round, or when it has come back since.</returns>
    [AlwaysInterleave]
    Task<Explanation?> Explain(int round);

    /// <summary>Lets it go: it leaves memory.</summary>
    /// <param name="epoch">The attempt that has ended.</param>
    /// <exception cref="StaleTicketException">Another has begun since.</exception>
    Task Release(int epoch);
}

/// <summary>
/// A university or an enterprise: those that call each other. Their calls are deposits, taken at any time and acknowledged at once,
/// so that no grain waits for one that could be waiting for it; they are read in a later step, in the order of senders.
/// </summary>
[Alias("gongyu.grain.member")]
public interface IMemberGrain : IStakeholderGrain
{
    /// <summary>A partner leaves its agreement.</summary>
    [AlwaysInterleave]
    Task Leave(Ticket ticket, [Immutable] Message leave);

    /// <summary>Somebody proposes an agreement.</summary>
    [AlwaysInterleave]
    Task Propose(Ticket ticket, [Immutable] Message proposal);

    /// <summary>The one it proposed to accepts.</summary>
    [AlwaysInterleave]
    Task Accept(Ticket ticket, [Immutable] Message acceptance);

    /// <summary>A partner delivers.</summary>
    [AlwaysInterleave]
    Task Deliver(Ticket ticket, [Immutable] Message delivery);

    /// <summary>A university whose graduates come to this enterprise, which did not train them, says what they can do.</summary>
    [AlwaysInterleave]
    Task Recommend(Ticket ticket, [Immutable] Message graduates);

    /// <summary>A government's auditor asks what it delivered to a partner in this round.</summary>
    /// <returns>Its effort, [0,1].</returns>
    [AlwaysInterleave]
    Task<double> Inspect(Ticket ticket, [Immutable] StakeholderId partner);
}

/// <summary>政府.</summary>
[Alias("gongyu.grain.government")]
public interface IGovernmentGrain : IStakeholderGrain;

/// <summary>企业.</summary>
[Alias("gongyu.grain.enterprise")]
public interface IEnterpriseGrain : IMemberGrain;

/// <summary>高校.</summary>
[Alias("gongyu.grain.university")]
public interface IUniversityGrain : IMemberGrain;

/// <summary>行业协会.</summary>
[Alias("gongyu.grain.association")]
public interface IAssociationGrain : IStakeholderGrain;
