using System.Reflection;

namespace Gongyu.Model;

/// <summary>A numeric constant of a rule.</summary>
/// <param name="Field">The constant.</param>
/// <param name="About">What is said about it.</param>
public sealed record Parameter(FieldInfo Field, ParameterAttribute About)
{
    private const BindingFlags Constants = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>All of them, by rule, and as they are declared there.</summary>
    public static IReadOnlyList<Parameter> All { get; } =
    [
        .. typeof(Parameter).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(Constants))
            .Select(field => (Field: field, About: field.GetCustomAttribute<ParameterAttribute>()))
            .Where(one => one.About is not null)
            .Select(one => new Parameter(one.Field, one.About!))
            .OrderBy(one => one.Field.DeclaringType!.Name, StringComparer.Ordinal)
            .ThenBy(one => one.Field.MetadataToken),
    ];

    /// <summary>The rule's name and its own: <c>Organising.BreachShare</c>.</summary>
    public string Name => $"{Field.DeclaringType!.Name}.{Field.Name}";

    /// <summary>Its value.</summary>
    public double Value => Convert.ToDouble(Field.GetValue(null), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether it counts something.</summary>
    public bool IsWhole => Field.FieldType == typeof(int);

    /// <summary>What it means.</summary>
    public Phrase Meaning => new(About.English, About.Chinese);
}
