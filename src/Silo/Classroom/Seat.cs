using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How a member stood after a round.</summary>
/// <param name="Stance">How it stands to cooperation.</param>
/// <param name="Agreements">Agreements it has.</param>
/// <param name="Balance">What it has, in units.</param>
/// <param name="Utility">Its smoothed, interest-weighted utility.</param>
internal sealed record MemberState(Stance Stance, int Agreements, double Balance, double Utility)
{
    /// <summary>
    /// All members after a round: the fast host plays the run again up to it, which takes a moment for the few of a class and is the
    /// very past.
    /// </summary>
    public static IReadOnlyDictionary<StakeholderId, MemberState> Of(Scenario scenario, int round)
    {
        var community = Community.Found(scenario.Community, scenario.Seed);
        foreach (var _ in community.Rounds(scenario, new(scenario.Seed)).Take(round))
        {
        }
        return community.Stakeholders.OfType<Member>().ToDictionary(
            member => member.Id, member => new MemberState(member.Stance, member.Agreements.Length, member.Balance.Units, member.Utility));
    }
}

/// <summary>An enterprise or university that somebody may take, and decide for.</summary>
/// <param name="id">Which.</param>
/// <param name="name">Its name.</param>
internal sealed class Seat(StakeholderId id, string name)
{
    /// <summary>Which.</summary>
    public StakeholderId Id => id;

    /// <summary>Its name.</summary>
    public string Name => name;

    // Of the round that is played, until it is, and of the one after.
    private readonly SortedDictionary<int, Stance> decisions = [];

    /// <summary>Who has it; nobody when it is free.</summary>
    public Person? Of { get; private set; }

    /// <summary>What was decided, by round, for rounds that are not played yet.</summary>
    public IReadOnlyDictionary<int, Stance> Decisions => decisions;

    /// <summary>Somebody takes it, or leaves it: then nothing is decided.</summary>
    public void Give(Person? person)
    {
        Of = person;
        decisions.Clear();
    }

    /// <summary>Decides for a round.</summary>
    public void Decide(int round, Stance stance) => decisions[round] = stance;

    /// <summary>What was decided for a round; nothing when the model is to decide.</summary>
    public Stance? In(int round) => decisions.TryGetValue(round, out var stance) ? stance : null;

    /// <summary>The decision for a round, as an assignment of the run. None when nothing was decided.</summary>
    public string? Assignment(int round) => In(round) is { } stance ? $"{id}={WordOf(stance)}" : null;

    /// <summary>Rounds are played: what was decided for them is in the run.</summary>
    public void Forget(int played)
    {
        while (decisions.Count > 0 && decisions.Keys.First() is var round && round <= played)
            decisions.Remove(round);
    }

    /// <summary>The word of a stance in files and requests.</summary>
    public static string WordOf(Stance stance) => stance switch
    {
        Stance.Abstain => "abstain",
        Stance.Opportunist => "opportunist",
        _ => "committed",
    };

    /// <summary>The stance of a word; or none.</summary>
    public static Stance? StanceOf(string? word) =>
        Enum.GetValues<Stance>().Cast<Stance?>().FirstOrDefault(stance => WordOf(stance!.Value) == word);

    /// <summary>What a stance is called.</summary>
    public static Phrase Called(Stance stance) => stance switch
    {
        Stance.Abstain => new("abstain", "观望"),
        Stance.Opportunist => new("opportunist", "投机"),
        _ => new("committed", "投入"),
    };
}
