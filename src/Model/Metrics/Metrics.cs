using static Gongyu.Model.RoundTotals;

namespace Gongyu.Model;

/// <summary>The catalogue of metrics. To add one: declare it here from what stakeholders count (<see cref="Measure"/>).</summary>
public static class Metrics
{
    private static readonly List<Metric> Declared = [];

    /// <summary>The headline: capacity in agreements that both sides delivered, of all capacity.</summary>
    public static readonly Metric Cooperation = Declare("cooperation.ratio", "1", null, "I1",
        new("Cooperation ratio: capacity in agreements that both sides delivered, of all capacity", "合作率：双方均履约的协议所占容量与全部容量之比"),
        t => Ratio(t.Sum(Measure.Cooperating), t.Sum(Measure.Capacity)));

    /// <summary>Share of enterprises that are committed.</summary>
    public static readonly Metric EnterprisesCommitted = DeclareStances(Kind.Enterprise);

    /// <summary>Share of universities that are committed.</summary>
    public static readonly Metric UniversitiesCommitted = DeclareStances(Kind.University);

    /// <summary>Agreements in force.</summary>
    public static readonly Metric Agreements = Declare("agreement.count", "{agreement}", null, "O4",
        new("Agreements in force", "有效协议数"), t => t.Sum(Kind.University, Measure.Agreements));

    /// <summary>Mean tier of agreements.</summary>
    public static readonly Metric MeanTier = DeclareTiers();

    /// <summary>Incentives paid.</summary>
    public static readonly Metric IncentivesPaid = Declare("incentive.paid", "{unit}", Kind.Government, "G1",
        new("Incentives paid", "已支付激励"), t => t.Sum(Measure.IncentivePaid));

    /// <summary>Incentives paid for what was not delivered.</summary>
    public static readonly Metric IncentivesMisused = Declare("incentive.misused", "{unit}", null, "O2",
        new("Incentives paid to parties that under-delivered", "支付给未足额履约方的激励"), t => t.Sum(Measure.IncentiveMisused));

    /// <summary>Value created at tier 4 since the run began.</summary>
    public static readonly Metric InnovationTotal = Declare("innovation.total", "{unit}", null, "S2",
        new("Value created by joint platforms (tier 4) since the run began", "联合平台（第四层次）累计创造的价值"), t => t.InnovationSinceStart);

    /// <summary>Competence of graduates: what education is for.</summary>
    public static readonly Metric Competence = Declare("competence.graduates", "1", Kind.University, "I3",
        new("Mean competence of the cohorts that graduate", "毕业班级的平均能力"), t => Ratio(t.Sum(Measure.Competence), t.Sum(Measure.Graduating)));

    /// <summary>Every metric, the headline first.</summary>
    public static readonly IReadOnlyList<Metric> All = DeclareRest();

    /// <summary>What a summary prints unless the scenario chooses.</summary>
    public static readonly IReadOnlyList<Metric> Headline =
        [Cooperation, EnterprisesCommitted, UniversitiesCommitted, Agreements, MeanTier, IncentivesPaid, IncentivesMisused, InnovationTotal];

    /// <summary>The metric of an id, or none.</summary>
    public static Metric? Find(string id)
    {
        foreach (var metric in All)
            if (metric.Id == id)
                return metric;
        return null;
    }

    private static Metric DeclareStances(Kind kind)
    {
        var (word, en, zh) = Words(kind);
        Declare($"stance.{word}.abstain", "1", kind, "O2",
            new($"Share of {en} that abstain", $"观望的{zh}占比"), t => t.Mean(kind, Measure.Abstaining));
        Declare($"stance.{word}.opportunist", "1", kind, "O2",
            new($"Share of {en} that are opportunists", $"投机的{zh}占比"), t => t.Mean(kind, Measure.Opportunist));
        return Declare($"stance.{word}.committed", "1", kind, "I1",
            new($"Share of {en} that are committed", $"投入的{zh}占比"), t => t.Mean(kind, Measure.Committed));
    }

