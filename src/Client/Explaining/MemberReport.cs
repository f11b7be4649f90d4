using Gongyu.Model;
using Gongyu.Silo;
using Spectre.Console;

namespace Gongyu.Client;

/// <summary>The reasons of an enterprise or a university, as people read them.</summary>
internal sealed class MemberReport(Desk desk, Explanation told, MemberReasons member)
{
    /// <summary>Writes them: first what became of its stance and why, then what it rests on.</summary>
    public void Write()
    {
        Line(Verdict(), "bold");
        foreach (var line in Why())
            Line(line);
        desk.Console.WriteLine();
        if (!member.WasThere)
            return;
        foreach (var line in Saw())
            Line(line, "dim");
        desk.Console.WriteLine();
        WriteCandidates();
        WriteOffers();
        WriteExchanges();
        WriteUtility();
    }

    private Phrase Verdict()
    {
        var (before, after) = (ReasonNames.Of(member.Before), ReasonNames.Of(member.After));
        if (!member.WasThere)
            return member.IsThere
                ? new($"Nobody was there; another came, {after.En}.", $"此位原空缺；新来者立场为{after.Zh}。")
                : new("Nobody is there: the place is empty.", "此位空缺。");
        if (!member.IsThere)
            return new($"It was {before.En}, and left the community.", $"它原为{before.Zh}，已离开共同体。");
        return member.Before == member.After
            ? new($"It stays {after.En}.", $"它保持{after.Zh}。")
            : new($"It was {before.En} and is now {after.En}.", $"它由{before.Zh}转为{after.Zh}。");
    }

    private IEnumerable<Phrase> Why()
    {
        var revision = member.Revision;
        if (!member.WasThere || !member.IsThere)
            yield break;
        yield return revision.Way switch
        {
            RevisionWay.None => new(
                $"It did not reconsider: the draw {Draw.Number(revision.Draw)} is not below {Revision.HowOften}.",
                $"本轮未重新考虑：随机数 {Draw.Number(revision.Draw)} 不小于 {Revision.HowOften}。"),
            RevisionWay.Experiment => new("It tried a stance without comparing.", "它未作比较，径自试行一种立场。"),
            RevisionWay.Alone => new("It reconsidered, but met no peer that counts for it.", "它重新考虑，但没有遇到足以效法的同类。"),
            _ => Compared(revision),
        };
        if (revision.Way == RevisionWay.Comparison)
            yield return Drawn(revision);
    }

    private static Phrase Compared(in Revision revision)
    {
        var peer = ReasonNames.Of(revision.PeerStance);
        var (own, theirs, fear) = (Draw.Number(revision.Own), Draw.Number(revision.Theirs), Draw.Number(revision.Fear));
        var feared = revision.Fear > 0
            ? new Phrase($" (under-delivery: less {fear} it fears to pay)", $"（投机者已扣除预期受罚 {fear}）")
            : new("", "");
        return new(
            $"It met {revision.Peer}, {peer.En}: own stance {own}, that one's {theirs}{feared.En}.",
            $"它遇到 {revision.Peer}（{peer.Zh}）：自己的立场值 {own}，对方的值 {theirs}{feared.Zh}。");
    }

    private static Phrase Drawn(in Revision revision)
    {
        bool adopts = revision.ImitationDraw < revision.Probability;
        var (chance, draw) = (Draw.Number(revision.Probability), Draw.Number(revision.ImitationDraw));
        return adopts
            ? new($"One imitates with probability {chance}; the draw {draw} is below: it did as that one does.", $"模仿概率 {chance}；随机数 {draw} 小于它：采取对方的立场。")
            : new($"One imitates with probability {chance}; the draw {draw} is not below: it stayed.", $"模仿概率 {chance}；随机数 {draw} 不小于它：维持原立场。");
    }

    private IEnumerable<Phrase> Saw()
    {
        yield return new($"Information it had: {Draw.Number(member.Information)} of 1.", $"所得信息质量：{Draw.Number(member.Information)}（满分 1）。");
        if (member.Left.Count + member.LeftBy.Count > 0)
            yield return new(
                $"Left: {Ids(member.Left)}; left by: {Ids(member.LeftBy)}.", $"退出与 {Ids(member.Left)} 的协议；被 {Ids(member.LeftBy)} 退出。");
        foreach (var notice in member.Notices.Where(notice => notice.Found))
            yield return new(
                $"An audit found that it under-delivered to {notice.Partner}; fine {notice.Fine}.", $"抽查发现其对 {notice.Partner} 未足额履约；罚款 {notice.Fine}。");
        double paid = member.Notices.Sum(notice => (notice.Incentive + notice.Loan + notice.Compensation).Units);
        if (paid > 0)
            yield return new($"The government paid {Draw.Number(paid)}.", $"政府支付 {Draw.Number(paid)}。");
        if (member.KeepsUp)
            yield return new("It kept up the information platform.", "它维护了信息平台。");
        if (member.TakesCourse)
            yield return new("It took a course.", "它参加了培训课程。");
    }

