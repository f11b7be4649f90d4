namespace Gongyu.Model;

/// <summary>
/// What one stakeholder would do in a round if some levers were otherwise for it alone. Until the round all is as it was; in the round a
/// double of it, as it was when the round began, plays every step after the same chance and the same mail, but on a board whose announcement for its region
/// carries the other levers (of a government: told to announce them). All others do as they did: what they said is as it was. Only its
/// government answers the double by these levers, since an audit and a payment are terms: it draws, audits and pays by its own rules, and
/// what it answers others is as it was. What the double signs with others than it did is not delivered in this round.
/// </summary>
/// <param name="who">Who.</param>
/// <param name="change">The levers that are otherwise.</param>
internal sealed class Counterfactual(StakeholderId who, PolicyChange change)
{
    private readonly Reasons reasons = new();
    private readonly Effects effects = new();
    private readonly Effects government = new();
    private List<Filing> filings = [];
    private readonly List<Finding> findings = [];
    private readonly List<Notice> notices = [];
    private Stakeholder? self;
    private Announcement? announced; // By the double of a government.

    /// <summary>What it would have done in the round that was played last.</summary>
    public Explanation? Of(int round) => reasons.Of(round);

    /// <summary>A stakeholder is about to act, as it did.</summary>
    public void Attend(Step step, Stakeholder actor, in Brief brief, Func<StakeholderId, Stakeholder> find)
    {
        if (actor.Id == who)
            Play(step, actor, brief, find);
        else if (self is Member && actor is Government && actor.Profile.Region == self.Profile.Region && step is (Step.Audit or Step.Pay))
            Answer(step, (Government)actor, brief, find);
    }

    private void Play(Step step, Stakeholder actor, in Brief brief, Func<StakeholderId, Stakeholder> find)
    {
        if (step == Steps.FirstOf(who.Kind))
            (self, announced) = (Double(actor), null);
        bool isMember = self is Member;
        effects.Note(reasons);
        self!.Act(step, new()
        {
            Chance = brief.Chance,
            Board = BoardFor(actor.Profile.Region, brief.Board),
            Policy = brief.Policy is { } policy ? change.Of(policy) : null,
            Seat = brief.Seat,
            Inbox = Heard(step, brief.Inbox),
            Filings = brief.Filings,
            Findings = isMember || step != Step.Pay ? brief.Findings : [.. findings],
            Notices = isMember && step == Step.Settle ? [.. notices] : brief.Notices,
        }, effects);
        self.Commit(step, effects);
        announced ??= effects.Announcement;
        if (step == Step.Deliver)
            filings = [.. effects.Filings];
        if (step == Step.Audit)
            Inspect(effects, find);
    }

    // Others' filings are as they were, its own are the double's.
    private void Answer(Step step, Government actor, in Brief brief, Func<StakeholderId, Stakeholder> find)
    {
        List<Filing> all = [.. brief.Filings];
        all.RemoveAll(filing => filing.Party == who);
        all.InsertRange(all.TakeWhile(filing => filing.Party < who).Count(), filings);
        actor.Act(step, new()
        {
            Chance = brief.Chance,
            Board = BoardFor(actor.Profile.Region, brief.Board),
            Filings = [.. all],
            Findings = step == Step.Pay ? [.. findings] : [],
        }, government);
        if (step == Step.Audit)
            Inspect(government, find);
        notices.Clear();
        foreach (ref readonly var notice in government.Notices)
            if (notice.Party == who)
                notices.Add(notice);
    }

    private void Inspect(Effects auditor, Func<StakeholderId, Stakeholder> find)
    {
        findings.Clear();
        foreach (ref readonly var inspection in auditor.Inspections)
            findings.Add(new(inspection.Party, inspection.Partner, (inspection.Party == who ? self! : find(inspection.Party)).Show(inspection.Partner)));
    }

    // It hears what was said, but for answers to what it did not do.
    private ReadOnlySpan<Message> Heard(Step step, ReadOnlySpan<Message> inbox)
    {
        if (self is not Member member || step is not (Step.Deliver or Step.Settle))
            return inbox;
        List<Message> heard = [];
        foreach (ref readonly var message in inbox)
            if (message.Kind == MessageKind.Delivery ? Has(member, message.From) : message.Kind != MessageKind.Acceptance || message.From == member.Proposed)
                heard.Add(message);
        return heard.ToArray();
    }

    private static bool Has(Member member, StakeholderId partner)
    {
        foreach (ref readonly var agreement in member.Agreements)
            if (agreement.Partner == partner)
                return true;
        return false;
    }

    // Where nothing is otherwise it is the very board.
    private Board BoardFor(int region, Board board)
    {
        Announcement[] announcements = [.. board.Announcements];
        ref var own = ref announcements[region];
        if (announced is { } another)
        {
            own = another;
        }
        else
        {
            var policy = change.Of(own.Policy);
            own = own with { Policy = policy, Shift = Support.Moved(policy, own.Shift) };
        }
        return board.With(announcements);
    }

    private static Stakeholder Double(Stakeholder actor)
    {
        var state = new CanonicalWriter();
        actor.Write(state);
        var from = new CanonicalReader(state.Written);
        return Stakeholder.Read(ref from, Decisions.Own);
    }
}
