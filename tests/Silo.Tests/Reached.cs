using System.Reflection;

namespace Gongyu.Silo.Tests;

/// <summary>
/// All that can be reached from some objects and from whatever is static in this program, by way of its own objects and of what they keep
/// others in: collections, tasks, closures. So much is kept alive, whatever else a process has.
/// </summary>
internal sealed class Reached
{
    private const int OfAnObject = 16, OfAField = 8; // Bytes, about.

    private static readonly Type[] Beyond = [typeof(MemberInfo), typeof(Module), typeof(Assembly), typeof(Thread), typeof(TaskScheduler), typeof(ActorHost)];

    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> left = [];
    private readonly Dictionary<Type, FieldInfo[]> fields = [];

    private Reached()
    {
    }

    /// <summary>Their size, about.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many there are of each type.</summary>
    public Dictionary<string, int> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>What is reached now; nothing may change meanwhile.</summary>
    public static Reached From(params object[] roots)
    {
        var reached = new Reached();
        foreach (object root in roots)
            reached.Look(root);
        var statics = typeof(GongyuService).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && HasReferences(field.FieldType));
        foreach (var field in statics)
            reached.Look(field.GetValue(null));
        while (reached.left.TryPop(out object? one))
            reached.Go(one);
        return reached;
    }

    private static bool IsOurs(Type type) => !Beyond.Any(beyond => beyond.IsAssignableFrom(type))
        && type.Assembly.GetName().Name is { } name
        && (name.StartsWith("Gongyu.", StringComparison.Ordinal) || name.StartsWith("System.Collections", StringComparison.Ordinal)
            || name is "System.Private.CoreLib" or "System.Linq");

    private static bool HasReferences(Type type) => !type.IsPrimitive && !type.IsEnum && !type.IsPointer && !type.IsByRef && !type.IsByRefLike && !type.IsFunctionPointer;

    private void Look(object? one)
    {
        // A value is part of what holds it.
        if (one is not null && (one.GetType().IsValueType || seen.Add(one)))
            left.Push(one);
    }

    private void Go(object one)
    {
        var type = one.GetType();
        if (!type.IsValueType)
        {
            Objects[type.Name] = Objects.GetValueOrDefault(type.Name) + 1;
            Bytes += OfAnObject;
        }
        if (one is string text)
            Bytes += 2 * text.Length;
        else if (one is Array array)
            Go(array, type.GetElementType()!);
        else if (IsOurs(type))
            foreach (var field in FieldsOf(type))
            {
                Bytes += OfAField;
                if (HasReferences(field.FieldType))
                    Look(field.GetValue(one));
            }
    }

    private void Go(Array array, Type element)
    {
        Bytes += array.LongLength * (element.IsPrimitive ? System.Runtime.InteropServices.Marshal.SizeOf(element) : OfAField);
        if (HasReferences(element))
            foreach (object? one in array)
                Look(one);
    }

    private FieldInfo[] FieldsOf(Type type)
    {
        if (fields.TryGetValue(type, out var known))
            return known;
        var all = new List<FieldInfo>();
        for (var at = type; at is not null; at = at.BaseType)
            all.AddRange(at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        return fields[type] = [.. all];
    }
}
