namespace Gongyu.Model;

/// <summary>
/// Carries the mail of a whole community whose stakeholders act in the order of ids: what it brings is in that order too. Mail is
/// forgotten once it was read.
/// </summary>
/// <param name="stakeholders">How many there are.</param>
/// <param name="most">Sides of agreements there can be at once; nobody says more than one thing about each to one in a step.</param>
/// <param name="classes">Classes that can graduate at once; each gives one more enterprise word.</param>
internal sealed class Mailroom(int stakeholders, int most, int classes)
{
    private readonly Mailbag<Message> messages = new(stakeholders, most + classes);
    private readonly Mailbag<Filing> filings = new(stakeholders, most);
    private readonly Mailbag<Finding> findings = new(stakeholders, most);
    private readonly Mailbag<Notice> notices = new(stakeholders, most);

    /// <summary>Takes in a message.</summary>
    public void Add(int receiver, in Message message) => messages.Add(receiver, message);

    /// <summary>Takes in a filing.</summary>
    public void Add(int receiver, in Filing filing) => filings.Add(receiver, filing);

    /// <summary>Takes in what an inspection found.</summary>
    public void Add(int receiver, in Finding finding) => findings.Add(receiver, finding);

    /// <summary>Takes in a notice.</summary>
    public void Add(int receiver, in Notice notice) => notices.Add(receiver, notice);

    /// <summary>What a stakeholder may read.</summary>
    public Brief Read(int receiver, Chance chance, Board board, Policy policy, Stance? seat) => new()
    {
        Chance = chance,
        Board = board,
        Policy = policy,
        Seat = seat,
        Inbox = messages.For(receiver),
        Filings = filings.For(receiver),
        Findings = findings.For(receiver),
        Notices = notices.For(receiver),
    };

    /// <summary>Brings what was sent in a step, and forgets what was read in it.</summary>
    public void After(Step step)
    {
        if (step.IsPlayedBy(Kind.University))
            messages.Sort();
        if (step is Step.Deliver or Step.Pay) // An auditor keeps the filings until it has paid.
            filings.Sort();
        if (step is Step.Audit or Step.Pay)
            findings.Sort();
        if (step is Step.Pay or Step.Settle)
            notices.Sort();
    }
}
