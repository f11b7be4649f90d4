namespace Gongyu.Model.Tests;

/// <summary>
/// A third host, for laws: plays stakeholders as <see cref="Community"/> does (a test says so), but lets a test look into every act,
/// put stakeholders of its own on stage, and shuffle what the post brings.
/// </summary>
internal sealed class Stage
{
    private readonly CommunityPlan plan;
    private readonly ulong seed;
    private readonly Inbox[] inboxes;
    private readonly Published published;
    private readonly Effects effects = new();

    public Stage(CommunityPlan plan, ulong seed, IEnumerable<Stakeholder> cast, int round = 0)
    {
        (this.plan, this.seed, Round) = (plan, seed, round);
        All = [.. cast];
        inboxes = [.. All.Select(_ => new Inbox())];
        published = new(plan);
        foreach (var member in Members)
            published.Post(member.Id, member.Listing);
        published.Turn();
    }

    /// <summary>What a law may look at before an act is committed.</summary>
    public delegate void Look(Stakeholder who, Step step, in Brief brief, Effects effects);

    public IReadOnlyList<Stakeholder> All { get; }

    public IEnumerable<Member> Members => All.OfType<Member>();

    public int Round { get; private set; }

    public Look? Acted { get; init; }

    public Action<Stakeholder, Step>? Committed { get; init; }

    /// <summary>What the post does with the messages of a step; by default it brings them as they were sent.</summary>
    public Func<List<Message>, IEnumerable<Message>> Post { get; init; } = sent => sent;

    public Board Board => published.Board;

    public Stakeholder this[StakeholderId id] => All.Single(one => one.Id == id);

    public IEnumerable<Entry> Ledger => All.SelectMany(one => one.Reported);

    public static Stage Found(Run run) => new(run.Plan, run.Seed, Cast(run));

    public static IEnumerable<Stakeholder> Cast(Run run) =>
        run.Plan.Roster.Select(id => Founding.Found(run.Plan, run.Seed, id, Decisions.Own));

    public static byte[] BytesOf(Stakeholder one)
    {
        var bytes = new CanonicalWriter();
        one.Write(bytes);
        return bytes.Written.ToArray();
    }

    public byte[][] States => [.. All.Select(BytesOf)];

    public void Play(Policy policy)
    {
        Round++;
        foreach (var step in Steps.InOrder)
        {
            var sent = new List<Message>();
            for (int i = 0; i < All.Count; i++)
                if (step.IsPlayedBy(All[i].Id.Kind))
                    Play(step, i, policy, sent);
            foreach (var message in Post(sent))
                inboxes[IndexOf(message.To)].Add(message);
            published.After(step, new(seed, Round));
        }
    }

    public RoundRecord Play(Policy policy, Recorder recorder)
    {
        Play(policy);
        recorder.Begin();
        foreach (var one in All)
            recorder.Add(one.Id, one.Round, one.Reported);
        return recorder.End(Round, policy);
    }

    private void Play(Step step, int index, Policy policy, List<Message> sent)
    {
        var one = All[index];
        var brief = inboxes[index].Read(step, new(seed, Round), published.Board, policy);
        one.Act(step, brief, effects);
        Acted?.Invoke(one, step, brief, effects);
        one.Commit(step, effects);
        Committed?.Invoke(one, step);
        inboxes[index].Forget(step);
        sent.AddRange(effects.Messages);
        foreach (var filing in effects.Filings)
            inboxes[one.Profile.Region].Add(filing);
        foreach (var (party, partner) in effects.Inspections)
            inboxes[index].Add(new Finding(party, partner, All[IndexOf(party)].Show(partner)));
        foreach (var notice in effects.Notices)
            inboxes[IndexOf(notice.Party)].Add(notice);
        published.Post(one.Id, effects);
    }

    private int IndexOf(StakeholderId id)
    {
        int first = 0;
        foreach (var kind in Enum.GetValues<Kind>())
            first += kind < id.Kind ? plan.Count(kind) : 0;
        return first + id.Index;
    }
}
