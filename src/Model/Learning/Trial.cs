namespace Gongyu.Model;

/// <summary>
/// Experiment and keep: a practice is tried for a season and kept when it served its own interests better than the season before, else given
/// up (win-stay, lose-shift: Nowak and Sigmund 1993). For those who are too few to imitate each other. The practice is a number in [0,1].
/// </summary>
/// <param name="Kept">What is kept.</param>
/// <param name="Tried">What is done at present; what is kept, in every other season.</param>
/// <param name="Before">Mean utility of the season before a trial.</param>
/// <param name="Sum">Utility of this season until now.</param>
/// <param name="Rounds">Rounds of this season until now.</param>
public readonly record struct Trial(double Kept, double Tried, double Before, double Sum, int Rounds) : ICanonical<Trial>
{
    /// <summary>Rounds of a season: two years.</summary>
    [Parameter("{round}", "Rounds of a season of trying or keeping a practice", "尝试或保留一种做法的轮数", After = "Nowak and Sigmund 1993")]
    public const int Season = 4;

    /// <summary>Nothing was tried yet.</summary>
    public static readonly Trial None = new(0.5, 0.5, 0, 0, 0);

    /// <summary>What follows a round.</summary>
    /// <param name="utility">What the round was worth.</param>
    /// <param name="draw">A uniform draw in [0,1): what is tried next, if anything is.</param>
    public Trial After(double utility, double draw)
    {
        double sum = Sum + utility;
        if (Rounds + 1 < Season)
            return this with { Sum = sum, Rounds = Rounds + 1 };
        double mean = sum / Season;
        if (Tried == Kept)
            return new(Kept, draw, mean, 0, 0);
        double better = mean > Before ? Tried : Kept;
        return new(better, better, 0, 0, 0);
    }

    /// <inheritdoc/>
    public void Write(CanonicalWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Double(Kept);
        to.Double(Tried);
        to.Double(Before);
        to.Double(Sum);
        to.Int(Rounds);
    }

    /// <inheritdoc/>
    public static Trial Read(ref CanonicalReader from) => new(from.Double(), from.Double(), from.Double(), from.Double(), from.Int());
}
