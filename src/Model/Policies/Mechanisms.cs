namespace Gongyu.Model;

/// <summary>
/// A mechanism of the source article as a question that can be answered: what it does alone, on which background, and what must move.
/// </summary>
/// <param name="Row">The article's row: O1 … G4.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Background">The policy without it: none, or incentives where it needs living agreements.</param>
/// <param name="With">The same policy with it.</param>
/// <param name="Metric">What must move.</param>
/// <param name="Rises">Whether it must rise; otherwise fall.</param>
public sealed record Mechanism(string Row, Phrase Name, Policy Background, Policy With, Metric Metric, bool Rises)
{
    /// <summary>The levers it sets, and their values.</summary>
    public IEnumerable<(Lever Lever, double Value)> Levers => With.Set.Where(one => Background[one.Lever] != one.Value);
}

/// <summary>The article's mechanisms that rules carry out: a row of evidence each.</summary>
public static class Mechanisms
{
    // As scenarios/incentive.yaml has them.
    private static readonly Policy Incentives = Policy.None
        .With(Model.Levers.TaxRelief, 0.4).With(Model.Levers.UniversityFunding, 0.4).With(Model.Levers.LoanDiscount, 0.3);

    /// <summary>Every row with a rule, in the article's order.</summary>
    public static readonly IReadOnlyList<Mechanism> All =
    [
        On(Incentives, "O1", new("Clear rules, breach liability", "法规与违约责任"), "agreement.breaches", false,
            (Model.Levers.Clarity, 1), (Model.Levers.BreachLiability, 1)),
        On(Incentives, "O2", new("Supervision and assessment", "监管考核"), "incentive.misused", false,
            (Model.Levers.AuditRate, 0.4), (Model.Levers.Penalty, 1.5)),
        On(Incentives, "O4", new("Equal governance", "平等协同"), "payoff.gini", false, (Model.Levers.Equality, 1)),
        On(Incentives, "O4", new("Regular communication", "沟通机制"), "agreement.breaches", false, (Model.Levers.Communication, 1)),
        On(Policy.None, "S1", new("Shared laboratories and bases", "实训基地共享"), "agreement.tier.mean", true, (Model.Levers.Facilities, 0.6)),
        On(Policy.None, "S2", new("Shared R&D platforms and teams", "研发平台与团队共享"), "innovation.value", true, (Model.Levers.Research, 0.6)),
        On(Incentives, "S3", new("Shared results, dual mentors", "项目成果与双导师共享"), "agreement.age", true, (Model.Levers.Results, 1)),
        On(Policy.None, "S4", new("Shared information platform", "信息平台共享"), "mismatch.mean", false, (Model.Levers.Information, 0.6)),
        On(Policy.None, "G1", new("Incentives", "激励"), "participation.enterprise", true, [.. Incentives.Set]),
    ];

    /// <summary>The rows that no rule carries out yet.</summary>
    public static IEnumerable<string> WithoutRule => Model.Levers.All.GroupBy(lever => lever.Row).Where(row => !row.Any(lever => lever.Acts)).Select(row => row.Key);

    private static Mechanism On(
        Policy background, string row, Phrase name, string metric, bool rises, params (Lever Lever, double Value)[] levers) => new(
            row, name, background, levers.Aggregate(background, (policy, one) => policy.With(one.Lever, one.Value)), Metrics.Find(metric)!, rises);
}
