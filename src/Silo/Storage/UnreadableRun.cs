using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>A run of the data folder of which something cannot be read.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Dossier">What was asked, where that can be read.</param>
/// <param name="Started">When it was begun.</param>
/// <param name="Hash">One hash for all replications; none unless it is completed.</param>
/// <param name="Why">Cause and remedy.</param>
public sealed record UnreadableRun(string Run, Dossier? Dossier, DateTimeOffset Started, string? Hash, Phrase Why);
