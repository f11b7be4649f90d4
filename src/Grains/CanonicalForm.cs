using System.Collections.Concurrent;
using Gongyu.Model;

namespace Gongyu.Grains;

/// <summary>Writes and reads values of a type that is only known when it is met: every type that has a canonical form.</summary>
public abstract class CanonicalForm
{
    private static readonly ConcurrentDictionary<Type, CanonicalForm> Forms = [];

    /// <summary>The form of a type.</summary>
    /// <exception cref="ArgumentException">The type has none.</exception>
    public static CanonicalForm Of(Type type) => Forms.GetOrAdd(type, static type => Has(type)
        ? (CanonicalForm)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!
        : throw new ArgumentException($"{type} has no canonical form.", nameof(type)));

    /// <summary>Whether a type has a canonical form.</summary>
    public static bool Has(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.GetInterfaces().Any(contract =>
            contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICanonical<>));
    }

    /// <summary>Writes a value.</summary>
    public abstract void Write(object value, CanonicalWriter to);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public abstract object Read(ref CanonicalReader from);
}

/// <inheritdoc/>
internal sealed class Of<T> : CanonicalForm
    where T : ICanonical<T>
{
    public override void Write(object value, CanonicalWriter to) => ((T)value).Write(to);

    public override object Read(ref CanonicalReader from) => T.Read(ref from);
}
