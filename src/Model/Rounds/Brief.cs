namespace Gongyu.Model;

/// <summary>All that a stakeholder may read in a step besides its own state.</summary>
public readonly ref struct Brief
{
    /// <summary>Chance of the round.</summary>
    public required Chance Chance { get; init; }

    /// <summary>The published snapshot of the step's beginning.</summary>
    public required Board Board { get; init; }

    /// <summary>The policy a government is to announce; others read announcements.</summary>
    public Policy? Policy { get; init; }

    /// <summary>The stance a person has decided on for a member for the end of the round; none: it decides by itself.</summary>
    public Stance? Seat { get; init; }

    /// <summary>Messages sent to it in the step before, by sender.</summary>
    public ReadOnlySpan<Message> Inbox { get; init; }

    /// <summary>Filings made in a government's region, by party and partner.</summary>
    public ReadOnlySpan<Filing> Filings { get; init; }

    /// <summary>What its audits found, in the order of its inspections; empty while it still chooses them.</summary>
    public ReadOnlySpan<Finding> Findings { get; init; }

    /// <summary>Its government's answers to what it filed, by partner.</summary>
    public ReadOnlySpan<Notice> Notices { get; init; }

    /// <summary>The round.</summary>
    public int Round => Chance.Round;
}
