namespace Gongyu.Model;

/// <summary>Values for some levers. To set one to neutral is a change too: it withdraws it. Immutable.</summary>
public sealed class PolicyChange : IEquatable<PolicyChange>
{
    /// <summary>No lever is changed.</summary>
    public static readonly PolicyChange None = new(new double?[Levers.All.Count]);

    private readonly double?[] values;

    private PolicyChange(double?[] values) => this.values = values;

    /// <summary>The value it gives to a lever; none when it leaves it.</summary>
    public double? this[Lever lever] => values[lever.Index];

    /// <summary>The same change with one lever more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the lever's range.</exception>
    public PolicyChange With(Lever lever, double value)
    {
        double?[] more = [.. values];
        more[lever.Index] = Policy.None.With(lever, value)[lever];
        return new(more);
    }

    /// <summary>What it makes of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="part">How far the levers have moved to what it sets, [0,1]; all the way unless told otherwise.</param>
    public Policy Of(Policy policy, double part = 1)
    {
        ArgumentNullException.ThrowIfNull(policy);
        foreach (var lever in Levers.All)
            if (this[lever] is { } value)
                policy = policy.With(lever, part == 1 ? value : policy[lever] + part * (value - policy[lever]));
        return policy;
    }

    /// <summary>This change and then another.</summary>
    public PolicyChange Then(PolicyChange next) => new([.. values.Zip(next.values, (before, after) => after ?? before)]);

    /// <inheritdoc/>
    public bool Equals(PolicyChange? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PolicyChange);

    /// <summary>Whether both change the same.</summary>
    public static bool operator ==(PolicyChange? left, PolicyChange? right) => Equals(left, right);

    /// <summary>Whether they change something else.</summary>
    public static bool operator !=(PolicyChange? left, PolicyChange? right) => !Equals(left, right);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Length;

    /// <summary>The levers set, as users write them.</summary>
    public override string ToString() => string.Join(", ", Levers.All.Where(lever => this[lever] is not null)
        .Select(lever => FormattableString.Invariant($"{lever.Key}={this[lever]}")));
}
