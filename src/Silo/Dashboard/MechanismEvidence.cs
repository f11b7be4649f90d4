using System.Text.Json;
using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>The published evidence for a mechanism of the article: <c>docs/mechanisms.json</c>, which is made with the page of documentation.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Row">The article's row.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Scenario">The file of its scenario.</param>
/// <param name="Metric">What must move.</param>
/// <param name="Rises">Whether it must rise.</param>
/// <param name="Levers">What it sets.</param>
/// <param name="Without">Its metric without it.</param>
/// <param name="With">Its metric with it.</param>
/// <param name="Difference">With less without.</param>
/// <param name="Behavioural">The part of that which is behaviour.</param>
/// <param name="Holds">Whether it moves as it must.</param>
internal sealed record MechanismEvidence(
    string Id, string Row, Phrase Name, string Scenario, string Metric, bool Rises, IReadOnlyDictionary<string, double> Levers,
    MechanismEvidence.Measured Without, MechanismEvidence.Measured With, MechanismEvidence.Measured Difference, MechanismEvidence.Measured Behavioural,
    bool Holds)
{
    /// <summary>All of them, in the article's order.</summary>
    public static readonly IReadOnlyList<MechanismEvidence> All =
        JsonSerializer.Deserialize<MechanismEvidence[]>(Embedded.Read("mechanisms.json"), JsonSerializerOptions.Web)!;

    /// <summary>A mean with its 95 % interval.</summary>
    /// <param name="Mean">The mean.</param>
    /// <param name="Low">Where the interval begins.</param>
    /// <param name="High">Where it ends.</param>
    internal sealed record Measured(double Mean, double Low, double High);
}
