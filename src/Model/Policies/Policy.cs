namespace Gongyu.Model;

/// <summary>A value for every lever; what is not set is neutral. Immutable.</summary>
public sealed class Policy : IEquatable<Policy>, ICanonical<Policy>
{
    /// <summary>No lever set.</summary>
    public static readonly Policy None = new([.. Levers.All.Select(lever => lever.Neutral)]);

    private readonly double[] values;

    private Policy(double[] values) => this.values = values;

    /// <summary>The value of a lever.</summary>
    public double this[Lever lever] => values[lever.Index];

    /// <summary>All values, in the order of <see cref="Levers.All"/>.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The levers that differ from neutral.</summary>
    public IEnumerable<(Lever Lever, double Value)> Set =>
        Levers.All.Where(lever => this[lever] != lever.Neutral).Select(lever => (lever, this[lever]));

    /// <summary>The same policy with one lever set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the lever's range.</exception>
    public Policy With(Lever lever, double value)
    {
        if (!lever.Allows(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{lever.Key} is {lever.Minimum} to {lever.Maximum}.");
        double[] changed = [.. values];
        changed[lever.Index] = value == 0 ? 0 : value;
        return new(changed);
    }

    /// <summary>The policy whose values are these, in the order of <see cref="Levers.All"/>.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than levers.</exception>
    public static Policy FromValues(ReadOnlySpan<double> values) => values.Length == Levers.All.Count
        ? new(values.ToArray())
        : throw new ArgumentException($"{values.Length} values for {Levers.All.Count} levers.", nameof(values));

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Doubles(values);
    }

    /// <inheritdoc/>
    public static Policy Read(ref CanonicalReader from) => FromValues(from.Doubles());

    /// <inheritdoc/>
    public bool Equals(Policy? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Policy);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Length;

    /// <summary>The levers set, as users write them.</summary>
    public override string ToString() =>
        string.Join(", ", Set.Select(set => FormattableString.Invariant($"{set.Lever.Key}={set.Value}")));
}