    private static Metric DeclareTiers()
    {
        foreach (var tier in Enum.GetValues<Tier>())
        {
            var measure = Measure.Tier1 + (tier - Tier.Exchange);
            Declare($"agreement.tier{(int)tier}", "{agreement}", null, "S1",
                new($"Agreements of tier {(int)tier}", $"第 {(int)tier} 层次的协议数"), t => t.Sum(Kind.University, measure));
        }
        return Declare("agreement.tier.mean", "{tier}", null, "S3",
            new("Mean tier of agreements; 0 when there is none", "协议平均层次；无协议时为 0"), t => Ratio(
                t.Sum(Kind.University, Measure.Tier1) + 2 * t.Sum(Kind.University, Measure.Tier2)
                + 3 * t.Sum(Kind.University, Measure.Tier3) + 4 * t.Sum(Kind.University, Measure.Tier4), t.Sum(Kind.University, Measure.Agreements)));
    }

    private static List<Metric> DeclareRest()
    {
        DeclareMatching();
        DeclareMembers(Kind.Enterprise);
        DeclareMembers(Kind.University);
        DeclareValue();
        DeclareSupport();
        DeclareStudents();
        DeclareLessons();
        DeclareTurnover();
        return Declared;
    }

    private static void DeclareMatching()
    {
        Declare("agreement.trust", "1", null, "O4", new("Mean trust of agreements", "协议平均信任度"),
            t => Ratio(t.Sum(Kind.University, Measure.Trust), t.Sum(Kind.University, Measure.Agreements)));
        Declare("agreement.age", "{round}", null, "O4", new("Mean rounds since agreements were signed", "协议平均存续轮数"),
            t => Ratio(t.Sum(Kind.University, Measure.Age), t.Sum(Kind.University, Measure.Agreements)));
        Declare("agreement.signed", "{agreement}", null, "I1", new("Agreements signed in the round", "本轮签署的协议数"),
            t => t.Sum(Kind.University, Measure.Signed));
        Declare("agreement.ended", "{agreement}", null, "O4",
            new("Agreements that ended in the round: left, lost trust, or term", "本轮终止的协议数（退出、失信或到期）"), t => t.Sum(Kind.University, Measure.Ended));
        Declare("agreement.breaches", "{breach}", null, "O1", new("Sides of agreements that under-delivered", "未足额履约的协议方数"),
            t => t.Sum(Measure.Breaches));
        Declare("breach.rate", "1", null, "O1", new("Share of deliveries that fall short", "未足额履约占全部交付的比例"),
            t => Ratio(t.Sum(Measure.Breaches), t.Sum(Measure.Deliveries)));
        Declare("search.failures", "1", null, "S4",
            new("Share of searches that found nobody to propose to", "未找到可提议对象的搜寻占比"), t => Ratio(t.Sum(Measure.FailedSearches), t.Sum(Measure.Searches)));
        Declare("matching.proposals", "{proposal}", null, "I1", new("Proposals sent", "发出的提议数"), t => t.Sum(Measure.Proposals));
        Declare("matching.acceptances", "{acceptance}", null, "I1", new("Acceptances sent", "发出的接受数"), t => t.Sum(Measure.Acceptances));
        Declare("delivery.count", "{delivery}", null, "I1", new("Deliveries sent, full or not", "发出的交付数（含不足额）"),
            t => t.Sum(Measure.Deliveries));
    }

    private static void DeclareMembers(Kind kind)
    {
        var (word, en, zh) = Words(kind);
        Declare($"participation.{word}", "1", kind, "G1", new($"Share of {en} with at least one agreement", $"至少持有一份协议的{zh}占比"),
            t => t.Mean(kind, Measure.Participating));
        Declare($"reputation.{word}", "1", kind, "G4", new($"Mean reputation of {en}", $"{zh}平均声誉"), t => t.Mean(kind, Measure.Reputation));
        Declare($"asset.{word}", "1", kind, "S2",
            new($"Mean institutional assets of {en}: laboratories, teachers, mentors", $"{zh}平均机构资产：基地、双师、导师"), t => t.Mean(kind, Measure.Asset));
        Declare($"payoff.{word}", "{unit}", kind, "G2", new($"Mean net money of {en} in the round", $"{zh}本轮平均净收益"),
            t => t.Mean(kind, Measure.Payoff));
        Declare($"utility.{word}", "1", kind, "G2",
            new($"Mean smoothed utility of {en}, weighted by their interests", $"{zh}按利益诉求加权的平均效用"), t => t.Mean(kind, Measure.Utility));
    }

