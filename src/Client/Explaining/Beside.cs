using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>A decision or a term beside what it would have been on other terms.</summary>
/// <param name="What">What.</param>
/// <param name="Fact">As it was.</param>
/// <param name="Otherwise">As it would have been.</param>
internal sealed record Beside(Phrase What, Phrase Fact, Phrase Otherwise)
{
    private static readonly Phrase Yes = new("yes", "是");
    private static readonly Phrase No = new("no", "否");
    private static readonly Phrase Nobody = new("–", "–");

    /// <summary>Whether they differ, as far as they are shown.</summary>
    public bool Differs => Fact != Otherwise;

    /// <summary>What a stakeholder decided and what it was worth, each beside the other.</summary>
    public static IReadOnlyList<Beside> Of(Answer answer)
    {
        var (fact, otherwise) = (answer.Fact, answer.Otherwise!);
        return fact.Member is { } member ? [.. OfMember(member, otherwise.Member!)] : [.. OfOffice(fact, otherwise)];
    }

    private static IEnumerable<Beside> OfMember(MemberReasons fact, MemberReasons otherwise)
    {
        Beside Row(string en, string zh, Func<MemberReasons, Phrase> of) => new(new(en, zh), of(fact), of(otherwise));
        Beside Figure(string en, string zh, Func<MemberReasons, double> of) => Row(en, zh, told => Same(Draw.Number(of(told))));
        yield return Row("stance after", "轮末立场", told => ReasonNames.Of(told.After));
        yield return Row("proposed to", "提议对象", told => One(told.Proposed));
        yield return Row("accepted", "接受的提议", told => Many([.. told.Offers.Where(offer => offer.Accepted).Select(offer => offer.From)]));
        yield return Row("under-delivered to", "未足额履约对象", told => Many([.. told.Exchanges.Where(one => one.Own < 1).Select(one => one.Partner)]));
        yield return Row("keeps up the platform", "维护信息平台", told => told.KeepsUp ? Yes : No);
        yield return Row("takes a course", "参加培训", told => told.TakesCourse ? Yes : No);
        yield return Row("found out by audits", "被抽查发现", told => Many([.. told.Notices.Where(notice => notice.Found).Select(notice => notice.Partner)]));
        yield return Figure("paid by the government", "政府支付", told => told.Notices.Sum(one => (one.Incentive + one.Loan + one.Compensation).Units));
        yield return Figure("fines", "罚款", told => told.Notices.Sum(one => one.Fine.Units));
        yield return Figure("finance", "财务", told => told.Utility.OfFinance);
        yield return Figure("talent", "人才", told => told.Utility.OfTalent);
        yield return Figure("innovation", "创新", told => told.Utility.OfInnovation);
        yield return Figure("reputation", "声誉", told => told.Utility.OfReputation);
        yield return Figure("worth of the round", "本轮所得", told => told.Utility.OfRound);
        yield return Figure("utility after", "轮末效用", told => told.Utility.After);
        if (fact.Revision.Way == RevisionWay.Comparison)
            yield return Figure("chance to imitate", "模仿概率", told => told.Revision.Probability);
    }

    private static IEnumerable<Beside> OfOffice(Explanation fact, Explanation otherwise)
    {
        Beside Row(string en, string zh, Func<Explanation, string> of) => new(new(en, zh), Same(of(fact)), Same(of(otherwise)));
        yield return Row("practice", "做法", told => Draw.Number(told.Office!.Practice));
        if (fact.Who.Kind == Kind.Government)
        {
            yield return Row("share of public goods provided", "公共品提供比例", told => Draw.Number(told.Terms.Provided));
            yield return Row("audited", "抽查数", told => $"{told.Office!.Audited}");
            yield return Row("found out", "发现数", told => $"{told.Office!.Found}");
        }
        else
        {
            yield return Row("quality of the bulletin", "通报质量", told => Draw.Number(told.Office!.Bulletin.Quality));
        }
        yield return Row("paid", "支出", told => Draw.Number(Sum(told, paid: true)));
        yield return Row("received", "收入", told => Draw.Number(Sum(told, paid: false)));
    }

    /// <summary>What a stakeholder paid or received in all.</summary>
    public static double Sum(Explanation told, bool paid) =>
        told.Entries.Where(entry => entry.From == told.Who == paid).Sum(entry => entry.Amount.Units);

    private static Phrase One(StakeholderId who) => who == default ? Nobody : Same(who.ToString());

    private static Phrase Many(IReadOnlyList<StakeholderId> all) =>
        all.Count == 0 ? Nobody : new(string.Join(", ", all), string.Join("、", all));

    private static Phrase Same(string text) => new(text, text);
}
