using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>
/// A colour by its name in <c>palette.css</c>, so that it is another one in the dark and on paper. Those that tell things apart are of
/// Okabe and Ito's palette, which the colour-blind can read too.
/// </summary>
/// <param name="Name">Name of the variable, without dashes before it.</param>
public readonly record struct Ink(string Name)
{
    /// <summary>Text.</summary>
    public static readonly Ink Text = new("ink");

    /// <summary>Text that stands back.</summary>
    public static readonly Ink Quiet = new("quiet");

    /// <summary>Lines of axes.</summary>
    public static readonly Ink Line = new("line");

    /// <summary>What charts lie on.</summary>
    public static readonly Ink Card = new("card");

    /// <summary>The one colour where nothing has to be told apart.</summary>
    public static readonly Ink Accent = new("accent");

    /// <summary>What is neither: an end, a boundary, no agreement.</summary>
    public static readonly Ink Outside = new("outside");

    /// <summary>From little to much.</summary>
    public static readonly IReadOnlyList<Ink> Scale = [.. Enum.GetValues<Tier>().Where(tier => tier > 0).Select(Of)];

    /// <summary>Where a policy leads: other in hue and in lightness, so that print without colours tells them apart too.</summary>
    public static Ink Of(RegimeKind kind) => new(kind switch
    {
        RegimeKind.Trap => "trap",
        RegimeKind.TakeOff => "take-off",
        _ => "bistable",
    });

    /// <summary>A stance: the same wherever there are stances.</summary>
    public static Ink Of(Stance stance) => new(stance switch
    {
        Stance.Abstain => "abstain",
        Stance.Opportunist => "opportunist",
        _ => "committed",
    });

    /// <summary>A tier: the deeper the stronger.</summary>
    public static Ink Of(Tier tier) => new($"tier-{(int)tier}");

    /// <summary>A kind of stakeholder.</summary>
    public static Ink Of(Kind kind) => new(kind.ToString().ToLowerInvariant());
}
