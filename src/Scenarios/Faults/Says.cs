using System.Globalization;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>The wording of faults, in both languages.</summary>
internal static class Says
{
    /// <summary>How many names a fault lists although it is clear which one was meant.</summary>
    public const int Few = 12;

    public static readonly Phrase Key = new("key", "键");
    public static readonly Phrase Lever = new("lever", "政策工具");
    public static readonly Phrase Metric = new("metric", "指标");
    public static readonly Phrase Stance = new("stance", "立场");
    public static readonly Phrase Word = new("word", "词");

    public static readonly Phrase NoFile = new("there is no such file", "文件不存在");
    public static readonly Phrase Directory = new("this is a directory, not a file", "这是目录，不是文件");
    public static readonly Phrase NotUtf8 = new("the file is not UTF-8 text", "文件不是 UTF-8 文本");
    public static readonly Phrase Nothing = new("the file is empty; a scenario needs question and rounds", "文件为空；情景至少需要 question 与 rounds");
    public static readonly Phrase Alias = new("anchors and aliases (& and *) are not allowed; write the value out", "不允许使用锚点与别名（& 与 *）；请写出完整的值");
    public static readonly Phrase Tag = new("tags (!) are not allowed; write the plain value", "不允许使用标签（!）；请直接写值");
    public static readonly Phrase Merge = new("merge keys (<<) are not allowed; write the keys out", "不允许使用合并键（<<）；请逐一写出各键");
    public static readonly Phrase KeyNotName = new("a key is a plain name, not a list or mapping", "键应为普通名称，而不是列表或映射");
    public static readonly Phrase Documents = new("a second document begins here; a file holds one scenario", "此处开始第二个文档；一个文件只能有一个情景");

    public static readonly Phrase SharesSum = new("the shares of abstain, opportunist and committed must sum to 1", "abstain、opportunist、committed 三个份额之和应为 1");
    public static readonly Phrase SizeOrder = new("maximum must not be less than minimum", "maximum 不得小于 minimum");
    public static readonly Phrase ExponentMissing = new("shape pareto needs the key \"exponent\"", "shape 为 pareto 时需要键“exponent”");
    public static readonly Phrase ShockMisses = new(
        "the shock hits a sector that is not there; sectors count from 1", "突变所指的行业不存在；行业自 1 起编号");
    public static readonly Phrase SameScenario = new(
        "than says nothing that differs: give policy, timeline or community", "than 没有写出任何不同之处：请给出 policy、timeline 或 community");
    public static readonly Phrase StepNever = new(
        "a step needs at (a round) or when (a condition)", "每一步需要 at（轮次）或 when（条件）");
    public static readonly Phrase StepUntriggered = new(
        "hold and coolDown belong to a step with when; leave them out", "hold 与 coolDown 只用于带 when 的步；请删去");
    public static readonly Phrase StepEndless = new(
        "a step that stays for good has nothing to cool down from; give for (rounds) or leave coolDown out", "一直施行的步不需要 coolDown；请给出 for（轮数）或删去 coolDown");
    public static readonly Phrase StepTooShort = new(
        "over must not be more than for: the levers would not get there", "over 不得大于 for：否则政策工具到不了设定值");
    public static readonly Phrase TooManyDecisions = MoreThan(Scenario.MaxDecisions, new("decisions of persons", "由人作出的决定"));
    public static readonly Phrase ExponentIdle = new("only shape pareto has an exponent; leave it out", "只有 shape 为 pareto 时才有 exponent；请删去");

    public static readonly Phrase Column = new("column", "列");
    public static readonly Phrase NoHeader = new("the file is empty; its first line names the columns", "文件为空；首行应为列名");
    public static readonly Phrase NoRows = new("there are no organisations below the line of column names", "列名行之后没有任何机构");
    public static readonly Phrase NoName = new("an organisation needs name_zh or name_en", "机构须有 name_zh 或 name_en");
    public static readonly Phrase Quotes = new("a quotation mark is out of place; a cell in quotes ends with one, and doubles those inside", "引号位置有误；带引号的单元格须以引号结束，其中的引号须双写");
    public static readonly Phrase Formula = new("a cell must not begin with = + - or @: a spreadsheet would run it as a formula", "单元格不得以 = + - 或 @ 开头：电子表格会将其当作公式执行");
    public static readonly Phrase Markup = new("< and > are not allowed: a page would take them for markup", "不允许出现 < 与 >：网页会将其当作标记");
    public static readonly Phrase EmptyCell = new("must not be empty", "不得为空");
    public static readonly Phrase Enterprises = new("enterprises", "企业数");
    public static readonly Phrase Universities = new("universities", "高校数");
    public static readonly Phrase TwoNames = new("a name in both languages is written 中文|English", "双语名称应写作 中文|English");
    public static readonly Phrase OtherWay = new(
        "this name was written in another way above; write it always the same", "该名称在上文的写法不同；请始终使用同一写法");
    public static readonly Phrase OneSector = new("an enterprise has one sector", "企业只能有一个行业");

    public static Phrase InsteadOf(string key, string instead) => new(
        $"{Quote(key).En} cannot be set beside {Quote(instead).En}, which gives it", $"{Quote(key).Zh}由{Quote(instead).Zh}给出，不能同时设置");

