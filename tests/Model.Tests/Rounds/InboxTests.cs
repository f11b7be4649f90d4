namespace Gongyu.Model.Tests;

public class InboxTests
{
    private static readonly Gen<Message> AnyMessage = Gen.Select(
        Gen.Enum<MessageKind>(), Gen.Int[1, 30], Gen.Bool, Gen.Int[0, 3], Gen.Double[0, 1], (kind, number, enterprise, sector, effort) =>
        new Message(kind, new(enterprise ? Kind.Enterprise : Kind.University, number), new(Kind.University, 40), sector, new(number),
            new(effort, 0.5, 0.5, 0)));

    // A sender has one message for a receiver in a step.
    private static readonly Gen<Message[]> Mail = AnyMessage.Array[0, 40]
        .Select(messages => messages.DistinctBy(message => (message.Kind.ReadIn(), message.From)).ToArray());

    [Fact]
    public void Messages_may_come_in_any_order_and_twice() =>
        Mail.SelectMany(mail => Gen.Shuffle(mail.Concat(mail).ToArray()).Select(mess => (mail, mess))).Sample((mail, mess) =>
        {
            var (tidy, messy) = (new Inbox(), new Inbox());
            foreach (var message in mail)
                tidy.Add(message);
            foreach (var message in mess)
                messy.Add(message);
            foreach (var step in Steps.InOrder.ToArray())
            {
                var read = tidy.MessagesFor(step).ToArray();
                Assert.Equal(read, messy.MessagesFor(step).ToArray());
                Assert.Equal(mail.Where(message => message.Kind.ReadIn() == step).OrderBy(message => message.From), read);
                tidy.Forget(step);
                messy.Forget(step);
            }
        }, iter: 300);

    [Fact]
    public void A_community_plays_on_the_same_whatever_the_order_of_its_post() => Some.Runs.Sample(run =>
    {
        var tidy = Stage.Found(run);
        var messy = new Stage(run.Plan, run.Seed, Stage.Cast(run))
        {
            // A different order in every step: by a number that mixes sender and receiver; and every message twice.
            Post = sent => sent.Concat(sent).OrderBy(message => unchecked((message.From.Code * 2654435761u) ^ (message.To.Code * 40503u))),
        };
        while (tidy.Round < run.Rounds)
        {
            tidy.Play(run.Policy);
            messy.Play(run.Policy);
            Assert.Equal(tidy.States, messy.States);
        }
    }, iter: 100);

    [Fact]
    public void An_auditor_keeps_its_filings_until_it_has_paid()
    {
        var inbox = new Inbox();
        inbox.Add(new Filing(new(Kind.Enterprise, 1), new(Kind.University, 1), 1, 0));
        inbox.Add(new Finding(new(Kind.Enterprise, 1), new(Kind.University, 1), 1));
        inbox.Forget(Step.Audit);
        Assert.Equal(1, Read(inbox, Step.Pay).Filings.Length);
        Assert.Equal(1, Read(inbox, Step.Pay).Findings.Length);
        inbox.Forget(Step.Pay);
        Assert.Equal(0, Read(inbox, Step.Pay).Filings.Length);
        Assert.Equal(0, Read(inbox, Step.Pay).Findings.Length);
    }

    [Fact]
    public void Cleared_it_is_empty()
    {
        var inbox = new Inbox();
        inbox.Add(new Notice(new(Kind.Enterprise, 1), new(Kind.University, 1), new(1), default, default, default, false));
        inbox.Add(new Message(MessageKind.Delivery, new(Kind.Enterprise, 1), new(Kind.University, 1), 0, default, default));
        inbox.Clear();
        Assert.Equal(0, Read(inbox, Step.Settle).Notices.Length);
        Assert.Equal(0, Read(inbox, Step.Settle).Inbox.Length);
    }

    private static Brief Read(Inbox inbox, Step step) => inbox.Read(step, new(1, 1), new([], [], [], []), null);
}
