using System.Runtime.InteropServices;

namespace Gongyu.Model;

/// <summary>
/// What has arrived for a stakeholder and waits for the step that reads it. Keeps messages in the order of their senders whatever
/// the order they came in, and a message that comes twice once.
/// </summary>
public sealed class Inbox
{
    private readonly List<Message> messages = [];
    private readonly List<Filing> filings = [];
    private readonly List<Finding> findings = [];
    private readonly List<Notice> notices = [];

    /// <summary>Takes in a message.</summary>
    public void Add(in Message message)
    {
        int at = messages.Count;
        while (at > 0 && Order(messages[at - 1]) > Order(message))
            at--;
        if (at == 0 || Order(messages[at - 1]) != Order(message))
            messages.Insert(at, message);
    }

    /// <summary>Takes in a filing; they come by party and partner.</summary>
    public void Add(in Filing filing) => filings.Add(filing);

    /// <summary>Takes in what an inspection found; they come in the order of the inspections.</summary>
    public void Add(in Finding finding) => findings.Add(finding);

    /// <summary>Takes in a notice; they come by partner.</summary>
    public void Add(in Notice notice) => notices.Add(notice);

    /// <summary>The messages that are due in a step, by sender.</summary>
    public ReadOnlySpan<Message> MessagesFor(Step step) => CollectionsMarshal.AsSpan(messages)[..Due(step)];

    /// <summary>What the stakeholder may read in a step.</summary>
    public Brief Read(Step step, Chance chance, Board board, Policy? policy) => new()
    {
        Chance = chance,
        Board = board,
        Policy = policy,
        Inbox = MessagesFor(step),
        Filings = CollectionsMarshal.AsSpan(filings),
        Findings = CollectionsMarshal.AsSpan(findings),
        Notices = CollectionsMarshal.AsSpan(notices),
    };

    /// <summary>Forgets what was read in a step.</summary>
    public void Forget(Step step)
    {
        messages.RemoveRange(0, Due(step));
        if (step == Step.Audit)
            return; // An auditor keeps the filings until it has paid.
        filings.Clear();
        findings.Clear();
        notices.Clear();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        messages.Clear();
        Forget(Step.Pay);
    }

    private int Due(Step step)
    {
        int due = 0;
        while (due < messages.Count && messages[due].Kind.ReadIn() <= step)
            due++;
        return due;
    }

    private static ulong Order(in Message message) => (ulong)message.Kind.ReadIn() << 32 | message.From.Code;
}
