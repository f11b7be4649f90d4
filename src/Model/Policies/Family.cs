namespace Gongyu.Model;

/// <summary>One of the article's four families of mechanisms: all that its rows set, together.</summary>
/// <param name="Letter">O, I, S or G: with it the rows begin.</param>
/// <param name="Name">What it is called.</param>
public sealed record Family(char Letter, Phrase Name)
{
    /// <summary>The four families, in the article's order.</summary>
    public static readonly IReadOnlyList<Family> All =
    [
        new('O', new("Organisation", "组织运行")), new('I', new("Innovation drive", "创新驱动")), new('S', new("Resource sharing", "资源共建共享")),
        new('G', new("Government support", "支持保障")),
    ];

    /// <summary>A policy with all that the family's rows set.</summary>
    public Policy On(Policy policy) => Mechanisms.All.Where(one => one.Row[0] == Letter).SelectMany(one => one.Levers)
        .Aggregate(policy, (set, one) => set.With(one.Lever, one.Value));
}
