using System.Text.Json.Nodes;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A key of a mapping: what it means, and which part of <typeparamref name="T"/> it holds.</summary>
internal abstract class Field<T>(string key, Phrase meaning)
{
    public string Key => key;

    public Phrase Meaning => meaning;

    /// <summary>Whether a user must set it.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>Whether it is read when all others are known.</summary>
    public bool IsReadLast { get; protected init; }

    /// <summary>Keys that cannot be set beside it, since it gives what they do.</summary>
    public IReadOnlyList<string> Instead { get; private set; } = [];

    /// <summary>Whether it says anything about a value.</summary>
    public Func<T, bool> IsWritten { get; private set; } = _ => true;

    public abstract T Read(Scalar key, Node node, T into, Faults faults);

    public abstract Node Write(T from);

    public abstract JsonObject Schema();

    public Field<T> Needed()
    {
        IsNeeded = true;
        return this;
    }

    public Field<T> InsteadOf(params string[] keys)
    {
        Instead = keys;
        return this;
    }

    public Field<T> WrittenWhen(Func<T, bool> condition)
    {
        IsWritten = condition;
        return this;
    }
}

/// <summary>Makes fields.</summary>
internal static class Field
{
    public static Field<T> Of<T, TPart>(
        string key, string en, string zh, Form<TPart> form, Func<T, TPart> get, Func<T, TPart, T> set) =>
        new Part<T, TPart>(key, new(en, zh), form, get, set);

    /// <summary>A lever of a policy: a number in its range.</summary>
    public static Field<Policy> Of(Lever lever) => Of<Policy>(lever, policy => policy[lever], (policy, value) => policy.With(lever, value))
        .WrittenWhen(policy => policy[lever] != lever.Neutral);

    /// <summary>A lever of a change of policy.</summary>
    public static Field<PolicyChange> ChangeOf(Lever lever) =>
        Of<PolicyChange>(lever, change => change[lever] ?? lever.Neutral, (change, value) => change.With(lever, value))
            .WrittenWhen(change => change[lever] is not null);

    private static Field<T> Of<T>(Lever lever, Func<T, double> get, Func<T, double, T> set) => Of(
        lever.Key, $"{lever.Meaning.En}. Cost: {lever.Cost.En}", $"{lever.Meaning.Zh}。成本：{lever.Cost.Zh}",
        new Number<double>(lever.Minimum, lever.Maximum), get, set);

    private sealed class Part<T, TPart>(string key, Phrase meaning, Form<TPart> form, Func<T, TPart> get, Func<T, TPart, T> set)
        : Field<T>(key, meaning)
    {
        public override T Read(Scalar key, Node node, T into, Faults faults)
        {
            int before = faults.Count;
            var part = form.Read(node, get(into), faults);
            return faults.Count == before ? set(into, part) : into;
        }

        public override Node Write(T from) => form.Write(get(from));

        public override JsonObject Schema()
        {
            var schema = form.Schema();
            schema.Insert(0, "description", $"{Meaning.En} / {Meaning.Zh}");
            return schema;
        }
    }
}
