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
        Line(ExplanationWords.Verdict(member), "bold");
        foreach (var line in ExplanationWords.Why(member))
            Line(line);
        desk.Console.WriteLine();
        if (!member.WasThere)
            return;
        foreach (var line in ExplanationWords.Saw(member))
            Line(line, "dim");
        desk.Console.WriteLine();
        WriteCandidates();
        WriteOffers();
        WriteExchanges();
        WriteUtility();
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

    private string Mark(Phrase what) => $"[green]{desk.Say(what)}[/]";

    private void Line(Phrase text, string? style = null)
    {
        string line = Markup.Escape(desk.Say(text));
        desk.Console.MarkupLine(style is null ? line : $"[{style}]{line}[/]");
    }
}
