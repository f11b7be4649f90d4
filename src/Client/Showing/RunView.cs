using Gongyu.Model;

namespace Gongyu.Client;

/// <summary>Shows a run while it is played. Hears of rounds and replications on any thread.</summary>
internal abstract class RunView
{
    /// <summary>The view that suits the place: live on a terminal, plain lines elsewhere, beside JSON only lines a person can see.</summary>
    public static RunView For(Desk desk, Scenario scenario, bool json) => json
        ? new PlainView(desk, scenario, Console.IsErrorRedirected ? TextWriter.Null : desk.Error)
        : desk.Console.Profile.Capabilities.Interactive ? new LiveView(desk, scenario) : new PlainView(desk, scenario, desk.Output);

    /// <summary>A round of the first replication was played.</summary>
    public abstract void RoundPlayed(RoundRecord round);

    /// <summary>A replication was finished.</summary>
    public abstract void ReplicationFinished();

    /// <summary>Shows the work until it is finished or fails.</summary>
    public abstract Task Show(Task work);
}
