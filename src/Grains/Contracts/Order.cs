using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>What a step asks of a district, or of one of its members.</summary>
/// <param name="Board">The published snapshot.</param>
/// <param name="Policy">The policy for governments to announce.</param>
/// <param name="Filings">Filings for the governments among them, by party and partner.</param>
/// <param name="Notices">Notices for the members among them, by party and partner.</param>
[GenerateSerializer, Immutable, Alias("gongyu.order")]
public sealed record Order(
    [property: Id(0)] Board Board,
    [property: Id(1)] Policy Policy,
    [property: Id(2)] Filing[] Filings,
    [property: Id(3)] Notice[] Notices)
{
    /// <summary>What persons in a seat have decided for the members among them, in the step that makes it so.</summary>
    [Id(4)]
    public SeatDecision[] Seats { get; init; } = [];
}

/// <summary>What one stakeholder answers to a step.</summary>
/// <param name="Listing">Its listing, if it published one.</param>
/// <param name="Filings">What it files.</param>
/// <param name="Notices">What it answers to filings.</param>
/// <param name="Report">Its report at the end of a round.</param>
/// <param name="State">What it writes down at the end of a round.</param>
/// <param name="Sent">Number of messages it sent.</param>
/// <param name="Read">Number of messages it read.</param>
[GenerateSerializer, Immutable, Alias("gongyu.reply")]
public sealed record Reply(
    [property: Id(0)] Listing? Listing,
    [property: Id(1)] Filing[] Filings,
    [property: Id(2)] Notice[] Notices,
    [property: Id(3)] Report? Report,
    [property: Id(4)] byte[]? State,
    [property: Id(5)] int Sent,
    [property: Id(6)] int Read);

/// <summary>What a district answers to a step.</summary>
/// <param name="Listings">Listings that were published.</param>
/// <param name="Filings">All filings, by party and partner.</param>
/// <param name="Notices">All notices.</param>
/// <param name="Sent">Number of messages that were sent.</param>
/// <param name="Read">Number of messages that were read.</param>
[GenerateSerializer, Immutable, Alias("gongyu.answer")]
public sealed record Answer(
    [property: Id(0)] PublishedListing[] Listings,
    [property: Id(1)] Filing[] Filings,
    [property: Id(2)] Notice[] Notices,
    [property: Id(3)] int Sent,
    [property: Id(4)] int Read);

/// <summary>A listing and whose it is.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Listing">The listing.</param>
[GenerateSerializer, Immutable, Alias("gongyu.listing")]
public readonly record struct PublishedListing([property: Id(0)] StakeholderId Id, [property: Id(1)] Listing Listing);

/// <summary>The step has passed: a call came late and is void.</summary>
[GenerateSerializer, Alias("gongyu.stale")]
public sealed class StaleTicketException : Exception
{
    /// <summary>For whom.</summary>
    public StaleTicketException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="StaleTicketException(string)"/>
    public StaleTicketException()
    {
    }

    /// <inheritdoc cref="StaleTicketException(string)"/>
    public StaleTicketException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>A grain was lost in the middle of a round, and with it what it had done in that round.</summary>
[GenerateSerializer, Alias("gongyu.lost")]
public sealed class LostStateException : Exception
{
    /// <summary>Whose.</summary>
    public LostStateException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="LostStateException(string)"/>
    public LostStateException()
    {
    }

    /// <inheritdoc cref="LostStateException(string)"/>
    public LostStateException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