    private static void DeclareValue()
    {
        Declare("output.value", "{unit}", null, "I2", new("Value that agreements created in the round", "本轮协议创造的价值"),
            t => t.Sum(Measure.Output));
        Declare("innovation.value", "{unit}", null, "S2", new("Value created by joint platforms (tier 4) in the round", "本轮联合平台（第四层次）创造的价值"),
            t => t.Sum(Measure.Innovation));
        Declare("payoff.gini", "1", null, "O4",
            new("Gini coefficient of surplus income among those with an agreement", "持有协议者合作收入的基尼系数"), t => t.Gini());
        Declare("welfare", "{unit}", null, "G2",
            new("Value created, by graduates too, less contributions, onboarding, audits, public investments and bulletins", "创造的价值（含毕业生价值）减去投入、上岗培训、检查、公共投资与行业通报费用"),
            t => t.Sum(Measure.Output) + t.Sum(Measure.GraduateValue) - t.Sum(Measure.Onboarding) - t.Sum(Measure.Contribution) - t.Sum(Measure.AuditCost) - t.Sum(Measure.PublicCost)
                - t.Sum(Measure.BulletinCost));
        Declare("mismatch.mean", "1", Kind.University, "O3",
            new("Mean distance between curricula and what sectors demand", "课程与行业需求的平均差距"), t => Ratio(t.Sum(Measure.Mismatch), t.Sum(Measure.Programmes)));
    }

    private static void DeclareSupport()
    {
        Declare("incentive.unmet", "{unit}", Kind.Government, "G1", new("Claims that the budget could not pay", "预算不足而未支付的申请额"),
            t => t.Sum(Measure.IncentiveUnmet));
        Declare("penalty.paid", "{unit}", null, "O2", new("Fines paid", "已缴罚款"), t => t.Sum(Measure.PenaltyPaid));
        Declare("audit.count", "{audit}", Kind.Government, "O2", new("Audits held", "抽查次数"), t => t.Sum(Measure.Audits));
        Declare("audit.findings", "{audit}", Kind.Government, "O2", new("Audits that found under-delivery", "发现未足额履约的抽查次数"), t => t.Sum(Measure.Findings));
        Declare("audit.cost", "{unit}", Kind.Government, "O2", new("What audits cost", "抽查费用"), t => t.Sum(Measure.AuditCost));
        Declare("public.cost", "{unit}", Kind.Government, "S1",
            new("What public goods cost the government, from facilities to evaluation; claims and audits are apart",
                "公共品的政府支出（自共享设施至多元评价）；补贴申领与抽查另计"), t => t.Sum(Measure.PublicCost));
        Declare("budget.balance", "{unit}", Kind.Government, "G1", new("Balance of the governments' budgets", "政府预算余额"), t => t.Sum(Measure.Balance));
        Declare("information.quality", "1", Kind.Government, "S4", new("Mean quality of information over regions", "各地区平均信息质量"),
            t => t.Mean(Kind.Government, Measure.InformationQuality));
        Declare("bulletin.count", "{bulletin}", Kind.Association, "S4", new("Bulletins that associations issued", "协会发布的行业通报数"),
            t => t.Sum(Measure.Bulletins));
        Declare("association.active", "1", Kind.Association, "S4", new("Share of associations that are active", "积极协会占比"),
            t => t.Mean(Kind.Association, Measure.ActiveAssociations));
    }

