using System.Text.Json;
using System.Text.Json.Serialization;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>A change of policy: levers and their values; and what persons decide for the next round. Either may be left out.</summary>
/// <param name="Set">The value of each lever by its key.</param>
/// <param name="Decide">The stance of each member by its id: abstain, opportunist or committed.</param>
internal sealed record PolicyAsked(IReadOnlyDictionary<string, JsonElement>? Set = null, IReadOnlyDictionary<string, string>? Decide = null)
{
    /// <summary>As a user writes it.</summary>
    /// <exception cref="RefusedException">It is decided for what is no member.</exception>
    [JsonIgnore]
    public IReadOnlyList<string> Assignments
    {
        get
        {
            var (assignments, faults) = Asked.Both(
                [.. (Set ?? Nothing).Select(one => $"{one.Key}={one.Value.GetRawText()}")], [.. (Decide ?? Nobody).Select(one => $"{one.Key}={one.Value}")]);
            return faults.Count == 0 ? assignments : throw new RefusedException(Refusal.Wrong, faults);
        }
    }

    private static readonly Dictionary<string, JsonElement> Nothing = [];
    private static readonly Dictionary<string, string> Nobody = [];
}

/// <summary>A fork: the same past, another policy.</summary>
/// <param name="At">The last round that stays as it is.</param>
/// <param name="Set">The value of each lever by its key.</param>
/// <param name="Decide">The stance of each member by its id in the round after that.</param>
internal sealed record ForkAsked(int At, IReadOnlyDictionary<string, JsonElement>? Set = null, IReadOnlyDictionary<string, string>? Decide = null);
