namespace Gongyu.Model;

/// <summary>Where the value of a parameter comes from.</summary>
public enum Basis : byte
{
    /// <summary>It was chosen: nothing but plausibility and the patterns of the model speak for it.</summary>
    Chosen,

    /// <summary>It was set by what it does to the patterns, on the seeds of calibration.</summary>
    Calibrated,

    /// <summary>It is what the institution is in the world.</summary>
    Given,
}

/// <summary>Declares that a constant of a rule is a parameter of the model: the one place for all that is said about it.</summary>
/// <param name="unit">Its unit (UCUM).</param>
/// <param name="english">What it means, in English.</param>
/// <param name="chinese">What it means, in Chinese.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ParameterAttribute(string unit, string english, string chinese) : Attribute
{
    /// <summary>Its unit (UCUM).</summary>
    public string Unit => unit;

    /// <summary>What it means, in English.</summary>
    public string English => english;

    /// <summary>What it means, in Chinese.</summary>
    public string Chinese => chinese;

    /// <summary>The literature that the rule follows, not the number, work by work with semicolons; none where there is none.</summary>
    public string? After { get; init; }

    /// <summary>Where the number comes from.</summary>
    public Basis Basis { get; init; }
}