    private static void DeclareStudents()
    {
        Declare("training.classes", "{class}", Kind.University, "I3",
            new("Classes trained in agreements of tier 2 and above that graduate", "在第二层次以上协议中培养并毕业的班级数"), t => t.Sum(Measure.Trained));
        Declare("hiring.count", "{class}", null, "I2",
            new("Classes hired by the partner that trained them", "由培养企业录用的班级数"), t => t.Sum(Measure.Retained));
        Declare("hiring.retained", "1", null, "I3",
            new("Share of trained classes that the partner which trained them hires", "由培养企业录用的班级占比"), t => Ratio(t.Sum(Measure.Retained), t.Sum(Measure.Trained)));
        Declare("poaching.ratio", "1", null, "I3",
            new("Share of trained classes that another enterprise hires", "被其他企业挖走的班级占比"), t => Ratio(t.Sum(Measure.Poached), t.Sum(Measure.Trained)));
        Declare("onboarding.cost", "{unit}", Kind.Enterprise, "S1",
            new("Mean cost of onboarding a class that is hired", "录用班级的平均上岗培训费用"), t => Ratio(t.Sum(Measure.Onboarding), t.Sum(Measure.Hired)));
        Declare("graduates.value", "{unit}", Kind.Enterprise, "S1",
            new("Mean market value of a class that is hired", "录用班级的平均市场价值"), t => Ratio(t.Sum(Measure.GraduateValue), t.Sum(Measure.Hired)));
        Declare("innovation.cost", "1", null, "S2",
            new("What is put into joint platforms (tier 4) for a unit of their value", "联合平台（第四层次）每单位价值的投入"), t => Ratio(t.Sum(Measure.JointCost), t.Sum(Measure.Innovation)));
        Declare("information.keepers", "1", null, "S4",
            new("Share of members that keep up the information platform", "参与维护信息平台的成员占比"),
            t => Ratio(t.Sum(Measure.Keeping), t.Sum(Measure.Abstaining) + t.Sum(Measure.Opportunist) + t.Sum(Measure.Committed)));
    }

    private static void DeclareLessons()
    {
        Declare("incentive.misused.share", "1", null, "O2",
            new("Share of incentives paid that parties received which under-delivered", "未足额履约方所得激励占已付激励的比例"), t => Ratio(t.Sum(Measure.IncentiveMisused), t.Sum(Measure.IncentivePaid)));
        Declare("breach.repeat", "1", null, "G3",
            new("Of those an audit found out within four rounds, the share that under-delivers again", "四轮内被查出者再次未足额履约的占比"), t => Ratio(t.Sum(Measure.Repeating), t.Sum(Measure.FoundLately)));
        Declare("exit.breach", "1", null, "G2",
            new("Of the committed whose partner under-delivered within four rounds, the share that gives up", "四轮内遭伙伴违约的投入者放弃投入的占比"),
            t => Ratio(t.Sum(Measure.GivingUp), t.Sum(Measure.Aggrieved)));
        Declare("compensation.paid", "{unit}", Kind.Government, "G2",
            new("Compensation for losses by a partner's under-delivery", "因伙伴违约而获得的损失补偿"), t => t.Sum(Measure.CompensationPaid));
        Declare("capability.mean", "1", null, "G3",
            new("Mean capability of members to deliver without slips", "成员避免失误的平均能力"),
            t => Ratio(t.Sum(Measure.Capability), t.Sum(Measure.Abstaining) + t.Sum(Measure.Opportunist) + t.Sum(Measure.Committed)));
        Declare("detection.perceived", "1", null, "G3",
            new("Mean chance of detection as members perceive it", "成员感知的平均查处概率"),
            t => Ratio(t.Sum(Measure.Detection), t.Sum(Measure.Abstaining) + t.Sum(Measure.Opportunist) + t.Sum(Measure.Committed)));
        Declare("evaluation.error", "1", null, "G4",
            new("Mean squared difference of reputation and the share of agreements delivered in the next round", "声誉与下一轮履约占比之差的均方"),
            t => Ratio(t.Sum(Measure.Misjudgement), t.Sum(Measure.Judged)));
    }

    private static void DeclareTurnover()
    {
        Declare("enterprise.count", "{enterprise}", Kind.Enterprise, "G1", new("Enterprises that are there", "在场企业数"), t => t.Count(Kind.Enterprise));
        Declare("enterprise.exits", "{enterprise}", Kind.Enterprise, "G2", new("Enterprises that leave the community in the round", "本轮退出共同体的企业数"),
            t => t.Sum(Measure.Exits));
        Declare("enterprise.entries", "{enterprise}", Kind.Enterprise, "G1", new("Enterprises that come in the round", "本轮进入共同体的企业数"),
            t => t.Sum(Measure.Entries));
    }

    private static (string Word, string En, string Zh) Words(Kind kind) =>
        kind == Kind.Enterprise ? ("enterprise", "enterprises", "企业") : ("university", "universities", "高校");

    private static Metric Declare(string id, string unit, Kind? kind, string row, Phrase definition, Func<RoundTotals, double> of)
    {
        var metric = new Metric(id, unit, kind, row, definition, of) { Index = Declared.Count };
        Declared.Add(metric);
        return metric;
    }
}
