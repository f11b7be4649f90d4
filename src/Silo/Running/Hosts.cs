namespace Gongyu.Silo;

/// <summary>Who plays which replication.</summary>
internal enum Hosts
{
    /// <summary>The first by actors, so that it can be watched actor by actor; the others by the fast host.</summary>
    FirstByActors,

    /// <summary>All by actors.</summary>
    Actors,

    /// <summary>All by the fast host.</summary>
    Fast,

    /// <summary>The first by the fast host, the others by actors: whoever has not played when the first was by actors.</summary>
    OthersByActors,
}

/// <summary>Who plays what.</summary>
internal static class HostsOf
{
    /// <summary>Whether actors play a replication, counted from 0.</summary>
    public static bool ByActors(this Hosts hosts, int replication) =>
        hosts == Hosts.Actors || hosts == (replication == 0 ? Hosts.FirstByActors : Hosts.OthersByActors);

    /// <summary>Whoever has not played.</summary>
    public static Hosts Others(this Hosts hosts) => hosts switch
    {
        Hosts.Actors => Hosts.Fast,
        Hosts.Fast => Hosts.Actors,
        Hosts.FirstByActors => Hosts.OthersByActors,
        _ => Hosts.FirstByActors,
    };
}

/// <summary>Where what comes of a run goes.</summary>
/// <param name="Folder">The results folder; none: the usual one.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Ledger">Whether the ledger is to be among the results.</param>
internal sealed record RunPlace(string? Folder, string Data, bool Ledger);
