using System.Globalization;

namespace Gongyu.Model;

/// <summary>
/// A step of policy: from a round on some levers have other values; the others stay as they are. Plain it is a step, with
/// <see cref="Over"/> a ramp, with <see cref="For"/> a pulse, with <see cref="When"/> triggered by the state of the community.
/// </summary>
/// <param name="At">The first round in which it is in force, from 1; of a triggered one the first in which it may be.</param>
/// <param name="Set">The levers it sets.</param>
public sealed record PolicyStep(int At, PolicyChange Set)
{
    /// <summary>Rounds in which the levers move evenly to what it sets; 1: at once.</summary>
    public int Over { get; init; } = 1;

    /// <summary>Rounds for which it is in force; 0: for good.</summary>
    public int For { get; init; }

    /// <summary>What brings it into force; none: the round alone.</summary>
    public Condition? When { get; init; }

    /// <summary>Rounds in a row in which the condition must have held.</summary>
    public int Hold { get; init; } = 1;

    /// <summary>Rounds after its end in which it cannot come into force again.</summary>
    public int CoolDown { get; init; }

    /// <summary>Whether the levers just have other values from a round on.</summary>
    public bool IsPlain => Over == 1 && For == 0 && When is null;

    /// <summary>Whether it is in force in a round when it came into force in another.</summary>
    internal bool IsInForce(int onset, int round) => round >= onset && (For == 0 || round < onset + For);

    /// <summary>What it makes of the policy beneath it.</summary>
    /// <param name="policy">The policy beneath it.</param>
    /// <param name="round">The round.</param>
    /// <param name="onset">The round in which it came into force.</param>
    internal Policy Of(Policy policy, int round, int onset) => Set.Of(policy, Math.Min(1, (round - onset + 1.0) / Over));

    /// <summary>When it is in force, as users read it: <c>from round 20, over 10 rounds</c>.</summary>
    public Phrase Timing
    {
        get
        {
            var over = Over == 1 ? default : new Phrase($", over {Over} rounds", $"，历时 {Over} 轮");
            var lasting = For == 0 ? default : new Phrase($", for {For} rounds", $"，持续 {For} 轮");
            var from = When is null
                ? new Phrase($"from round {At}", $"第 {At} 轮起")
                : Hold == 1
                    ? new($"when {When}{(At == 1 ? "" : $", from round {At}")}", $"当 {When}{(At == 1 ? "" : $"，第 {At} 轮起")}")
                    : new(
                        $"when {When} has held {Hold} rounds{(At == 1 ? "" : $", from round {At}")}",
                        $"当 {When} 连续成立 {Hold} 轮{(At == 1 ? "" : $"，第 {At} 轮起")}");
            return new(from.En + over.En + lasting.En, from.Zh + over.Zh + lasting.Zh);
        }
    }
}

/// <summary>A condition on the state of the community: <c>stance.enterprise.opportunist &gt; 0.2</c>.</summary>
/// <param name="Metric">The metric, as it was in the round before.</param>
/// <param name="IsAbove">Whether it must be above the bound; else below.</param>
/// <param name="Bound">The bound.</param>
public sealed record Condition(Metric Metric, bool IsAbove, double Bound)
{
    /// <summary>Whether it held in a round.</summary>
    public bool HeldIn(RoundRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        double value = record.Values[Metric.Index];
        return IsAbove ? value > Bound : value < Bound;
    }

    /// <summary>As users write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric.Id} {(IsAbove ? '>' : '<')} {Bound}");
}