    private void WriteCandidates()
    {
        if (!member.Searched)
            return;
        if (member.Candidates.Count == 0)
            Line(new("It looked for a partner and found nobody.", "它寻找伙伴，未找到合适者。"));
        if (member.Candidates.Count == 0)
            return;
        var table = ExplanationReport.Table(
            desk, new("candidates", "候选伙伴"), new("reputation", "声誉"), new("as it saw it", "所见声誉"), new("", ""));
        foreach (var one in member.Candidates.OrderByDescending(one => one.Score))
            table.AddRow(one.Who.ToString(), Draw.Number(one.Reputation), Draw.Number(one.Score), one.Who == member.Proposed ? Mark(new("proposed", "提议")) : "");
        desk.Console.Write(table);
    }

    private void WriteOffers()
    {
        if (member.Offers.Count == 0)
            return;
        var table = ExplanationReport.Table(desk, new("proposals received", "收到的提议"), new("as it saw it", "所见声誉"), new("", ""));
        foreach (var one in member.Offers.OrderByDescending(one => one.Score))
            table.AddRow(
                one.From.ToString(), one.Weighed ? Draw.Number(one.Score) : "–",
                one.Accepted ? Mark(new("accepted", "接受")) : desk.Say(one.Weighed ? new("declined", "未接受") : new("no room", "无余额")));
        desk.Console.Write(table);
    }

    private void WriteExchanges()
    {
        if (member.Exchanges.Count == 0)
            return;
        var table = ExplanationReport.Table(
            desk, new("agreements", "协议"), new("tier", "层次"), new("own effort", "己方履约"), new("partner's", "对方履约"));
        foreach (var one in member.Exchanges)
            table.AddRow(one.Partner.ToString(), desk.Say(ReasonNames.Of(one.Tier)), Effort(one.Own), Effort(one.Theirs));
        desk.Console.Write(table);
    }

    private void WriteUtility()
    {
        var terms = member.Utility;
        var interests = terms.Interests;
        var table = ExplanationReport.Table(
            desk, new("what the round was worth", "本轮所得"), new("amount", "数量"), new("× interest", "× 关切"), new("= worth", "= 价值"));
        void Row(Phrase what, double amount, double interest, double worth) =>
            table.AddRow(desk.Say(what), Draw.Number(amount), Draw.Number(interest), Draw.Number(worth));
        Row(new("finance", "财务"), terms.Money, interests.Finance, terms.OfFinance);
        Row(new("talent", "人才"), terms.Talent, interests.Talent, terms.OfTalent);
        Row(new("innovation", "创新"), terms.Innovation, interests.Innovation, terms.OfInnovation);
        if (told.Who.Kind == Kind.University)
            table.AddRow(desk.Say(new("these, by departments", "以上按院系分摊")), $"÷ {Draw.Number(terms.Departments)}", "",
                Draw.Number((terms.OfFinance + terms.OfTalent + terms.OfInnovation) / terms.Departments));
        Row(new("reputation beyond 0.5", "声誉（减 0.5）"), terms.Reputation - UtilityTerms.Neutral, interests.Reputation, terms.OfReputation);
        table.AddRow($"[bold]{desk.Say(new("the round", "本轮"))}[/]", "", "", $"[bold]{Draw.Number(terms.OfRound)}[/]");
        desk.Console.Write(table);
        var (before, after, round) = (Draw.Number(terms.Before), Draw.Number(terms.After), Draw.Number(terms.OfRound));
        Line(new(
            $"Utility: {before} before, {after} after = {before} + {UtilityTerms.Smoothing} × ({round} − {before})",
            $"效用：轮初 {before}，轮末 {after} = {before} + {UtilityTerms.Smoothing} ×（{round} − {before}）"));
        desk.Console.WriteLine();
    }

    private static string Effort(double effort) => effort < 1 ? $"[yellow]{Draw.Number(effort)}[/]" : Draw.Number(effort);

    private static string Ids(IReadOnlyList<StakeholderId> all) => all.Count == 0 ? "–" : string.Join(", ", all);

    private string Mark(Phrase what) => $"[green]{desk.Say(what)}[/]";

    private void Line(Phrase text, string? style = null)
    {
        string line = Markup.Escape(desk.Say(text));
        desk.Console.MarkupLine(style is null ? line : $"[{style}]{line}[/]");
    }
}
