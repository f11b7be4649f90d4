using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>Shows a run while it is played.</summary>
internal abstract class RunView : RunWatcher
{
    /// <summary>The view that suits the place: live on a terminal, plain lines elsewhere, beside JSON only lines a person can see.</summary>
    public static RunView For(Desk desk, Scenario scenario, bool json) => json
        ? new PlainView(desk, scenario, Console.IsErrorRedirected ? TextWriter.Null : desk.Error)
        : desk.Console.Profile.Capabilities.Interactive ? new LiveView(desk, scenario) : new PlainView(desk, scenario, desk.Output);

    /// <summary>Shows the work until it is finished or fails.</summary>
    public abstract Task Show(Task work);

    /// <summary>A change of policy in a line.</summary>
    protected static Phrase Line(PolicyStep step) => new($"{step.Timing.En}: {step.Set}", $"{step.Timing.Zh}：{step.Set}");
}
