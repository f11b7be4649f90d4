using System.Reflection;
using System.Runtime.Serialization;
using Gongyu.Model;
using Gongyu.Silo;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Gongyu.Grains.Tests;

/// <summary>What is said arrives as it was said.</summary>
public sealed class CodecTests : IDisposable
{
    private static readonly Type[] Contracts =
    [
        .. typeof(IRunGrain).Assembly.GetExportedTypes().Where(type =>
            type.IsDefined(typeof(GenerateSerializerAttribute)) && !typeof(Exception).IsAssignableFrom(type)),
    ];

    private readonly ServiceProvider services = new ServiceCollection().AddSerializer().AddFacts().BuildServiceProvider();

    public static TheoryData<Type> Facts => [.. CanonicalCodec.Types.OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static TheoryData<Type> Said => [.. Contracts.OrderBy(type => type.Name, StringComparer.Ordinal)];

    private Serializer Serializer => services.GetRequiredService<Serializer>();

    public void Dispose() => services.Dispose();

    [Fact]
    public void Every_fact_of_the_model_can_be_sent() => Assert.Equal(
        typeof(Scenario).Assembly.GetTypes().Where(type => type.GetMethod("Write", [typeof(CanonicalWriter)]) is not null
            && type.GetInterfaces().Any(contract => contract.Name == "ICanonical`1")).OrderBy(type => type.Name),
        CanonicalCodec.Types.OrderBy(type => type.Name));

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_survives_the_wire(Type fact) => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        object sent = Make(fact, new(seed));
        Assert.Equal(Canonical(sent), Canonical(ThereAndBack(sent)));
        var boxed = Assert.IsType<object[]>(ThereAndBack(new[] { sent, sent }));
        Assert.Equal(Canonical(sent), Canonical(boxed[1]));
    }, iter: 20);

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_survives_where_its_type_is_expected(Type fact) => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        object sent = Make(fact, new(seed));
        var typed = typeof(CodecTests).GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(fact);
        Assert.Equal(Canonical(sent), Canonical(typed.Invoke(this, [sent])!));
        var list = Array.CreateInstance(fact, 2);
        list.SetValue(sent, 1);
        list.SetValue(Make(fact, new(seed + 1)), 0);
        var back = (Array)ThereAndBack(list);
        Assert.Equal(fact, back.GetType().GetElementType());
        Assert.Equal(Canonical(sent), Canonical(back.GetValue(1)!));
    }, iter: 5);

    [Theory]
    [MemberData(nameof(Said))]
    public void What_grains_say_survives_the_wire_member_by_member(Type said) => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        object sent = Make(said, new(seed)), received = ThereAndBack(sent);
        foreach (var member in said.GetProperties().Where(member => member.GetIndexParameters().Length == 0))
            Assert.Equal(Serializer.SerializeToArray(member.GetValue(sent)), Serializer.SerializeToArray(member.GetValue(received)));
    }, iter: 20);

    [Fact]
    public void Empty_lists_stay_lists()
    {
        var order = new Order(new([], [], [], []), Policy.None, [], []);
        var received = (Order)ThereAndBack(order);
        Assert.Empty(received.Filings);
        Assert.Empty(received.Notices);
        Assert.Equal(0, received.Board.Announcements.Length);
        var reply = (Reply)ThereAndBack(new Reply(null, [], [], null, null, 1, 2));
        Assert.Equal((null, null, null, 1, 2), (reply.Listing, reply.Report, reply.State, reply.Sent, reply.Read));
        Assert.Empty(reply.Filings);
    }

    [Theory]
    [InlineData(typeof(StaleTicketException))]
    [InlineData(typeof(LostStateException))]
    public void An_exception_arrives_as_what_it_is(Type kind)
    {
        var received = Assert.IsAssignableFrom<Exception>(ThereAndBack(Activator.CreateInstance(kind, "Gone.")!));
        Assert.Equal((kind, "Gone."), (received.GetType(), received.Message));
    }

    private object ThereAndBack(object sent) => Serializer.Deserialize<object>(Serializer.SerializeToArray(sent))!;

    private T Typed<T>(T sent) => Serializer.Deserialize<T>(Serializer.SerializeToArray(sent))!;

    private static byte[] Canonical(object fact)
    {
        var bytes = new CanonicalWriter();
        fact.GetType().GetMethod("Write", [typeof(CanonicalWriter)])!.Invoke(fact, [bytes]);
        return bytes.Written.ToArray();
    }

    // Any value of a type: of its parts, by constructor or by properties, all different from each other.
    private static object Make(Type type, Random chance)
    {
        if (type == typeof(double))
            return chance.NextDouble();
        if (type == typeof(bool))
            return chance.Next(2) == 1;
        if (type == typeof(string))
            return "en";
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(chance.Next(Enum.GetValues(type).Length))!;
        if (type == typeof(Policy))
            return Policy.FromValues([.. Levers.All.Select(_ => chance.NextDouble())]);
        if (type == typeof(Measures))
            return Enumerable.Range(0, (int)Measure.Count).Aggregate(new Measures(), (measures, measure) =>
            {
                measures[(Measure)measure] = chance.NextDouble();
                return measures;
            });
        if (type.IsPrimitive)
            return Convert.ChangeType(chance.Next(1, 100), type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsArray || type.Name == "IReadOnlyList`1")
            return List(type.GetElementType() ?? type.GetGenericArguments()[0], chance);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Make(underlying, chance);
        return Compose(type, chance);
    }

    private static Array List(Type element, Random chance)
    {
        var list = Array.CreateInstance(element, chance.Next(1, 4));
        for (int i = 0; i < list.Length; i++)
            list.SetValue(Make(element, chance), i);
        return list;
    }

    private static object Compose(Type type, Random chance)
    {
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)
            ?? throw new SerializationException($"{type} has no constructor.");
        object value = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, chance))]);
        if (constructor.GetParameters().Length == 0)
            foreach (var property in type.GetProperties().Where(property => property.CanWrite))
                property.SetValue(value, Make(property.PropertyType, chance));
        return value;
    }
}
