using Gongyu.Model;

namespace Gongyu.Silo;

/// <summary>What kinds, stances, tiers and the reasons of entries are called.</summary>
internal static class ReasonNames
{
    private static readonly Phrase[] Reasons =
    [
        new("share of the surplus", "合作收益分成"), new("contribution", "投入"), new("charge for equipment", "设备融资费用"),
        new("joint committee", "联合委员会"), new("communication", "沟通"), new("passing on results", "成果共享与导师"),
        new("compensation for under-delivery", "违约补偿"), new("compensation for leaving", "退出补偿"), new("tax relief", "税收优惠"),
        new("university funding", "高校拨款"), new("loan discount", "贷款贴息"), new("fine", "罚款"), new("audit", "抽查"),
        new("shared facilities", "共享设施"), new("shared research", "共享研发"), new("information platform", "信息平台"),
        new("clear rules", "规则制定"), new("appropriation", "财政拨款"), new("lapsed budget", "结余上缴"), new("membership fee", "会费"),
        new("bulletin", "行业通报"), new("coordination of departments", "部门协同"), new("approval", "审批"), new("incubation", "孵化"),
        new("revision of programmes", "专业调整"), new("visits to peers", "同行走访"), new("search", "寻找伙伴"), new("alignment", "对接"),
        new("training", "订单培养与实习"), new("boards", "理事会"), new("value of graduates", "毕业生价值"), new("onboarding", "入职适应"),
        new("upkeep of the platform", "平台维护"), new("survey", "调研"), new("compensation for a loss", "损失补偿"),
        new("reform incentive", "改革激励"), new("feedback of audits", "抽查反馈"), new("course", "培训课程"), new("evaluation panel", "评价小组"),
        new("liquidation", "清算"),
    ];

    private static readonly Phrase[] Tiers =
        [new("exchange", "交流"), new("placement", "顶岗实习"), new("order class", "订单培养"), new("joint platform", "研发平台")];

    /// <summary>A reason of an entry.</summary>
    public static Phrase Of(Reason reason) => Reasons[(int)reason];

    /// <summary>A kind of stakeholder, as one of many.</summary>
    public static Phrase Of(Kind kind) => kind switch
    {
        Kind.Government => new("governments", "政府"),
        Kind.Enterprise => new("enterprises", "企业"),
        Kind.University => new("universities", "高校"),
        _ => new("associations", "行业协会"),
    };

    /// <summary>A stance.</summary>
    public static Phrase Of(Stance stance) => stance switch
    {
        Stance.Abstain => new("abstaining", "观望"),
        Stance.Opportunist => new("opportunistic", "投机"),
        _ => new("committed", "投入"),
    };

    /// <summary>A tier.</summary>
    public static Phrase Of(Tier tier) => Tiers[(int)tier - 1];

    /// <summary>An account: a stakeholder's id, or what a boundary is called.</summary>
    public static Phrase Of(Account account) => account.IsStakeholder
        ? new(account.ToString(), account.ToString())
        : new(account.ToString(), account.Code switch
        {
            1 => "市场",
            2 => "人力物力",
            3 => "财政",
            4 => "银行",
            5 => "服务方",
            _ => "所有者",
        });
}
