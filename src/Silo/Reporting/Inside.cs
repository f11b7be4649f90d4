using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>How things stood at the end of a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Stances">The enterprises and universities that were there, and how each stood.</param>
/// <param name="Agreements">The agreements in force.</param>
internal sealed record Snapshot(int Round, IReadOnlyDictionary<StakeholderId, Stance> Stances, IReadOnlyDictionary<Bond, Tier> Agreements)
{
    /// <summary>How things stand in a community now.</summary>
    public static Snapshot Of(Community community) => new(
        community.Round,
        community.Stakeholders.OfType<Member>().Where(member => !member.IsVacant).ToDictionary(member => member.Id, member => member.Stance),
        community.Stakeholders.OfType<University>().SelectMany(university => university.Agreements.ToArray().Select(agreement =>
            (Bond: new Bond(university.Id, agreement.Partner, agreement.Signed), agreement.Tier))).ToDictionary(one => one.Bond, one => one.Tier));
}

/// <summary>An agreement as long as it lasts: signed again it is another.</summary>
/// <param name="University">The university.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Signed">The round in which it was signed.</param>
internal readonly record struct Bond(StakeholderId University, StakeholderId Enterprise, int Signed);

/// <summary>Money of one reason from all of a kind, or from a boundary, to all of another, in all rounds.</summary>
/// <param name="From">Who paid: an account of number 0 stands for all of its kind.</param>
/// <param name="Reason">Why.</param>
/// <param name="To">Who received.</param>
internal readonly record struct Flow(Account From, Reason Reason, Account To)
{
    /// <summary>Adds the entries of the round that a community has played last.</summary>
    public static void Add(Community community, IDictionary<Flow, Money> money)
    {
        foreach (var stakeholder in community.Stakeholders)
            foreach (var entry in stakeholder.Reported)
            {
                var flow = new Flow(AllOf(entry.From), entry.Reason, AllOf(entry.To));
                money[flow] = (money.TryGetValue(flow, out var before) ? before : default) + entry.Amount;
            }
    }

    private static Account AllOf(Account account) =>
        account.IsStakeholder ? new StakeholderId(StakeholderId.FromCode(account.Code).Kind, 0) : account;
}

/// <summary>
/// What the tables of a run do not tell of its first replication: who worked with whom, who paid whom, which policy was in force. The fast
/// host plays it again; the hash says whether it is the same.
/// </summary>
/// <param name="Policies">The policy in force in each of the rounds that are shown.</param>
/// <param name="Onsets">When steps that are triggered came into force.</param>
/// <param name="Snapshots">How things stood in some rounds, in their order.</param>
/// <param name="Money">The sums of the ledger.</param>
/// <param name="Hash">What it came to.</param>
internal sealed record Inside(
    IReadOnlyList<Policy> Policies, IReadOnlyList<(PolicyStep Step, int Round)> Onsets, IReadOnlyList<Snapshot> Snapshots,
    IReadOnlyDictionary<Flow, Money> Money, RunHash Hash)
{
    /// <summary>Plays the first replication of a scenario again.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="shown">The rounds of which the policy is told.</param>
    /// <param name="looked">The rounds in which it is looked inside.</param>
    /// <param name="hear">Hears every round.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Inside Replay(
        Scenario scenario, IReadOnlyCollection<int> shown, IReadOnlyCollection<int> looked, Action<RoundRecord> hear, CancellationToken cancellation)
    {
        ulong seed = scenario.SeedOf(0);
        var (community, recorder, steering) = (Community.Found(scenario.Community, seed), new Recorder(seed), new Steering(scenario));
        HashSet<int> told = [.. shown], seen = [.. looked];
        List<Policy> policies = [];
        List<Snapshot> snapshots = [];
        Dictionary<Flow, Money> money = [];
        for (int round = 1; round <= scenario.Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var input = steering.Of(round);
            var record = community.Play(input, recorder);
            steering.Hear(record);
            hear(record);
            if (told.Contains(round))
                policies.Add(input.Policy);
            if (seen.Contains(round))
                snapshots.Add(Snapshot.Of(community));
            Flow.Add(community, money);
        }
        var ordered = money.OrderBy(one => one.Key.From.Code).ThenBy(one => one.Key.Reason).ThenBy(one => one.Key.To.Code);
        return new(policies, [.. steering.Onsets], snapshots, ordered.ToDictionary(), community.Close(recorder));
    }
}
