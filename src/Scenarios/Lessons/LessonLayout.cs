using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>The layout of a lesson file: which keys there are, what they mean and what they may hold.</summary>
internal static class LessonLayout
{
    private const int FewestStops = 3, MostStops = 6, FewestOptions = 2, MostOptions = 4;

    private static readonly Phrase OneCondition = new(
        "an option comes true in one condition: above, below or between", "每个选项只有一个成真条件：above、below 或 between");

    private static readonly Phrase NoTiling = new(
        "with this option the options leave some change out, or say it twice: from the lowest they are below a, between [a, b], above b",
        "自此选项起，各选项有遗漏或重叠：由低到高应依次为 below a、between [a, b]、above b");

    private static readonly Number<double> Bound = new(-1e9, 1e9);
    private static readonly Word<Metric> OneMetric = new(Says.Metric, [.. Metrics.All.Select(metric => (metric.Id, metric))]);
    private static readonly Number<int> Count = new(0, CommunityPlan.MaxMembers);

    private static readonly Section<LessonOption> Option = new(
        Field.Of("text", "What is predicted", "所预测的内容", new TwoTexts(),
            (LessonOption o) => o.Text, (o, value) => o with { Text = value }).Needed(),
        Field.Of("above", "It comes true when the metric changes by more than this", "指标变化大于此值时成真", Bound,
            (LessonOption o) => o.Low, (o, value) => o with { Low = value, High = double.PositiveInfinity }).InsteadOf("below", "between"),
        Field.Of("below", "It comes true when the metric changes by this or less", "指标变化不大于此值时成真", Bound,
            (LessonOption o) => o.High, (o, value) => o with { Low = double.NegativeInfinity, High = value }).InsteadOf("between"),
        Field.Of("between", "It comes true when the metric changes by more than the first and by the second or less",
            "指标变化大于前者且不大于后者时成真", new Span(Bound),
            (LessonOption o) => (o.Low, o.High), (o, value) => o with { Low = value!.Value.Low, High = value.Value.High }))
    {
        Check = o => double.IsNaN(o.Low) ? OneCondition : null,
    };

    private static readonly Section<LessonStop> Stop = new(
        Field.Of("title", "What the stop is called", "本站名称", new TwoTexts(),
            (LessonStop s) => s.Title, (s, value) => s with { Title = value }).Needed(),
        Field.Of("tells", "What is told before the poll", "投票前讲述的内容", new TwoTexts(),
            (LessonStop s) => s.Tells, (s, value) => s with { Tells = value }).Needed(),
        Field.Of("question", "What the class predicts", "请学生预测的问题", new TwoTexts(),
            (LessonStop s) => s.Question, (s, value) => s with { Question = value }).Needed(),
        Field.Of("options", "What can be predicted", "可选的预测",
            new ListOf<LessonOption>(Option, new(default, double.NaN, double.NaN), FewestOptions, MostOptions, new("options", "选项"))
            {
                Check = Untiled,
            },
            (LessonStop s) => s.Options, (s, value) => s with { Options = value }).Needed(),
        Field.Of("metric", "The metric whose change decides", "据以判定的指标", OneMetric,
            (LessonStop s) => s.Metric, (s, value) => s with { Metric = value }).Needed(),
        Field.Of("watch", "The metrics that are shown; the one that decides unless given", "所展示的指标；缺省为据以判定的指标",
            new Words<string>(new(Says.Metric, [.. Metrics.All.Select(metric => (metric.Id, metric.Id))])),
            (LessonStop s) => s.Watch, (s, value) => s with { Watch = value }),
        Field.Of("set", "The levers that are set in its first round", "自本站首轮起设置的政策工具", Layout.Change,
            (LessonStop s) => s.Set, (s, value) => s with { Set = value }),
        Field.Of("until", "Its last round", "本站的最后一轮", new Number<int>(1, Gongyu.Model.Scenario.MaxRounds),
            (LessonStop s) => s.Until, (s, value) => s with { Until = value }).Needed(),
        Field.Of("explains", "What is told when the rounds are played", "推演之后的讲解", new TwoTexts(),
            (LessonStop s) => s.Explains, (s, value) => s with { Explains = value }).Needed());

    private static readonly Section<Lesson> Seats = new(
        Field.Of("enterprises", "The first so many enterprises may be taken", "可由学生接管的前若干家企业", Count,
            (Lesson l) => l.Enterprises, (l, value) => l with { Enterprises = value }),
        Field.Of("universities", "The first so many universities may be taken", "可由学生接管的前若干所高校", Count,
            (Lesson l) => l.Universities, (l, value) => l with { Universities = value }));

    /// <summary>The whole.</summary>
    public static readonly Section<Lesson> Lesson = new(
        Field.Of("title", "What the lesson is called", "课名", new TwoTexts(),
            (Lesson l) => l.Title, (l, value) => l with { Title = value }).Needed(),
        Field.Of("scenario", "The file of its scenario, in the folder above", "情景文件名，位于上一级文件夹", new Text(),
            (Lesson l) => l.File, (l, value) => l with { File = value }).Needed(),
        Field.Of("seed", "The seed it is played with, instead of the scenario's", "推演所用的种子，替代情景中的种子", new Number<ulong>(0, ulong.MaxValue),
            (Lesson l) => l.Seed ?? 0, (l, value) => l with { Seed = value }),
        Field.Of("seats", "How many enterprises and universities may be taken by students", "学生可接管的企业数与高校数", Seats,
            (Lesson l) => l, (_, value) => value),
        Field.Of("stops", "The stops, in the order of rounds", "各站，按轮次排列",
            new ListOf<LessonStop>(Stop, new(), FewestStops, MostStops, new("stops", "站")) { Check = Backward },
            (Lesson l) => l.Stops, (l, value) => l with { Stops = value }).Needed());

    private static (int, Phrase)? Untiled(IReadOnlyList<LessonOption> options)
    {
        double reached = double.NegativeInfinity;
        foreach (var (index, option) in options.Index().OrderBy(one => one.Item.Low))
        {
            if (option.Low != reached)
                return (index, NoTiling);
            reached = option.High;
        }
        return double.IsPositiveInfinity(reached) ? null : (options.Count - 1, NoTiling);
    }

    private static (int, Phrase)? Backward(IReadOnlyList<LessonStop> stops)
    {
        // A stop's change is counted over two rounds at least.
        for (int last = 1, index = 0; index < stops.Count; last = stops[index++].Until)
            if (stops[index].Until <= last)
                return (index, new(
                    $"until must be after round {last}: {stops[index].Until} leaves no change to see",
                    $"until 须晚于第 {last} 轮：{stops[index].Until} 看不到变化"));
        return null;
    }
}
