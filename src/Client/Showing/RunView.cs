using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>Shows a run while it is played.</summary>
/// <param name="scenario">The scenario.</param>
internal abstract class RunView(Scenario scenario) : RunWatcher
{
    private readonly Steering steering = new(scenario);

    /// <summary>The scenario.</summary>
    protected Scenario Scenario => scenario;

    /// <summary>The view that suits the place: live on a terminal, plain lines elsewhere, beside JSON only lines a person can see.</summary>
    public static RunView For(Desk desk, Scenario scenario, bool json) => json
        ? new PlainView(desk, scenario, Console.IsErrorRedirected ? TextWriter.Null : desk.Error)
        : desk.Console.Profile.Capabilities.Interactive ? new LiveView(desk, scenario) : new PlainView(desk, scenario, desk.Output);

    /// <summary>Shows the work until it is finished or fails.</summary>
    public abstract Task Show(Task work);

    /// <summary>What a round has brought into force, a line each; nothing when rounds before it were not seen.</summary>
    protected IEnumerable<Phrase> Triggered(RoundRecord round)
    {
        if (round.Round != steering.Heard + 1)
            return [];
        steering.Hear(round);
        return steering.Onsets.Where(onset => onset.Round == round.Round + 1).Select(onset => new Phrase(
            $"in force from round {onset.Round}: {onset.Step.Set} ({onset.Step.Timing.En})",
            $"第 {onset.Round} 轮起施行：{onset.Step.Set}（{onset.Step.Timing.Zh}）"));
    }

    /// <summary>What somebody has changed, a line each.</summary>
    protected static IEnumerable<Phrase> Lines(Changed changed) =>
    [
        .. changed.Steps.Select(step => new Phrase($"{step.Timing.En}: {step.Set}", $"{step.Timing.Zh}：{step.Set}")),
        .. Changed.ByRound(changed.Decisions).Select(one => new Phrase(
            $"in round {one.Round} a person decides: {one.Decided}", $"第 {one.Round} 轮由人决定：{one.Decided}")),
    ];
}
