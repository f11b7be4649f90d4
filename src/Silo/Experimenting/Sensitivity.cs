using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How an experiment asks which levers drive its outcomes.</summary>
/// <param name="Method"><c>morris</c> or <c>sobol</c>.</param>
/// <param name="Rows">Trajectories of Morris, or rows of Sobol.</param>
/// <param name="Group">What figures are told of: every <c>lever</c>, every <c>row</c> of the source article, or every <c>family</c> of rows.</param>
/// <param name="Pairs">Whether interactions of pairs are told.</param>
/// <param name="Low">The least value of every lever that varies.</param>
/// <param name="High">The greatest.</param>
/// <param name="Seed">Chance of the design and of the intervals.</param>
internal sealed record SensitivityAsked(
    string Method, int Rows, string Group, bool Pairs, IReadOnlyList<double> Low, IReadOnlyList<double> High, ulong Seed)
{
    /// <summary>The methods there are.</summary>
    public static readonly IReadOnlyList<string> Methods = ["morris", "sobol"];

    /// <summary>What figures can be told of.</summary>
    public static readonly IReadOnlyList<string> GroupsThereAre = ["lever", "row", "family"];

    /// <summary>Asks about factors.</summary>
    public static SensitivityAsked Of(string method, int rows, string group, bool pairs, IReadOnlyList<Factor> factors, ulong seed) =>
        new(method, rows, group, pairs, [.. factors.Select(factor => factor.Low)], [.. factors.Select(factor => factor.High)], seed);

    /// <summary>The points to play.</summary>
    /// <param name="levers">The levers that vary.</param>
    /// <exception cref="DesignException">There are too many.</exception>
    public Design Design(IReadOnlyList<Lever> levers)
    {
        Factor[] factors = [.. levers.Zip(Low, High).Select(one => new Factor(one.First, one.Second, one.Third))];
        return Experiments.Design.Of(factors, Method == "morris" ? Morris(levers).Points : Sobol(levers).Points);
    }

    /// <summary>What came of it for a metric, as rows of a table.</summary>
    /// <param name="levers">The levers that vary.</param>
    /// <param name="outcomes">The metric's mean at every point; not a number where it failed.</param>
    public (IReadOnlyList<SensitivityRow> Rows, int Dropped, Phrase? Remark) Analyse(IReadOnlyList<Lever> levers, IReadOnlyList<double> outcomes)
    {
        if (Method == "morris")
        {
            var effects = Morris(levers).Analyse(outcomes);
            return ([.. effects.Effects.SelectMany(Rows)], effects.Dropped, effects.Remark);
        }
        var indices = Sobol(levers).Analyse(outcomes);
        return (
            [
                .. indices.Indices.Select(index => new SensitivityRow(index.Group.Name, null, "S1", index.First.Value, index.First.Low, index.First.High)),
                .. indices.Indices.Select(index => new SensitivityRow(index.Group.Name, null, "ST", index.Total.Value, index.Total.Low, index.Total.High)),
                .. indices.Pairs.Select(pair => new SensitivityRow(
                    pair.One.Name, pair.Other.Name, "S2", pair.Second.Value, pair.Second.Low, pair.Second.High)),
            ],
            indices.Dropped, indices.Remark);

        static IEnumerable<SensitivityRow> Rows(MorrisEffect effect)
        {
            yield return new(effect.Group.Name, null, "mu*", effect.Size.Value, effect.Size.Low, effect.Size.High);
            if (effect is { Mean: { } mean, Deviation: { } deviation })
            {
                yield return new(effect.Group.Name, null, "mu", mean, null, null);
                yield return new(effect.Group.Name, null, "sigma", deviation, null, null);
            }
        }
    }

    private MorrisPlan Morris(IReadOnlyList<Lever> levers) => new(Groups(levers), Rows, Seed);

    private SobolPlan Sobol(IReadOnlyList<Lever> levers) => new(Groups(levers), Rows, Seed, Pairs);

    private IReadOnlyList<FactorGroup> Groups(IReadOnlyList<Lever> levers) =>
    [
        .. levers.Index().GroupBy(one => NameOf(one.Item), one => one.Index).Select(group => new FactorGroup(group.Key, [.. group])),
    ];

    private string NameOf(Lever lever) => Group switch
    {
        "row" => lever.Row,
        "family" => lever.Row[..1],
        _ => lever.Key,
    };
}

/// <summary>A figure of what a lever, or a group of levers, does.</summary>
/// <param name="Group">The lever or group.</param>
/// <param name="Other">The other one of a pair.</param>
/// <param name="Figure"><c>mu*</c>, <c>mu</c>, <c>sigma</c>, <c>S1</c>, <c>ST</c> or <c>S2</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
internal sealed record SensitivityRow(string Group, string? Other, string Figure, double Value, double? Low, double? High);
