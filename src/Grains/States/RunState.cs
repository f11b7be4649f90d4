using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>What a run keeps of itself: what founded it, and its last complete round.</summary>
public sealed class RunState : ICanonical<RunState>
{
    /// <summary>Who is there.</summary>
    public CommunityPlan Plan { get; init; } = new();

    /// <summary>The run's seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>Attempt of the run: raised whenever it falls back.</summary>
    public int Epoch { get; init; }

    /// <summary>The last checkpoint.</summary>
    public Commit Committed { get; init; }

    /// <summary>The recorder as it was then.</summary>
    public byte[] Recorder { get; init; } = [];

    /// <summary>The same run further on, or in a later attempt.</summary>
    internal RunState With(int epoch, Commit committed, byte[] recorder) =>
        new() { Plan = Plan, Seed = Seed, Epoch = epoch, Committed = committed, Recorder = recorder };

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Fact(Plan);
        to.Unsigned64(Seed);
        to.Int(Epoch);
        to.Fact(Committed);
        to.Block(Recorder);
    }

    /// <inheritdoc/>
    public static RunState Read(ref CanonicalReader from) => new()
    {
        Plan = from.Fact<CommunityPlan>(),
        Seed = from.Unsigned64(),
        Epoch = from.Int(),
        Committed = from.Fact<Commit>(),
        Recorder = from.Block(),
    };
}

/// <summary>A checkpoint that is complete: every district has written it.</summary>
/// <param name="Generation">Its number, from 0 for the founding.</param>
/// <param name="Round">The round after which it was taken.</param>
/// <param name="Hash">Hash of the run up to and with that round.</param>
/// <param name="Previous">The hash of the checkpoint before.</param>
[GenerateSerializer, Immutable, Alias("gongyu.commit")]
public readonly record struct Commit(
    [property: Id(0)] int Generation, [property: Id(1)] int Round, [property: Id(2)] RunHash Hash, [property: Id(3)] RunHash Previous)
    : ICanonical<Commit>
{
    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Int(Generation);
        to.Int(Round);
        to.Fact(Hash);
        to.Fact(Previous);
    }

    /// <inheritdoc/>
    public static Commit Read(ref CanonicalReader from) => new(from.Int(), from.Int(), from.Fact<RunHash>(), from.Fact<RunHash>());
}
