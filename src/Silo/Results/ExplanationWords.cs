using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>The reasons of stakeholders in words, the same on a screen and on a page.</summary>
internal static class ExplanationWords
{
    /// <summary>What became of a member's stance.</summary>
    public static Phrase Verdict(MemberReasons member)
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

    /// <summary>Why it did.</summary>
    public static IEnumerable<Phrase> Why(MemberReasons member)
    {
        var revision = member.Revision;
        if (!member.WasThere || !member.IsThere)
            yield break;
        yield return revision.Way switch
        {
            RevisionWay.None => new(
                $"It did not reconsider: the draw {Figures.Number(revision.Draw)} is not below {Revision.HowOften}.",
                $"本轮未重新考虑：随机数 {Figures.Number(revision.Draw)} 不小于 {Revision.HowOften}。"),
            RevisionWay.Experiment => new("It tried a stance without comparing.", "它未作比较，径自试行一种立场。"),
            RevisionWay.Alone => new("It reconsidered, but met no peer that counts for it.", "它重新考虑，但没有遇到足以效法的同类。"),
            RevisionWay.Seat => new(
                "A person decided that it stands so, in its seat; from the next round on it revises as ever.",
                "由人在其席位上决定；自下一轮起仍按模型修正立场。"),
            _ => Compared(revision),
        };
        if (revision.Way == RevisionWay.Comparison)
            yield return Drawn(revision);
    }

    private static Phrase Compared(in Revision revision)
    {
        var peer = ReasonNames.Of(revision.PeerStance);
        var (own, theirs, fear) = (Figures.Number(revision.Own), Figures.Number(revision.Theirs), Figures.Number(revision.Fear));
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
        var (chance, draw) = (Figures.Number(revision.Probability), Figures.Number(revision.ImitationDraw));
        return adopts
            ? new($"One imitates with probability {chance}; the draw {draw} is below: it did as that one does.", $"模仿概率 {chance}；随机数 {draw} 小于它：采取对方的立场。")
            : new($"One imitates with probability {chance}; the draw {draw} is not below: it stayed.", $"模仿概率 {chance}；随机数 {draw} 不小于它：维持原立场。");
    }

    /// <summary>What a member saw and what happened to it.</summary>
    public static IEnumerable<Phrase> Saw(MemberReasons member)
    {
        yield return new($"Information it had: {Figures.Number(member.Information)} of 1.", $"所得信息质量：{Figures.Number(member.Information)}（满分 1）。");
        if (member.Left.Count + member.LeftBy.Count > 0)
            yield return new(
                $"Left: {Ids(member.Left)}; left by: {Ids(member.LeftBy)}.", $"退出与 {Ids(member.Left)} 的协议；被 {Ids(member.LeftBy)} 退出。");
        foreach (var notice in member.Notices.Where(notice => notice.Found))
            yield return new(
                $"An audit found that it under-delivered to {notice.Partner}; fine {notice.Fine}.", $"抽查发现其对 {notice.Partner} 未足额履约；罚款 {notice.Fine}。");
        double paid = member.Notices.Sum(notice => (notice.Incentive + notice.Loan + notice.Compensation).Units);
        if (paid > 0)
            yield return new($"The government paid {Figures.Number(paid)}.", $"政府支付 {Figures.Number(paid)}。");
        if (member.KeepsUp)
            yield return new("It kept up the information platform.", "它维护了信息平台。");
        if (member.TakesCourse)
            yield return new("It took a course.", "它参加了培训课程。");
    }

    /// <summary>What a government or an association did, and why.</summary>
    public static IEnumerable<Phrase> Office(Explanation told, OfficeReasons office) =>
        told.Who.Kind == Kind.Government ? OfGovernment(told, office) : OfAssociation(office);

    private static IEnumerable<Phrase> OfGovernment(Explanation told, OfficeReasons office)
    {
        string practice = Figures.Number(office.Practice);
        yield return new(
            $"It audits by practice {practice} (0.5 is as planned, 1 twice as often).", $"抽查做法为 {practice}（0.5 为按计划，1 为加倍抽查）。");
        if (office.Adapts)
            yield return Tried(office);
        yield return new(
            $"Its budget affords {told.Terms.Provided:P0} of the public goods that were planned; the platform's quality is {Figures.Number(told.Terms.InformationQuality)}.",
            $"预算可提供计划公共品的 {told.Terms.Provided:P0}；信息平台质量为 {Figures.Number(told.Terms.InformationQuality)}。");
        yield return new(
            $"It received {office.Filings} filings, audited {office.Audited} and found under-delivery in {office.Found}.",
            $"收到申报 {office.Filings} 份，抽查 {office.Audited} 份，发现未足额履约 {office.Found} 份。");
    }

    private static IEnumerable<Phrase> OfAssociation(OfficeReasons office)
    {
        bool active = office.Practice >= 0.5;
        yield return new($"It {(active ? "wants to be active" : "is passive")}.", active ? "它愿意主动服务。" : "它只作被动维持。");
        yield return office.Adapts
            ? Tried(office)
            : new(
                $"The seekers it could help weigh {Figures.Number(office.For)}; being active costs, as it weighs it, {Figures.Number(office.Against)}.",
                $"可帮助的求合作者的分量为 {Figures.Number(office.For)}；主动服务的代价（按其权衡）为 {Figures.Number(office.Against)}。");
        yield return new(
            $"Its bulletin: demand stands at {Figures.Number(office.Bulletin.Demand)}; it adds {Figures.Number(office.Bulletin.Quality)} to information.",
            $"通报：需求位于 {Figures.Number(office.Bulletin.Demand)}；信息质量增加 {Figures.Number(office.Bulletin.Quality)}。");
    }

    private static Phrase Tried(OfficeReasons office)
    {
        var (trial, last, before) = (office.Trial, Figures.Number(office.For), Figures.Number(office.Against));
        return trial.Tried == trial.Kept
            ? new(
                $"It keeps to what has served it best ({Figures.Number(trial.Kept)}); the round before was worth {last} to it.",
                $"它沿用迄今最有利的做法（{Figures.Number(trial.Kept)}）；上一轮对其价值为 {last}。")
            : new(
                $"It tries {Figures.Number(trial.Tried)} instead of {Figures.Number(trial.Kept)}; the round before was worth {last} to it, the season before the trial {before} in the mean.",
                $"它试行 {Figures.Number(trial.Tried)}，原做法为 {Figures.Number(trial.Kept)}；上一轮对其价值为 {last}，试行前一季平均为 {before}。");
    }

    private static string Ids(IReadOnlyList<StakeholderId> all) => all.Count == 0 ? "–" : string.Join(", ", all);
}
