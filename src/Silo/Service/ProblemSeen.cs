using Gongyu.Model;
using Gongyu.Scenarios;

namespace Gongyu.Silo;

/// <summary>What is wrong with a request, as whoever asked reads it: problem details with what the service adds to them.</summary>
/// <param name="Title">What the status says.</param>
/// <param name="Detail">What is wrong, in English.</param>
/// <param name="DetailZh">What is wrong, in Chinese.</param>
/// <param name="Refusal">What kind of <see cref="Silo.Refusal"/> it is; none when the request did not get that far.</param>
/// <param name="Faults">All that is wrong.</param>
internal sealed record ProblemSeen(
    string? Title = null, string? Detail = null, string? DetailZh = null, string? Refusal = null, IReadOnlyList<FaultSeen>? Faults = null);

/// <summary>A fault as the service tells it.</summary>
internal sealed record FaultSeen(string File, int Line, int Column, string En, string Zh)
{
    /// <summary>As it is told.</summary>
    public static FaultSeen Of(Fault fault) => new(fault.File, fault.Line, fault.Column, fault.What.En, fault.What.Zh);

    /// <summary>As it was.</summary>
    public Fault Fault => new(File, Line, Column, new Phrase(En, Zh));
}