    public static Phrase ColumnMissing(string name, Phrase meaning) => new(
        $"the column {Quote(name).En} is missing: {meaning.En}", $"缺少列{Quote(name).Zh}：{meaning.Zh}");

    public static Phrase ColumnTwice(string name) => new($"the column {Quote(name).En} is there twice", $"列{Quote(name).Zh}重复");

    public static Phrase Cells(int found, int needed) => new($"{found} cells, while there are {needed} columns", $"有 {found} 个单元格，而列数为 {needed}");

    public static Phrase InColumn(string column, Phrase what) => new($"{column}: {what.En}", $"{column}：{what.Zh}");

    public static Phrase ForeignCell(string kind) => new($"must be empty for {kind}", $"{kind} 行此列应为空");

    public static Phrase StepOrder(int at, int before) => new(
        $"steps come in the order of rounds: round {at} cannot follow round {before}", $"各步须按轮次排列：第 {at} 轮不能排在第 {before} 轮之后");

    public static Phrase DecidedTwice(SeatDecision decision) => new(
        $"{decision.Who} is decided on twice for round {decision.Round}", $"第 {decision.Round} 轮对 {decision.Who} 的决定重复");

    public static Phrase DecidedLater(SeatDecision decision) => new(
        $"a person decides for {decision.Who} in round {decision.Round}, which would not be played",
        $"第 {decision.Round} 轮有对 {decision.Who} 的决定，而该轮不会推演");

    public static Phrase NotDecision(string text) => new(
        $"expected member=stance such as ent/3=committed, found {Quote(text).En}", $"应为 成员=立场（如 ent/3=committed），实为{Quote(text).Zh}");

    public static Phrase MoreThan(int most, Phrase what) => new($"more than {Plain(most)} {what.En}", $"{what.Zh}超过 {Plain(most)}");

    public static Phrase TooLong(int most) => new($"longer than {most} characters", $"超过 {most} 个字符");

    public static Phrase MoreFaults(int told) => new($"after {told} faults the rest of the file was not read", $"已列出 {told} 处错误，其余部分未读取");

    public static Phrase TooLarge(int bytes) => new($"the file is larger than {Plain(bytes)} bytes", $"文件超过 {Plain(bytes)} 字节");

    public static Phrase TooDeep(int depth) => new($"nested deeper than {depth} levels", $"嵌套超过 {depth} 层");

    public static Phrase TooMany(int nodes) => new($"more than {Plain(nodes)} values", $"值的数量超过 {Plain(nodes)}");

    public static Phrase Unreadable(string why) => new($"the file cannot be read: {why}", $"文件无法读取（系统原文）：{why}");

    public static Phrase NotYaml(string why) => new($"this is not YAML: {why}", $"不符合 YAML 语法（解析器原文）：{why}");

    public static Phrase NotText(char found) => new(
        $"the character U+{(int)found:X4} is not allowed in a text file", $"文本文件中不允许出现字符 U+{(int)found:X4}");

    public static Phrase NotAssignment(string text) => new(
        $"expected lever=value, found {Quote(text).En}", $"应为 政策工具=数值，实为{Quote(text).Zh}");

    public static Phrase Twice(Phrase kind, string name, int line) => new(
        $"{kind.En} {Quote(name).En} appears twice; first in line {line}", $"{kind.Zh}{Quote(name).Zh}重复出现；首次出现在第 {line} 行");

    public static Phrase Missing(string key, Phrase meaning) => new(
        $"the key {Quote(key).En} is missing: {meaning.En}", $"缺少键{Quote(key).Zh}：{meaning.Zh}");

    public static Phrase Wrong(Phrase allowed, Phrase found) => new(
        $"expected {allowed.En}, found {found.En}", $"应为{allowed.Zh}，实为{found.Zh}");

    public static Phrase OutOfRange(string value, Phrase allowed) => new(
        $"{Clip(value)} is out of range: expected {allowed.En}", $"{Clip(value)} 超出范围：应为{allowed.Zh}");

    /// <summary>An unknown name: the near one when there is one, and the allowed ones unless they are many and one is near.</summary>
    public static Phrase Unknown(Phrase kind, string name, IReadOnlyList<string> known)
    {
        var near = Nearest.To(name, known);
        string en = near is null ? "" : $"; did you mean {Quote(near).En}?";
        string zh = near is null ? "" : $"；是否想写{Quote(near).Zh}？";
        if (near is null || known.Count <= Few)
            (en, zh) = ($"; allowed: {string.Join(", ", known)}{en}", $"；可用：{string.Join("、", known)}{zh}");
        return new($"unknown {kind.En} {Quote(name).En}{en}", $"未知的{kind.Zh}{Quote(name).Zh}{zh}");
    }

    public static Phrase Found(Node node) => node switch
    {
        Scalar { IsPlain: true, Text: "" } => new("nothing", "空值"),
        Scalar { IsPlain: true } scalar => Quote(scalar.Text),
        Scalar scalar => new($"the quoted text {Quote(scalar.Text).En}", $"带引号的文本{Quote(scalar.Text).Zh}"),
        Items => new("a list", "列表"),
        _ => new("a mapping", "映射"),
    };

    public static Phrase Quote(string text) => Phrase.Quote(text);

    /// <summary>What a user wrote, as it goes to a terminal: short, and without control characters.</summary>
    public static string Clip(string text) => Phrase.Clip(text);

    private static string Plain(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
