using System.Globalization;
using System.Text;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A scenario file to start from: it plays as it is, and its comments name everything that can be set.</summary>
public static class StarterScenario
{
    private static readonly Phrase Head = new(
        """
        # A policy question. Change it, then:
        #   gongyu validate {0}.yaml        tells every fault with its place
        #   gongyu run {0}.yaml             plays it
        # An editor that knows YAML schemas completes and checks it: gongyu schema > scenario.schema.json
        """,
        """
        # 一个政策问题。修改之后：
        #   gongyu validate {0}.yaml        列出全部错误及其位置
        #   gongyu run {0}.yaml             推演
        # 支持 YAML schema 的编辑器可以补全与校验：gongyu schema > scenario.schema.json
        """);

    private static readonly Phrase Question = new("Does tax relief bring enterprises to cooperate?", "税收减免能否促使企业合作？");
    private static readonly Phrase Community = new("Who is there.", "共同体的成员。");

    private static readonly Phrase Policy = new(
        "The policy in force. A lever that is not set is neutral; take the # away to set one.",
        "施行的政策。未设置的政策工具取中性值；去掉行首的 # 即可设置。");

    private static readonly Phrase Rounds = new("semesters", "学期数");
    private static readonly Phrase Replications = new("each with a seed of its own; intervals are over these", "每次使用各自的种子；区间按重复计算");
    private static readonly Phrase Seed = new("of the first replication", "首次重复的种子");
    private static readonly Phrase Outcomes = new("What the summary prints instead of the headline metrics (gongyu metrics):", "摘要输出的指标，替代主要指标（见 gongyu metrics）：");

    /// <summary>The text of a scenario file.</summary>
    /// <param name="name">The scenario's name: that of its file.</param>
    /// <param name="language"><c>zh</c> gives Chinese comments, anything else English.</param>
    public static string Text(string name, string language)
    {
        var plan = new CommunityPlan();
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line(string.Format(CultureInfo.InvariantCulture, Head.In(language), name));
        Line($"question: \"{Question.In(language)}\"");
        Line($"# {Community.In(language)}");
        Line("community:");
        Line($"  regions: {plan.Regions}");
        Line($"  sectors: {plan.Sectors}");
        Line($"  enterprises: {plan.Enterprises}");
        Line($"  universities: {plan.Universities}");
        Line($"# {Policy.In(language)}");
        Line("policy:");
        foreach (var lever in Levers.All)
        {
            string range = string.Create(CultureInfo.InvariantCulture, $"{lever.Minimum} … {lever.Maximum}");
            Line($"  {(lever == Levers.TaxRelief ? $"{lever.Key}: 0.4" : $"# {lever.Key}: {lever.Neutral.ToString(CultureInfo.InvariantCulture)}")}   # {range}  {lever.Meaning.In(language)}");
        }
        Line($"rounds: 80   # {Rounds.In(language)}");
        Line($"replications: 20   # {Replications.In(language)}");
        Line($"seed: 1   # {Seed.In(language)}");
        Line($"# {Outcomes.In(language)}");
        Line($"# outcomes: [{Metrics.Cooperation.Id}, {Metrics.EnterprisesCommitted.Id}]");
        return text.ToString();
    }
}
