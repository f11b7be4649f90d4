namespace Gongyu.Silo;

/// <summary>Why a request about a run cannot be met; commands and the service each have their numbers for it.</summary>
internal enum Refusal
{
    /// <summary>It can be met.</summary>
    None,

    /// <summary>The request is wrong.</summary>
    Wrong,

    /// <summary>There is no such run.</summary>
    NotFound,

    /// <summary>Another process, or another request, has it now.</summary>
    InUse,

    /// <summary>It comes too late: the run has come to its end, or to the end of what it is asked for.</summary>
    Over,

    /// <summary>It cannot be done in this state; in another it can.</summary>
    NotNow,

    /// <summary>Whoever asks may not do that.</summary>
    Forbidden,

    /// <summary>There are too many already.</summary>
    TooMany,

    /// <summary>What was stored is damaged, or of another version.</summary>
    Damaged,

    /// <summary>What was replayed came out otherwise.</summary>
    Differs,

    /// <summary>A place cannot be written.</summary>
    NotWritable,
}
