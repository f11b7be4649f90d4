namespace Gongyu.Model;

/// <summary>
/// A mechanism of the source article as a question that can be answered: what it does alone, on which background, and what must move.
/// </summary>
/// <param name="Row">The article's row: O1 … G4.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Background">The policy without it: none, incentives where it needs living agreements, or what else it is about.</param>
/// <param name="With">The same policy with it.</param>
/// <param name="Metric">What must move.</param>
/// <param name="Rises">Whether it must rise; otherwise fall.</param>
public sealed record Mechanism(string Row, Phrase Name, Policy Background, Policy With, Metric Metric, bool Rises)
{
    /// <summary>The levers it sets, and their values.</summary>
    public IEnumerable<(Lever Lever, double Value)> Levers => With.Set.Where(one => Background[one.Lever] != one.Value);
}

/// <summary>The article's mechanisms: a row of evidence each, or one for each of its contrasts.</summary>
public static class Mechanisms
{
    // As scenarios/incentive.yaml has them.
    private static readonly Policy Incentives = Policy.None
        .With(Model.Levers.TaxRelief, 0.4).With(Model.Levers.UniversityFunding, 0.4).With(Model.Levers.LoanDiscount, 0.3);

    // As scenarios/incentive-supervision.yaml has them.
    private static readonly Policy Supervised = Incentives.With(Model.Levers.AuditRate, 0.4).With(Model.Levers.Penalty, 1.5);

    /// <summary>Every row, in the article's order.</summary>
    public static readonly IReadOnlyList<Mechanism> All =
    [
        On(Incentives, "O1", new("Clear rules, breach liability", "法规与违约责任"), "agreement.breaches", false,
            (Model.Levers.Clarity, 1), (Model.Levers.BreachLiability, 1)),
        On(Incentives, "O2", new("Supervision and assessment", "监管考核"), "incentive.misused", false,
            (Model.Levers.AuditRate, 0.4), (Model.Levers.Penalty, 1.5)),
        On(Supervised, "O2", new("Coordination among departments", "部门协同"), "incentive.misused", false, (Model.Levers.Coordination, 1)),
        On(Policy.None, "O3", new("Dynamic development", "动态发展与借鉴经验"), "mismatch.mean", false,
            (Model.Levers.Adaptation, 0.6), (Model.Levers.Incubation, 0.6), (Model.Levers.Benchmarking, 0.6)),
        On(Incentives, "O4", new("Equal governance", "平等协同"), "payoff.gini", false, (Model.Levers.Equality, 1)),
        On(Incentives, "O4", new("Regular communication", "沟通机制"), "agreement.breaches", false, (Model.Levers.Communication, 1)),
        On(Incentives, "I1", new("Initiative of both partners", "企业主体与高校主动"), "cooperation.ratio", true,
            (Model.Levers.EnterpriseInitiative, 0.6), (Model.Levers.UniversityInitiative, 0.6)),
        On(Policy.None, "I2", new("Four alignments", "四个对接"), "hiring.count", true,
            (Model.Levers.MajorAlignment, 0.6), (Model.Levers.ContentAlignment, 0.6), (Model.Levers.PracticeAlignment, 0.6),
            (Model.Levers.CertificateAlignment, 0.6)),
        On(Incentives, "I3", new("New training models", "订单培养、顶岗实习与多元治理"), "poaching.ratio", false,
            (Model.Levers.OrderClass, 1), (Model.Levers.Placement, 1), (Model.Levers.MultiGovernance, 1)),
        On(Policy.None, "S1", new("Shared laboratories and bases", "实训基地共享"), "agreement.tier.mean", true, (Model.Levers.Facilities, 0.6)),
        On(Policy.None, "S2", new("Shared R&D platforms and teams", "研发平台与团队共享"), "innovation.value", true, (Model.Levers.Research, 0.6)),
        On(Incentives, "S3", new("Shared results, dual mentors", "项目成果与双导师共享"), "agreement.age", true, (Model.Levers.Results, 1)),
        On(Policy.None, "S4", new("Shared information platform", "信息平台共享"), "mismatch.mean", false, (Model.Levers.Information, 0.6)),
        On(Policy.None, "G1", new("Incentives", "激励"), "participation.enterprise", true, [.. Incentives.Set]),
        On(Incentives, "G1", new("Periodic surveys", "定期调研"), "participation.enterprise", true, (Model.Levers.SurveyInterval, 4)),
        On(Incentives, "G2", new("Compensation and reform", "利益补偿与改革激励"), "exit.breach", false,
            (Model.Levers.Compensation, 1), (Model.Levers.Reform, 0.6)),
        On(Supervised, "G3", new("Regulation as feedback", "监管反馈"), "breach.repeat", false, (Model.Levers.Feedback, 1)),
        On(Incentives, "G4", new("Evaluation by several parties", "多元评价"), "evaluation.error", false,
            (Model.Levers.EvaluationAccuracy, 1), (Model.Levers.EvaluationWeight, 0.5)),
        On(Evaluated(0), "G4", new("Panel of both, not education", "双方均等而非教育方独评"), "evaluation.error", false, (Model.Levers.EvaluationWeight, 0.5)),
        On(Evaluated(1), "G4", new("Panel of both, not industry", "双方均等而非行业方独评"), "evaluation.error", false, (Model.Levers.EvaluationWeight, 0.5)),
    ];

    private static Mechanism On(
        Policy background, string row, Phrase name, string metric, bool rises, params (Lever Lever, double Value)[] levers) => new(
            row, name, background, levers.Aggregate(background, (policy, one) => policy.With(one.Lever, one.Value)), Metrics.Find(metric)!, rises);

    private static Policy Evaluated(double weight) =>
        Incentives.With(Model.Levers.EvaluationAccuracy, 1).With(Model.Levers.EvaluationWeight, weight);
}
