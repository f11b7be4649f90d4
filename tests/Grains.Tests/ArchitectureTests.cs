using System.Reflection;
using Gongyu.Model;
using Gongyu.Silo;
using Orleans.Concurrency;

namespace Gongyu.Grains.Tests;

/// <summary>What no grain may be: the whole community, a clock, a store of others' states.</summary>
public class ArchitectureTests
{
    private static readonly Assembly Room = typeof(IRunGrain).Assembly;

    private static readonly IReadOnlyList<Use> Uses = Metadata.UsesOf(Room.Location);

    private static readonly Type[] GrainClasses = [.. Room.GetTypes().Where(type => typeof(Grain).IsAssignableFrom(type))];

    private static readonly Type[] GrainContracts =
        [.. Room.GetTypes().Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type))];

    [Fact]
    public void No_grain_knows_the_whole_community()
    {
        Assert.Contains(Uses, use => use.Type == typeof(Stakeholder).FullName);
        Assert.DoesNotContain(typeof(Community).FullName, Metadata.TypesNamedIn(Room.Location));
    }

    [Fact]
    public void Only_a_stakeholder_grain_makes_a_stakeholder_and_only_its_own()
    {
        string[] makers = [.. Uses
            .Where(use => use is { Type: "Gongyu.Model.Founding", Member: "Found" } or { Type: "Gongyu.Model.Stakeholder", Member: "Read" })
            .Select(use => use.By).Distinct()];
        Assert.Equal([nameof(StakeholderGrain)], makers);
        // Who keeps the roster draws up what everybody is founded with, as bytes that go to each alone.
        Assert.Equal([nameof(RunGrain)], Uses.Where(use => use is { Type: "Gongyu.Model.Founding" }).Select(use => use.By).Distinct());
        Assert.Equal(
            ["StakeholderGrain.self"],
            FieldsHolding(typeof(Stakeholder)).Select(field => $"{field.DeclaringType!.Name}.{field.Name}"));
    }

    [Fact]
    public void Only_the_recorder_sums_up()
    {
        Assert.Equal(["RecorderGrain"], FieldsHolding(typeof(Recorder)).Select(field => field.DeclaringType!.Name));
        Assert.Equal(["RecorderGrain"], Uses.Where(use => use.Type == typeof(Recorder).FullName).Select(use => use.By).Distinct());
    }

    [Theory]
    [InlineData("", "RegisterTimer")]
    [InlineData("", "RegisterGrainTimer")]
    [InlineData("", "RegisterOrUpdateReminder")]
    [InlineData("Orleans.IRemindable", "")]
    [InlineData("System.Random", "")]
    [InlineData("System.Diagnostics.Stopwatch", "")]
    [InlineData("System.TimeProvider", "")]
    [InlineData("System.Threading.Timer", "")]
    [InlineData("System.Environment", "get_TickCount64")]
    [InlineData("System.DateTime", "get_Now")]
    [InlineData("System.DateTime", "get_UtcNow")]
    [InlineData("System.DateTimeOffset", "get_UtcNow")]
    [InlineData("System.DateTimeOffset", "get_Now")]
    [InlineData("System.Guid", "NewGuid")]
    [InlineData("System.Threading.Tasks.Task", "Delay")]
    [InlineData("System.Threading.Tasks.Task", "Run")]
    public void Grains_have_no_clock_timer_or_chance_of_their_own(string type, string member) => Assert.DoesNotContain(
        Uses, use => (type.Length == 0 || use.Type == type) && (member.Length == 0 || use.Member == member));

    [Fact]
    public void Arrows_run_one_way()
    {
        Assert.Equal(["Gongyu.Model"], OursIn(Room));
        Assert.Equal(["Gongyu.Experiments", "Gongyu.Grains", "Gongyu.Model", "Gongyu.Scenarios"], OursIn(typeof(ActorRun).Assembly));
    }

    [Fact]
    public void Grain_classes_are_sealed() => Assert.Equal(
        [nameof(MemberGrain), nameof(StakeholderGrain)],
        GrainClasses.Where(type => !type.IsSealed).Select(type => type.Name).Order().ToArray());

    [Fact]
    public void Methods_of_grains_have_no_suffix_and_one_that_waits_for_nobody_interleaves()
    {
        var methods = GrainContracts.SelectMany(contract => contract.GetMethods()).ToList();
        Assert.All(methods, method => Assert.False(method.Name.EndsWith("Async", StringComparison.Ordinal), method.Name));
        Assert.Equal(
            ["Accept", "Announce", "Deliver", "Explain", "Inform", "Inspect", "Leave", "Position", "Propose", "Recommend", "StateOf"],
            methods.Where(method => method.IsDefined(typeof(AlwaysInterleaveAttribute))).Select(method => method.Name).Order());
    }

    [Fact]
    public void What_grains_say_has_a_lasting_name_and_numbered_members()
    {
        var said = Room.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute))).ToList();
        string[] names = [.. said.Concat(GrainContracts).Select(type => type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name)];
        Assert.All(names, name => Assert.StartsWith("gongyu.", name, StringComparison.Ordinal));
        Assert.Equal(names.Length, names.Distinct().Count());
        foreach (var type in said.Where(type => !typeof(Exception).IsAssignableFrom(type)))
            Assert.Equal(
                Enumerable.Range(0, Members(type).Count()).Select(id => (uint?)id),
                Members(type).Select(member => member.GetCustomAttribute<IdAttribute>()?.Id).Order());
    }

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static IEnumerable<FieldInfo> FieldsHolding(Type held) => GrainClasses
        .SelectMany(type => type.GetFields(
            BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(field => Holds(field.FieldType, held));

    private static bool Holds(Type type, Type held) => held.IsAssignableFrom(type)
        || type.HasElementType && Holds(type.GetElementType()!, held)
        || type.IsGenericType && type.GetGenericArguments().Any(argument => Holds(argument, held));

    private static string[] OursIn(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
        .Where(name => name.StartsWith("Gongyu.", StringComparison.Ordinal)).Order()];
}
