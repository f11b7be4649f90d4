using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>
/// Which call of a run this is. With the run and the receiver it names a call once and for all: asked again, it is answered again
/// and not played again.
/// </summary>
/// <param name="Epoch">Attempt of the run; a later epoch makes what earlier ones left behind void.</param>
/// <param name="Round">Round, from 1; 0 is the founding.</param>
/// <param name="Step">Step of the round.</param>
[GenerateSerializer, Immutable, Alias("gongyu.ticket")]
public readonly record struct Ticket([property: Id(0)] int Epoch, [property: Id(1)] int Round, [property: Id(2)] byte Step)
    : IComparable<Ticket>, ICanonical<Ticket>
{
    /// <summary>The ticket of a step.</summary>
    public static Ticket Of(int epoch, int round, Step step) => new(epoch, round, (byte)step);

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Epoch);
        to.Int(Round);
        to.Byte(Step);
    }

    /// <inheritdoc/>
    public static Ticket Read(ref CanonicalReader from) => new(from.Int(), from.Int(), from.Byte());

    /// <inheritdoc/>
    public int CompareTo(Ticket other) => Epoch != other.Epoch ? Epoch.CompareTo(other.Epoch)
        : Round != other.Round ? Round.CompareTo(other.Round)
        : Step.CompareTo(other.Step);

    /// <summary>Order of play.</summary>
    public static bool operator <(Ticket left, Ticket right) => left.CompareTo(right) < 0;

    /// <summary>Order of play.</summary>
    public static bool operator >(Ticket left, Ticket right) => left.CompareTo(right) > 0;

    /// <summary>Order of play.</summary>
    public static bool operator <=(Ticket left, Ticket right) => left.CompareTo(right) <= 0;

    /// <summary>Order of play.</summary>
    public static bool operator >=(Ticket left, Ticket right) => left.CompareTo(right) >= 0;
}

/// <summary>
/// What founds a run. Every call that may wake a grain carries it, without the plan's population: that only the run grain has, which
/// keeps the roster.
/// </summary>
/// <param name="Plan">Who is there.</param>
/// <param name="Seed">The run's seed.</param>
[GenerateSerializer, Immutable, Alias("gongyu.charter")]
public sealed record Charter([property: Id(0)] CommunityPlan Plan, [property: Id(1)] ulong Seed);
