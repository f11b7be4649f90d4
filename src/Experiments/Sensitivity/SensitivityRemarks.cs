using Gongyu.Model;

namespace Gongyu.Experiments;

/// <summary>What there is to say of an analysis besides its figures, in both languages.</summary>
internal static class SensitivityRemarks
{
    public static readonly Phrase ConstantEffects = new(
        "the outcome is the same at all points: no factor has an effect", "所有点的结果相同：没有任何因素产生影响");

    public static readonly Phrase ConstantVariance = new(
        "the outcome does not vary from row to row: there is no variance to attribute, so there are no indices",
        "结果在各行之间没有变化：没有可归因的方差，因此没有指数");

    public static Phrase TooFewTrajectories(int used, int all) => new(
        $"{used} of {all} trajectories are complete; effects need at least 2", $"{all} 条轨迹中有 {used} 条完整；计算效应至少需要 2 条");

    public static Phrase TooFewRows(int used, int all) => new(
        $"{used} of {all} rows are complete; indices need at least 2", $"{all} 行中有 {used} 行完整；计算指数至少需要 2 行");
}
