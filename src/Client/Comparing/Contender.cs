using Gongyu.Experiments;
using Gongyu.Model;

namespace Gongyu.Client;

/// <summary>One policy of a comparison: a scenario that is still to be played, or what a run came to.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rounds">Rounds of each replication.</param>
/// <param name="Scenario">The scenario, if it is to be played.</param>
/// <param name="Sample">The outcomes, once they are there.</param>
/// <param name="Hash">The hash of the replications, once they were all played.</param>
internal sealed record Contender(string Name, int Rounds, Scenario? Scenario, Sample? Sample, string? Hash)
{
    /// <summary>The seeds it is or will be played with.</summary>
    public IEnumerable<ulong> Seeds =>
        Sample?.Seeds ?? Enumerable.Range(0, Scenario!.Replications).Select(Scenario.SeedOf);

    /// <summary>It with its outcomes.</summary>
    public Contender With(Ensemble ensemble) =>
        this with { Sample = Sample.Of(Name, ensemble), Hash = ensemble.IsComplete ? ensemble.Hash.ToString() : null };
}
