namespace Gongyu.Model;

/// <summary>
/// The whole community on one thread: the reference, and the fast host for ensembles. It only stores and delivers; what happens is
/// decided by the stakeholders. Once warm, a round that is not recorded allocates nothing, unless the
/// budget of a programme cuts the policy.
/// </summary>
public sealed class Community
{
    private readonly CommunityPlan plan;
    private readonly ulong seed;
    private readonly Stakeholder[] stakeholders;
    private readonly Mailroom mail;
    private readonly Published published;
    private readonly Effects effects;
    private readonly Witness? witness;

    private Community(CommunityPlan plan, ulong seed, Decisions decisions, Witness? witness)
    {
        this.plan = plan;
        this.seed = seed;
        this.witness = witness;
        stakeholders = [.. plan.Roster.Select(id => Founding.Found(plan, seed, id, decisions))];
        int[] capacities = new int[plan.Regions];
        foreach (var stakeholder in stakeholders)
            capacities[stakeholder.Profile.Region] += stakeholder.Profile.Capacity;
        foreach (var government in stakeholders.OfType<Government>())
            government.MakeRoom(Supervise.MostReported * capacities[government.Profile.Region] + Supervise.MostOwnEntries);
        mail = new(stakeholders.Length, capacities.Sum(), stakeholders.OfType<University>().Sum(university => university.Profile.Capacity));
        effects = new(capacities.Max(), stakeholders.Max(stakeholder => stakeholder.Profile.Capacity));
        published = new(plan);
        foreach (var stakeholder in stakeholders)
            if (stakeholder is Member member)
                published.Post(member.Id, member.Listing);
        published.Turn();
    }

    /// <summary>Asks one of the stakeholders why it does what it does; nobody does unless set.</summary>
    public Inquiry? Inquiry { get; set; }

    /// <summary>Rounds played.</summary>
    public int Round { get; private set; }

    /// <summary>Everybody, in the order of ids.</summary>
    public IReadOnlyList<Stakeholder> Stakeholders => stakeholders;

    /// <summary>Founds a community.</summary>
    /// <param name="plan">Who is there.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="decisions">How members decide; their own decisions unless told otherwise.</param>
    /// <param name="witness">Hears of every act; nobody unless told otherwise.</param>
    public static Community Found(CommunityPlan plan, ulong seed, Decisions? decisions = null, Witness? witness = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan, seed, decisions ?? Decisions.Own, witness);
    }

    /// <summary>Plays one round.</summary>
    /// <param name="input">What it is given from outside: the policy in force in every region, and the decisions of persons.</param>
    public void Play(RoundInput input)
    {
        Round++;
        foreach (var step in Steps.InOrder)
        {
            for (int i = 0; i < stakeholders.Length; i++)
                if (step.IsPlayedBy(stakeholders[i].Id.Kind))
                    Play(step, i, input);
            mail.After(step);
            published.After(step, new(seed, Round));
        }
    }

    /// <summary>Plays one round and records it.</summary>
    public RoundRecord Play(RoundInput input, Recorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        Play(input);
        recorder.Begin();
        foreach (var stakeholder in stakeholders)
            recorder.Add(stakeholder.Id, stakeholder.Round, stakeholder.Reported);
        return recorder.End(Round, input);
    }

    /// <summary>Plays a scenario from its first round to its last, each round when its record is asked for.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="recorder">Records the rounds.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IEnumerable<RoundRecord> Rounds(Scenario scenario, Recorder recorder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var steering = new Steering(scenario);
        while (Round < scenario.Rounds)
        {
            cancellation.ThrowIfCancellationRequested();
            var record = Play(steering.Of(Round + 1), recorder);
            steering.Hear(record);
            yield return record;
        }
    }

    /// <summary>Ends the record of a run with all final states.</summary>
    public RunHash Close(Recorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        var state = new CanonicalWriter();
        foreach (var stakeholder in stakeholders)
        {
            state.Clear();
            stakeholder.Write(state);
            recorder.Close(state.Written);
        }
        return recorder.Hash;
    }

    /// <summary>Plays a whole replication of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="progress">Hears of every round.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Replication Play(
        Scenario scenario, int replication, IProgress<RoundRecord>? progress = null, CancellationToken cancellation = default) =>
        Play(scenario, replication, null, progress, cancellation);

    /// <summary>Plays a whole replication of a scenario before a witness.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="witness">Hears of every act.</param>
    /// <param name="progress">Hears of every round.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Replication Play(
        Scenario scenario, int replication, Witness? witness, IProgress<RoundRecord>? progress, CancellationToken cancellation) =>
        Play(scenario, replication, Decisions.Own, witness, progress, cancellation);

    /// <summary>Plays a whole replication of a scenario whose members decide in some way, before a witness.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="replication">Which replication, from 0.</param>
    /// <param name="decisions">How members decide.</param>
    /// <param name="witness">Sees every act, if given.</param>
    /// <param name="progress">Hears of every round, if given.</param>
    /// <param name="cancellation">Stops between two rounds.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Replication Play(
        Scenario scenario, int replication, Decisions decisions, Witness? witness = null, IProgress<RoundRecord>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ulong seed = scenario.SeedOf(replication);
        var community = Found(scenario.Community, seed, decisions, witness);
        var recorder = new Recorder(seed);
        var tally = new Tally(scenario, replication);
        foreach (var record in community.Rounds(scenario, recorder, cancellation))
        {
            tally.Add(record);
            progress?.Report(record);
        }
        return tally.End(community.Close(recorder));
    }

    private void Play(Step step, int index, RoundInput input)
    {
        var stakeholder = stakeholders[index];
        var seat = step == Step.Learn ? RoundInput.StanceOf(stakeholder.Id, input.Seats) : null;
        var brief = mail.Read(index, new(seed, Round), published.Board, input.Policy, seat);
        Inquiry?.Attend(step, stakeholder, brief, effects, id => stakeholders[IndexOf(id)]);
        stakeholder.Act(step, brief, effects);
        stakeholder.Commit(step, effects);
        witness?.See(Round, step, stakeholder, effects);
        Deliver(stakeholder, index);
    }

    private void Deliver(Stakeholder sender, int index)
    {
        foreach (ref readonly var message in effects.Messages)
            mail.Add(IndexOf(message.To), message);
        foreach (ref readonly var filing in effects.Filings)
            mail.Add(sender.Profile.Region, filing);
        foreach (ref readonly var inspection in effects.Inspections)
            mail.Add(index, new Finding(
                inspection.Party, inspection.Partner, stakeholders[IndexOf(inspection.Party)].Show(inspection.Partner)));
        foreach (ref readonly var notice in effects.Notices)
            mail.Add(IndexOf(notice.Party), notice);
        published.Post(sender.Id, effects);
    }

    private int IndexOf(StakeholderId id) => id.Index + id.Kind switch
    {
        Kind.Government => 0,
        Kind.Enterprise => plan.Regions,
        Kind.University => plan.Regions + plan.Enterprises,
        _ => plan.Regions + plan.Enterprises + plan.Universities,
    };
}
