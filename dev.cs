// Chores of the project: dotnet run dev.cs -- CHORE
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:project src/Scenarios/Scenarios.csproj
#:project src/Experiments/Experiments.csproj

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gongyu.Experiments;
using Gongyu.Model;
using Gongyu.Scenarios;
using Measured = Gongyu.Model.Metrics;
using Estimate = Gongyu.Experiments.Interval;

(string Name, string Meaning, Func<int> Do)[] chores =
[
    ("generate", "write what is made from code: the schema of scenario files, the reference pages", Generate),
    ("facts", "play the stylised facts on the seeds that judge them and write docs/stylised-facts.md", Facts),
    ("mechanisms", "play the article's mechanisms on the same seeds and write docs/mechanisms.md", Mechanisms),
    ("answers", "hold the hypotheses of the scenario library against unseen seeds and write docs/what-if.md", Answers),
    ("sensitivity", "vary each parameter by a tenth, play both ways, and write docs/sensitivity.csv", Sensitivity),
    ("vary", "the part of it that must be played by a model whose constants can be set", Sensitive.Vary),
    ("check", "fail when something that is made from code is out of date", Check),
    ("picture", "take the picture of the README (needs tmux, aha and chromium)", Picture),
];

foreach (var chore in chores)
    if (args is [var name] && name == chore.Name)
        return chore.Do();
foreach (var chore in chores)
    Console.WriteLine($"dotnet run dev.cs -- {chore.Name,-11} {chore.Meaning}");
return args.Length == 0 ? 0 : 2;

int Generate()
{
    foreach (var (path, text) in Generated())
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        Console.WriteLine(path);
    }
    return 0;
}

int Check()
{
    var stale = Generated().Where(made => !File.Exists(made.Path) || File.ReadAllText(made.Path) != made.Text).ToArray();
    foreach (var (path, _) in stale)
        Console.Error.WriteLine($"{path} is out of date: dotnet run dev.cs -- generate");
    return stale.Length == 0 ? 0 : 1;
}

IEnumerable<(string Path, string Text)> Generated()
{
    yield return ("scenarios/scenario.schema.json", Gongyu("schema"));
    yield return ("docs/reference/levers.md", Levers());
    yield return ("docs/reference/metrics.md", Metrics());
    yield return ("docs/reference/population.md", Population());
    yield return ("docs/reference/parameters.md", Parameters());
}

string Levers()
{
    string page = """
        <!-- Made from code by `dotnet run dev.cs -- generate`. -->
        # Levers · 政策工具

        What a policy can set. Write a lever under `policy:` in a scenario file, or `--set lever=value`. A lever that is not set is neutral.
        Row: the mechanism of the source article (O organisation, I innovation drive, S resource sharing, G government support).

        政策可以设置的内容：写在情景文件的 `policy:` 之下，或用 `--set 政策工具=数值`。未设置的政策工具取中性值。
        条目：所属机制（O 组织运行，I 创新驱动，S 资源共享，G 支持保障）。

        | lever 政策工具 | row 条目 | range 范围 | neutral 中性值 | meaning 含义 | cost and payer 成本与支付方 |
        |---|---|---|---|---|---|

        """;
    foreach (var lever in Catalogue("levers"))
    {
        string unit = Text(lever, "unit") is "1" ? "" : $" {Text(lever, "unit")}";
        page += $"| `{Text(lever, "id")}` | {Text(lever, "row")} | {Text(lever, "minimum")} … {Text(lever, "maximum")}{unit} | "
            + $"{Text(lever, "neutral")} | {Both(lever, "definition")} | {Both(lever, "cost")} |\n";
    }
    return page;
}

string Metrics()
{
    string page = """
        <!-- Made from code by `dotnet run dev.cs -- generate`. -->
        # Metrics · 指标

        What a run measures, every round. Units are UCUM: `1` is a ratio, braces name what is counted; `{unit}` is the model's unit of money.
        Ids and units are stable: results folders, `--json` and `outcomes:` in a scenario use them.

        每轮测量的内容。单位按 UCUM 书写：`1` 为比率，花括号内为计数对象；`{unit}` 为模型的货币单位。
        指标标识与单位保持稳定：结果文件夹、`--json` 以及情景文件的 `outcomes:` 均使用它们。

        | metric 指标 | row 条目 | unit 单位 | definition 定义 |
        |---|---|---|---|

        """;
    foreach (var metric in Catalogue("metrics"))
        page += $"| `{Text(metric, "id")}` | {Text(metric, "row")} | `{Text(metric, "unit")}` | {Both(metric, "definition")} |\n";
    page += """

        ## Over all rounds · 整个过程

        How fast, how steady, and after a `shock` how deep and how long: figures of a whole replication, under `dynamics` in `--json` and `manifest.json`. What is asked
        of a round is asked of the mean of five rounds around it. A time that did not come in the rounds that were played is **censored**: `mean` is then the
        restricted mean, in which it counts with all rounds there were to wait, `median` is null when half are censored, `count` says how many replications have the
        figure at all (there is no half-way where the way is shorter than two standard deviations of the last quarter) and `censored` how many of them did
        not get there. `compare` gives differences pair by pair, of the pairs in which both have one, with their 95 % intervals.

        速度、稳定性，以及 `shock` 之后的跌幅与恢复：每次重复的整体数字，位于 `--json` 与 `manifest.json` 的 `dynamics` 之下。对某轮所问，均取以该轮为中心的五轮均值。
        在所推演轮次内未到达的时间为**删失**：此时 `mean` 为受限均值，以可等待的全部轮数计入；半数删失时 `median` 为 null；`count` 为有此数字的重复次数（路程短于最后四分之一轮次的
        两个标准差者没有半程），`censored` 为其中未到达者。`compare` 对双方均有该数字的配对给出逐对差异及其 95% 区间。

        | figure 数字 | unit 单位 | definition 定义 |
        |---|---|---|

        """;
    foreach (var dynamic in Dynamics.All)
        page += $"| `{dynamic.Id}` | `{dynamic.Unit}` | {dynamic.Definition.En}<br>{dynamic.Definition.Zh} |\n";
    return page;
}

string Population()
{
    string page = """
        <!-- Made from code by `dotnet run dev.cs -- generate`. -->
        # Population files · 机构文件

        `community: {from: data/NAME.csv}` in a scenario takes its enterprises and universities from a file in the folder `data` beside it: CSV
        with commas, UTF-8 (in Excel: "CSV UTF-8"), names of columns in the first line, an organisation in each further line, at most 200,000
        of a kind. Add newcomers at the end: the lines before them then draw the same chance. `gongyu validate` tells who was read, and every
        fault with its line and column. [`scenarios/data/sample-region.csv`](../../scenarios/data/sample-region.csv) is an example; its organisations are
        synthetic.

        情景中的 `community: {from: data/NAME.csv}` 从情景文件旁 `data` 文件夹中的文件读取企业与高校：逗号分隔的 CSV，UTF-8 编码（Excel 中为
        “CSV UTF-8”），首行为列名，其后每行一个机构，每类至多 200,000 个。新机构请加在末尾，这样前面各行的随机抽取保持不变。
        `gongyu validate` 会列出读到的内容，以及每处错误的行与列。示例见 [`scenarios/data/sample-region.csv`](../../scenarios/data/sample-region.csv)，
        其中机构均为虚构。

        | column 列 | needed 必需 | holds 内容 |
        |---|---|---|

        """;
    foreach (var column in PopulationColumn.All)
        page += $"| `{column.Name}` | {(column.IsNeeded ? "yes 是" : "no 否")} | {column.Meaning.En}<br>{column.Meaning.Zh} |\n".Replace("中文|English", "中文\\|English");
    return page;
}

static string Parameters()
{
    string page = """
        <!-- Made from code by `dotnet run dev.cs -- generate`. -->
        # Parameters · 参数

        Every number in a rule, as the code declares it. **Chosen**: nothing but plausibility and the patterns of the model speak for the number.
        **Calibrated**: set by what it does to the patterns, on seeds 1–100 ([how](../mechanisms.md#what-it-says--说明)). **Given**: what the
        institution is in the world. Literature, where there is any, is what the *rule* follows, never the source of the number
        ([references](../odd.md#12-references)). What a scenario sets – stances, sizes, budgets – and the distributions in
        [section 5](../odd.md#5-initialization) are not parameters of rules.

        **Elasticity**: by how many per cent a result changes when the parameter changes by one, from a tenth up against a tenth down (a whole number:
        one up against one down), all else the same, with 95 % intervals over seeds 1–20 paired under common random numbers, 80 rounds, means of
        the last 20. The results: `cooperation.ratio` and `stance.enterprise.committed`, in [`baseline`](../../scenarios/baseline.yaml) and with
        incentives, supervision and sharing in [`all`](../../scenarios/all.yaml). Bold where the interval leaves 0 out; 0 where not a single outcome
        changed. There are so many intervals that about one in twenty leaves 0 out by chance. Figures: [sensitivity.csv](../sensitivity.csv), by
        `dotnet run dev.cs -- sensitivity`.

        规则中的全部数值，取自代码中的声明。**选定**：除合理性与模型的典型模式外别无依据。**标定**：依其对典型模式的影响在种子 1–100 上设定
        （[说明](../mechanisms.md#what-it-says--说明)）。**既定**：现实制度如此。所列文献（如有）为*规则*所本，而非数值的来源
        （[参考文献](../odd.zh-CN.md#12-参考文献)）。情景所设的立场、规模、预算，以及[第 5 节](../odd.zh-CN.md#5-初始化)中的分布不是规则的参数。

        **弹性**：参数变动百分之一时结果变动百分之几，由上调一成与下调一成对比而得（整数参数为加一与减一），其余不变；95% 区间，种子 1–20 在公共随机数下配对，80 轮，
        取最后 20 轮均值。结果为 `cooperation.ratio` 与 `stance.enterprise.committed`，情景为 [`baseline`](../../scenarios/baseline.yaml) 与激励、监督、共享并举的
        [`all`](../../scenarios/all.yaml)。区间不含 0 者以粗体标出；无一结果变动者记 0。区间数量众多，约二十分之一会偶然不含 0。数据见
        [sensitivity.csv](../sensitivity.csv)，由 `dotnet run dev.cs -- sensitivity` 生成。

        | parameter 参数 | value 数值 | unit 单位 | meaning 含义 | number 数值来源 | rule after 规则所本 | cooperation, `baseline` | committed, `baseline` | cooperation, `all` | committed, `all` |
        |---|---|---|---|---|---|---|---|---|---|

        """;
    var measured = File.Exists(Sensitive.File) ? File.ReadLines(Sensitive.File).Select(row => row.Split(',')).ToDictionary(row => row[0]) : [];
    foreach (var one in Parameter.All)
    {
        string basis = one.About.Basis switch { Basis.Calibrated => "calibrated 标定", Basis.Given => "given 既定", _ => "chosen 选定" };
        page += string.Create(CultureInfo.InvariantCulture,
            $"| `{one.Name}` | {one.Value} | `{one.About.Unit}` | {one.Meaning.En}<br>{one.Meaning.Zh} | {basis} | {one.About.After} |");
        page += measured.TryGetValue(one.Name, out string[]? row)
            ? string.Concat(Enumerable.Range(0, 4).Select(result => $" {Sensitive.Written(row.AsSpan(3 + 3 * result, 3))} |")) + "\n"
            : " | | | |\n";
    }
    return page;
}

// The constants of a copy of the model are made fields, and this file is run there: the product's own code keeps its constants.
static int Sensitivity()
{
    string work = Directory.CreateTempSubdirectory("gongyu").FullName;
    foreach (string path in Output("git", "ls-files", "src/Model", "src/Scenarios", "src/Experiments", "scenarios", "Directory.*", "BannedSymbols.txt", "global.json", "dev.cs")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries))
    {
        string copy = Path.Combine(work, path);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        string text = File.ReadAllText(path);
        File.WriteAllText(copy, path switch
        {
            "Directory.Build.props" => text.Replace("<TreatWarningsAsErrors>true", "<TreatWarningsAsErrors>false", StringComparison.Ordinal)
                .Replace("<EnforceCodeStyleInBuild>true", "<EnforceCodeStyleInBuild>false", StringComparison.Ordinal),
            _ when path.StartsWith("src/Model/", StringComparison.Ordinal) => Sensitive.Constants().Replace(text, "$1static "),
            _ => text,
        });
    }
    string measured = OutputIn(work, "dotnet", "run", "dev.cs", "--", "vary");
    File.WriteAllText(Sensitive.File, measured[measured.IndexOf("parameter,", StringComparison.Ordinal)..]);
    Directory.Delete(work, recursive: true);
    Console.WriteLine(Sensitive.File);
    return 0;
}

// What the default calibration must show, on seeds that no constant was calibrated with.
int Facts()
{
    string[] policies = ["baseline", "incentive", "incentive-supervision", "supervision", "sharing"];
    string page = """
        <!-- Made by `dotnet run dev.cs -- facts`. -->
        # Stylised facts · 典型事实

        What the default calibration must show, on seeds 1001–1030 ([how constants were chosen](mechanisms.md#what-it-says--说明)): means of rounds 61 to 80 with
        95 % intervals over replications; differences are paired seed by seed under common random numbers, p adjusted by Holm over each table,
        `*` where it is below .05. A claim holds where p, adjusted by Holm over all claims, is below .05: the claims are those of
        `tests/Experiments.Tests/StylisedFacts.cs`, which holds each to what is said here.

        默认标定必须呈现的事实，使用种子 1001–1030（[常数的选定](mechanisms.md#what-it-says--说明)）：第 61 至 80 轮的均值，带对重复的 95% 区间；
        差异在公共随机数下按种子配对，p 在每张表内按 Holm 校正，低于 .05 者标 `*`。p（按 Holm 对全部论断校正）低于 .05 的论断成立：论断即
        `tests/Experiments.Tests/StylisedFacts.cs` 中所列，该测试逐条核对本页所述。

        1. Without policy schools are hot and enterprises cold. 没有政策时“校热企冷”。
        2. Incentives raise participation and pay for what is not delivered; audits and penalties halve both misuse and opportunists.
           激励提高参与，也付给未足额履约者；抽查与处罚使误付与投机减半。
        3. Supervision alone cleans up and empties the room. 只有监督，则风气转好而人去楼空。
        4. Sharing alone helps; its public cost is shown beside it. 单靠共享亦有成效；其公共成本一并列出。
        5. Innovation under all three exceeds the sum of the three gains; supervision complements incentives and sharing; incentives and sharing
           stand in for each other. 三者并举的创新超过各自增量之和；监督与激励、共享互补；激励与共享在参与上互为替代。
        6. What incentives leave behind depends on how long they were given: 120 rounds after they end at round 40, enterprises that are committed
           exceed those of a community without policy by .2 or more; after they end at round 10, by less than .1.
           激励所遗留的取决于施行多久：在第 40 轮退出，120 轮之后投入企业仍高出从无政策者 .2 以上；在第 10 轮退出，则不足 .1。
        7. A larger enterprise share raises enterprises' and lowers universities' participation; equality of governance does the reverse,
           both on a background of incentives. 在激励背景下，提高企业分成使企业参与上升、高校参与下降；平等协同则相反。

        ## What holds · 成立与否

        | fact 事实 | claim 论断 | claimed 所称 | mean 均值 | p (Holm) | holds 成立 |
        |---|---|---|---|---|---|

        """;
    Output("dotnet", "build", "tests/Experiments.Tests", "--verbosity", "quiet");
    string tests = Output(
        "tests/Experiments.Tests/bin/Debug/net10.0/Gongyu.Experiments.Tests", "-class", "Gongyu.Experiments.Tests.StylisedFacts", "-noColor", "-showLiveOutput");
    foreach (var claim in Claims().Matches(tests).OrderBy(claim => claim.Groups[1].Value))
        page += $"| {claim.Groups[1]} | {claim.Groups[2]} | {claim.Groups[3]} | {claim.Groups[4]} {claim.Groups[5]} | {claim.Groups[6]} | {(claim.Groups[7].Success ? "**no 否**" : "yes 是")} |\n";
    page += Pages.Leftovers + """

        **The first claim of fact 5 is not shown.** Incentives alone, and sharing alone, bring most enterprises to commit: nearly all capacity is used
        under either, so what is left for the other to add is depth, and what depth adds is as much as the overlap takes. The same shows in the
        [families of mechanisms](mechanisms.md), S × G. Supervision by itself adds nothing to innovation; where agreements are plenty it deepens them a little.

        **事实 5 的第一条论断未能显示。** 单靠激励或单靠共享，多数企业已经投入，容量几近用满；另一项所能增加的只是深度，而深度所增与重叠所减相当。
        [四类机制](mechanisms.md)中的 S × G 亦然。监督单独不增加创新；协议众多时能使其略为加深。

        **Fact 7 holds for enterprises and fails for universities.** What universities earn moves as the fact says (`payoff.university` below), but
        not whether they take part. Schools are hot: they offer more places than enterprises take, so how many have an agreement follows how many
        enterprises are willing, and these come with a larger share and go with equality. And money has less than half of a university's interests
        (.3 to .5), so a smaller share seldom makes one abstain. Ideas that would restore the fact are a scarcity of universities' capacity or
        an outside use of it; neither is in the source.

        **事实 7 对企业成立，对高校不成立。** 高校的收益确如事实所述变动（见下表 `payoff.university`），但其参与并不如此。“校热”意味着高校提供的
        合作容量多于企业所需，签有协议的高校数量取决于愿意合作的企业数量：分成提高则企业增多，平等协同则企业减少。此外财务在高校诉求中不足一半（.3 至 .5），
        分成减少很少使高校转为观望。若使高校容量稀缺，或另有用途，该事实可望成立；但二者均不见于来源论文。

        """ + Starts() + """

        ## Levels and differences · 水平与差异

        """;
    page += Table(policies, [
        "stance.enterprise.committed", "stance.university.committed", "participation.enterprise", "stance.enterprise.abstain",
        "stance.enterprise.opportunist", "agreement.breaches", "agreement.tier.mean", "public.cost",
    ]);
    page += Table(["incentive", "incentive-supervision"], ["incentive.misused", "stance.enterprise.opportunist", "stance.enterprise.committed"]);
    page += Table(["incentive", "incentive-enterprise-share", "incentive-equality"], [
        "participation.enterprise", "participation.university", "stance.enterprise.committed", "stance.university.committed",
        "payoff.enterprise", "payoff.university", "agreement.count",
    ]);
    File.WriteAllText("docs/stylised-facts.md", page);
    Console.WriteLine(page);
    return 0;

    JsonElement Comparison(string[] names, string[] metrics) => JsonDocument.Parse(Gongyu([
        "compare", .. names.Select(name => $"scenarios/{name}.yaml"), "--seed", "1001", "--replications", "30", "--json",
        .. metrics.SelectMany(metric => (string[])["--outcome", metric])])).RootElement.GetProperty("metrics");

    string Table(string[] names, string[] metrics)
    {
        var comparison = Comparison(names, metrics);
        string table = $"\n| metric 指标 | {string.Join(" | ", names.Select((name, i) => i == 0 ? $"`{name}`" : $"`{name}` | − `{names[0]}`"))} |\n"
            + $"|---|{string.Concat(Enumerable.Repeat("---|", 2 * names.Length - 1))}\n";
        foreach (string metric in metrics)
        {
            var (outcomes, differences) = (comparison.GetProperty(metric).GetProperty("outcomes"), comparison.GetProperty(metric).GetProperty("differences"));
            table += $"| `{metric}` | {string.Join(" | ", names.Select((name, i) =>
                Interval(outcomes.GetProperty(name)) + (i == 0 ? "" : " | " + Difference(differences.GetProperty(name)))))} |\n";
        }
        return table;
    }

    static string Difference(JsonElement one) => $"{Interval(one)}{(one.GetProperty("pAdjusted").GetDouble() < 0.05 ? " *" : "")}";
}

// How fast each policy works, and whether where it ends depends on where it starts.
static string Starts()
{
    string table = Pages.Starts;
    foreach (var (name, scenario) in Policies())
    {
        var metric = global::Gongyu.Model.Metrics.EnterprisesCommitted;
        var played = ThreeStarts.Of(scenario with { Seed = 1001, Replications = 30 }, metric, Environment.ProcessorCount).GetAwaiter().GetResult();
        var half = played.Half;
        table += $"| {name} | {Cell(played.Early)} | {(half.Count == 0 ? "–" : Rounds(half.Mean))} ({half.Count - half.Censored}/{half.Count}) | {Cell(played.Usual)} "
            + $"| {Cell(played.Abstaining)} | {Cell(played.Committed)} | {Cell(played.Gap.Interval)} |\n";
    }
    return table;

    static IEnumerable<(string Name, Scenario Scenario)> Policies()
    {
        string[] names = ["baseline", "incentive", "incentive-supervision", "supervision", "sharing", "incentive-sharing", "supervision-sharing", "all",
            "incentive-enterprise-share", "incentive-equality"];
        Scenario Read(string name) => ScenarioFile.Read($"scenarios/{name}.yaml").Scenario!;
        return names.Select(name => ($"`{name}`", Read(name)))
            .Concat(new[] { 10, 40 }.Select(last => ($"`incentive` until 至 {last}", Withdrawal.Of(Read("incentive"), last))));
    }

    static string Cell(Interval one) => string.Create(CultureInfo.InvariantCulture, $"{one.Mean:0.###} [{one.Low:0.###}, {one.High:0.###}]");

    static string Rounds(Interval one) => string.Create(CultureInfo.InvariantCulture, $"{one.Mean:0.#} [{one.Low:0.#}, {one.High:0.#}]");
}

// What the questions of the scenario library are answered by.
int Answers()
{
    string page = """
        <!-- Made by `dotnet run dev.cs -- answers`. -->
        # What if · 情景库

        Questions of policy, each a scenario file with a hypothesis that compares it with the same scenario but for one thing. Figures are means of
        the last quarter of the rounds on seeds 1001–1030; the difference is paired seed by seed under common random numbers, with its 95 % interval.
        **Supported**: the whole interval is on the side that is claimed; **contradicted**: on the other; **open**: it holds 0. A test gathers every
        answer anew and fails when one has changed. Play one yourself: `gongyu run scenarios/what-if/withdraw-late.yaml`.

        政策问题：每个情景文件都带有一项假设，将该情景与仅有一处不同的同一情景相比较。数值为种子 1001–1030 上最后四分之一轮次的均值；差异在公共随机数下按种子配对，
        带 95% 区间。**得到支持**：整个区间位于所声称的一侧；**与之相反**：位于另一侧；**未定**：区间包含 0。测试会重新计算每个答案，有变化即失败。
        可自行运行：`gongyu run scenarios/what-if/withdraw-late.yaml`。

        """;
    foreach (var (folder, heading) in new[] { ("what-if", "## For research · 研究用"), ("classroom", "## For a class · 课堂用") })
    {
        page += $"{heading}\n\n| question 问题 | metric 指标 | here 本情景 | compared with 对照 | difference 差异 | answer 答案 |\n|---|---|---|---|---|---|\n";
        foreach (string file in Directory.GetFiles($"scenarios/{folder}", "*.yaml").Order(StringComparer.Ordinal))
            page += Answer(file);
        page += "\n";
    }
    File.WriteAllText("docs/what-if.md", page.TrimEnd('\n') + "\n");
    Console.WriteLine("docs/what-if.md");
    return 0;
}

string Answer(string file)
{
    var scenario = ScenarioFile.Read(file).Scenario!;
    string place = Path.Combine(Path.GetTempPath(), $"gongyu-answer-{Guid.NewGuid():N}");
    var tested = JsonDocument.Parse(Gongyu("run", file, "--host", "fast", "--replications", "1", "--json", "--out", place)).RootElement.GetProperty("hypothesis");
    Directory.Delete(place, recursive: true);
    var (question, than) = (scenario.Question, scenario.Hypothesis!.Than.Name);
    string verdict = Text(tested, "verdict") switch { "supported" => "supported 得到支持", "contradicted" => "**contradicted 与之相反**", _ => "**open 未定**" };
    return $"| [{question.En}](../{file})<br>{question.Zh} | `{Text(tested, "metric")}` {(scenario.Hypothesis.IsHigher ? "↑" : "↓")} | {Figure("here")} "
        + $"| {Figure("there")} {than.En}<br>{than.Zh} | {Fine(tested.GetProperty("difference"))} | {verdict} |\n";

    string Figure(string name) => tested.GetProperty(name).GetDouble().ToString("0.####", CultureInfo.InvariantCulture);
}

// What each mechanism does alone, and how much of that is behaviour.
int Mechanisms()
{
    string page = """
        <!-- Made by `dotnet run dev.cs -- mechanisms`. -->
        # Mechanisms and their evidence · 机制及其证据

        What each mechanism of the source article does alone, on its background: means of rounds 61 to 80 on seeds 1001–1030 ([how constants
        were chosen](#what-it-says--说明)), differences paired seed by seed with 95 % intervals. **Competence** is what a row does to graduates'
        competence. **Mechanical** is the part that is there though everybody proposes, accepts, keeps up the platform, takes courses and stands as in
        the run without the mechanism (frozen behaviour); **behaviour** is the rest. A row holds where its difference has the
        sign expected and p, adjusted by Holm over all rows, is below .05. `gongyu mechanisms` prints it.

        来源论文的每项机制在其背景上单独起作用时的效果：第 61 至 80 轮的均值，种子 1001–1030（常数的选定见文末），差异按种子配对，带 95% 区间。
        **机械**部分指各方的提议、接受、平台维护、培训与立场均与无该机制时相同而仍然出现的差异（冻结行为）；其余为**行为**部分。差异符号与预期一致且 p（按 Holm 对全部行校正）
        低于 .05 者成立。命令 `gongyu mechanisms` 输出同样的内容。**能力**为对毕业生能力的影响。

        | row 条目 | mechanism 机制 | background 背景 | levers 政策工具 | metric 指标 | without 无 | with 有 | difference 差异 | mechanical 机械 | behaviour 行为 | competence 能力 | holds 成立 |
        |---|---|---|---|---|---|---|---|---|---|---|---|

        """;
    var evidence = JsonDocument.Parse(Gongyu("mechanisms", "--json")).RootElement;
    foreach (var row in evidence.GetProperty("mechanisms").EnumerateArray())
        page += $"| {Text(row, "row")} | [{Text(row.GetProperty("name"), "en")}](../{Text(row, "scenario")})<br>{Text(row.GetProperty("name"), "zh")} "
            + $"| {(Text(row, "background") is { Length: > 0 } set ? set.Replace(", ", "<br>") : "baseline 基准")} "
            + $"| {string.Join("<br>", row.GetProperty("levers").EnumerateObject().Select(lever => $"`{lever.Name}={lever.Value}`"))} "
            + $"| `{Text(row, "metric")}` {(row.GetProperty("rises").GetBoolean() ? "↑" : "↓")} "
            + string.Concat(new[] { "without", "with", "difference", "mechanical", "behavioural", "competence" }.Select(name => $"| {Fine(row.GetProperty(name))} "))
            + $"| {(row.GetProperty("holds").GetBoolean() ? "yes 是" : "**no 否**")} |\n";
    page += """

        Incentives and supervision on a background are those of `scenarios/incentive.yaml` and `scenarios/incentive-supervision.yaml`.

        背景中的激励与监督见 `scenarios/incentive.yaml` 与 `scenarios/incentive-supervision.yaml`。

        ## What families do together · 四类机制的两两组合

        Each family is all that its rows set (O organisation, I innovation drive, S resource sharing, G government support), without a background. Alone
        and both: less no policy. **Beyond**: what both do more than the sum of the two; `*` where p, adjusted by Holm over this table, is below .05.

        每类机制为其全部条目所设（O 组织运行，I 创新驱动，S 资源共建共享，G 支持保障），无背景政策。单独与并用均相对于无政策。**交互**：并用超出两者之和的部分；
        p（按 Holm 对本表校正）低于 .05 者标 `*`。

        | pair 组合 | outcome 结果 | first alone 前者单独 | second alone 后者单独 | both 并用 | beyond 交互 |
        |---|---|---|---|---|---|

        """;
    foreach (var row in evidence.GetProperty("interactions").EnumerateArray())
        page += $"| {Text(row, "first")} × {Text(row, "second")} | `{Text(row, "metric")}` "
            + string.Concat(new[] { "aloneFirst", "aloneSecond", "both" }.Select(name => $"| {Fine(row.GetProperty(name))} "))
            + $"| {Fine(row.GetProperty("beyond"))}{(row.GetProperty("pAdjusted").GetDouble() < 0.05 ? " *" : "")} |\n";
    page += Pages.Reading;
    File.WriteAllText("docs/mechanisms.md", page);
    File.WriteAllText("docs/mechanisms.json", evidence.GetProperty("mechanisms").GetRawText().ReplaceLineEndings("\n") + "\n"); // The live page shows it.
    Console.WriteLine(page);
    return 0;
}

static string Interval(JsonElement one) => string.Create(CultureInfo.InvariantCulture,
    $"{one.GetProperty("mean").GetDouble():0.###} [{one.GetProperty("low").GetDouble():0.###}, {one.GetProperty("high").GetDouble():0.###}]");

static string Fine(JsonElement one) => string.Create(CultureInfo.InvariantCulture,
    $"{one.GetProperty("mean").GetDouble():0.####} [{one.GetProperty("low").GetDouble():0.####}, {one.GetProperty("high").GetDouble():0.####}]");

// A claim as the tests print it: fact, text, what is claimed, mean, interval, p.
static Regex Claims() => new(@"\[OUTPUT\] ([1-9]) (.+?) {2,}([<>] \S+|\S+ … \S+) +(-?[0-9.]+) +(\[.+?\]) +(\S+(?: [.0-9]+)?)(  NOT SHOWN)?");

IEnumerable<JsonElement> Catalogue(string command) => JsonDocument.Parse(Gongyu(command, "--json")).RootElement.EnumerateArray();

static string Text(JsonElement entry, string name) => entry.GetProperty(name).ToString();

static string Both(JsonElement entry, string name) => $"{Text(entry, name)}<br>{Text(entry, name + "Zh")}".Replace("|", "\\|");

string Gongyu(params string[] command) => Output("dotnet", ["run", "--project", "src/Client", "--verbosity", "quiet", "--", .. command]);

static string Output(string file, params string[] arguments) => OutputIn("", file, arguments);

static string OutputIn(string folder, string file, params string[] arguments)
{
    var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, WorkingDirectory = folder };
    using var process = Process.Start(start)!;
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0
        ? output
        : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
}

// A run in a terminal, half-way and at its end, as one image.
static int Picture()
{
    const string session = "gongyu-picture";
    string work = Directory.CreateTempSubdirectory("gongyu").FullName;
    Directory.CreateSymbolicLink(Path.Combine(work, "scenarios"), Path.GetFullPath("scenarios"));
    string client = Path.GetFullPath("src/Client/bin/Debug/net10.0/gongyu");
    Output("dotnet", "build", "src/Client", "--verbosity", "quiet");
    static Regex HalfWay() => new(@"rounds +[45][0-9]/80");
    Output("tmux", "new-session", "-d", "-s", session, "-x", "100", "-y", "50", "env", "LC_ALL=C.UTF-8", "COLORTERM=truecolor", "sh");
    try
    {
        Output("tmux", "send-keys", "-t", session, $"PS1='$ '; cd {work}; alias gongyu={client}; clear", "Enter");
        Screen(screen => screen.Trim() == "$");
        Output("tmux", "send-keys", "-t", session, $"gongyu run scenarios/all.yaml", "Enter");
        string live = Screen(screen => HalfWay().IsMatch(screen));
        string end = Screen(screen => screen.Contains("run hash"));
        File.WriteAllText(Path.Combine(work, "live.ansi"), live);
        File.WriteAllText(Path.Combine(work, "end.ansi"), end);
    }
    finally
    {
        Output("tmux", "kill-session", "-t", session);
    }
    string page = Path.Combine(work, "picture.html");
    File.WriteAllText(page, $$"""
        <meta charset="utf-8"><style>body{margin:0;background:#1e1e2e}pre{margin:0;padding:14px 22px;font:15px/1.25 "DejaVu Sans Mono",monospace;color:#cdd6f4}
        pre+pre{border-top:1px solid #45475a}</style>{{Html("live.ansi")}}{{Html("end.ansi")}}
        """);
    Directory.CreateDirectory("docs/images");
    Output("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=940,710",
        $"--screenshot={Path.GetFullPath("docs/images/run.png")}", $"file://{page}");
    Console.WriteLine("docs/images/run.png");
    return 0;

    string Screen(Func<string, bool> shows)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); Thread.Sleep(20))
            if (shows(Output("tmux", "capture-pane", "-p", "-t", session)))
                return Output("tmux", "capture-pane", "-p", "-e", "-t", session);
        throw new TimeoutException("The terminal did not show the run.");
    }

    string Html(string name) => $"<pre>{Output("aha", "--no-header", "--black", "-f", Path.Combine(work, name)).Trim()}</pre>";
}

// How sensitivity is kept and written.
static partial class Sensitive
{
    public const string File = "docs/sensitivity.csv";

    // A constant that is declared a parameter, up to its type.
    [GeneratedRegex(@"(\[Parameter\([^\]]*\]\s+(?:public|private) )const ")]
    public static partial Regex Constants();

    // Prints how much each parameter changes the main results; in the copy, where they can be set.
    public static int Vary()
    {
        string[] scenarios = ["baseline", "all"], metrics = ["cooperation.ratio", "stance.enterprise.committed"];
        var played = scenarios.Select(name => ScenarioFile.Read($"scenarios/{name}.yaml").Scenario! with { Rounds = 80, Replications = 20, Seed = 1 }).ToArray();
        var read = metrics.Select(name => Measured.All.Single(metric => metric.Id == name)).ToArray();
        double[][] usual = Outcomes();
        Console.WriteLine("parameter,value,step," + string.Join(',', scenarios.SelectMany(scenario => metrics.SelectMany(metric =>
            (string[])[$"{scenario}.{metric}", $"{scenario}.{metric}.low", $"{scenario}.{metric}.high"]))));
        foreach (var one in Parameter.All)
        {
            object before = one.Field.GetValue(null)!;
            double value = one.Value, step = one.IsWhole ? 1 : 0.1 * value;
            double[][] more = With(value + step), less = With(value - step);
            one.Field.SetValue(null, before);
            var elasticities = usual.Select((outcomes, result) => Estimate.Of(
                [.. more[result].Zip(less[result], (high, low) => (high - low) / outcomes.Average() / (2 * step / value))])).ToArray();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Name},{value},{(one.IsWhole ? "1" : "10%")},") + string.Join(',', elasticities
                .SelectMany(found => (double[])[found.Mean, found.Low, found.High])
                .Select(number => number.ToString("0.####", CultureInfo.InvariantCulture))));

            double[][] With(double changed)
            {
                one.Field.SetValue(null, Convert.ChangeType(changed, one.Field.FieldType, CultureInfo.InvariantCulture));
                return Outcomes();
            }
        }
        return 0;

        // By scenario and metric, the outcomes of all seeds.
        double[][] Outcomes() =>
        [
            .. played.SelectMany<Scenario, double[]>(scenario =>
            {
                var replications = new Replication[scenario.Replications];
                Parallel.For(0, replications.Length, i => replications[i] = Community.Play(scenario, i));
                return read.Select(metric => replications.Select(replication => replication.Outcome(metric)).ToArray());
            }),
        ];
    }

    // An elasticity with its interval.
    public static string Written(ReadOnlySpan<string> found)
    {
        double mean = Number(found[0]), low = Number(found[1]), high = Number(found[2]);
        if (low == 0 && high == 0)
            return "0";
        string text = string.Create(CultureInfo.InvariantCulture, $"{Fine(mean):0.00} [{Fine(low):0.00}, {Fine(high):0.00}]");
        return low > 0 || high < 0 ? $"**{text}**" : text;

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

        static double Fine(double number) => Math.Round(number, 2) + 0.0; // Nothing has no sign.
    }
}

// What the figures of the evidence page say: to be read again whenever they change.
static class Pages
{
    public const string Leftovers = """

        **That .2 or more remains (fact 6) is not shown.** The mean is .3 and its own interval lies above .2 (p = .017), but not after Holm over all
        claims; seeds 2001–2030 give .257 [.181, .332], and the seeds of calibration, 1–100, .313 [.272, .354]. What remains is not one level but one of two
        ends. In rounds 241 to 320 nineteen of the thirty replications are below .3 and eleven above .5, none between; the mean is half-way and falls slowly. When
        incentives end at round 40, .53 of enterprises are committed, assets are .29 (enterprises) and .44 (universities), trust is .59 and the mean tier 2.3;
        at round 160 they are .37, .46, .64, .55 and 2.1, without policy .08, .12, .24, .46 and 1.5; had they gone on, .94, .82, .88, .67 and 3.1. Assets go on
        growing for sixty rounds after the end and then wear off. Which end it is depends on how far a community has come: what is left correlates with the
        committed at round 40 by .64, with assets by .66, tier .58, trust .57; those that stay above .5 had .60 committed and assets of .34, the others .47 and .27
        (seeds 1–100). After ten rounds assets are .045 and nothing is left. A withdrawal by the state of the community may leave more than one by the calendar; that is not measured here.

        **事实 6 中“遗留 .2 以上”未能显示。** 均值为 .3，其自身区间在 .2 之上（p = .017），但按 Holm 对全部论断校正后则否；种子 2001–2030 为 .257 [.181, .332]，
        标定所用种子 1–100 为 .313 [.272, .354]。遗留的不是一个水平，而是两个终局之一：第 241 至 320 轮，三十次重复中十九次低于 .3，十一次高于 .5，其间没有；均值居中并缓慢下降。
        激励在第 40 轮退出时，投入企业为 .53，资产为 .29（企业）与 .44（高校），信任为 .59，平均层次为 2.3；第 160 轮依次为 .37、.46、.64、.55 与 2.1，无政策时为 .08、.12、.24、.46 与 1.5，
        持续激励则为 .94、.82、.88、.67 与 3.1。资产在退出后还增长约六十轮，随后损耗。走向何种终局取决于共同体已走多远：遗留与第 40 轮的投入企业相关 .64，与资产相关 .66，与层次 .58，与信任 .57；
        保持在 .5 以上者当时投入企业 .60、资产 .34，其余为 .47 与 .27（种子 1–100）。仅十轮激励时资产为 .045，无所遗留。按共同体的状态退出，所遗留者或多于按日程退出；此处未测。

        """;

    public const string Starts = """

        ## Speed, and where it ends · 速度与终局

        Committed enterprises (`stance.enterprise.committed`) under each policy on seeds 1001–1030, with 95 % intervals. **At round 80**: mean of rounds 61 to 80.
        **Time to half**: the first round in which the mean of five rounds around it has covered half the way from round 1 to the long-run level,
        mean over the replications that have a way to go (longer than two standard deviations of the last quarter); in brackets how many of these got
        there in 320 rounds. **Long run**: mean of rounds 241 to 320, from the usual start, with everybody abstaining at first, and with everybody committed at first.
        **Gap**: the last less the one before, pair by pair: what is left of the start after 240 rounds. Under incentives, or sharing, there is one end from
        everywhere. Without policy, with supervision alone, and after incentives have ended there are two, and the start decides: cooperation that is there keeps itself up
        for long, and does not come by itself.

        各政策下的投入企业占比（`stance.enterprise.committed`），种子 1001–1030，带 95% 区间。**第 80 轮**：第 61 至 80 轮的均值。**半程时间**：以该轮为中心的五轮均值首次走完
        第 1 轮至长期水平之半的轮次，对确有路程（超过末四分之一轮次的两个标准差）的重复取均值；括号内为其中在 320 轮内到达的次数。**长期**：第 241 至 320 轮的均值，
        分别从通常的起点、全部观望、全部投入出发。**差距**：后者减前者，逐对计算：240 轮之后起点还留下多少。有激励或共享时，无论从何出发终局只有一个；
        没有政策、只有监督或激励退出之后则有两个，由起点决定：已有的合作能长久自持，却不会自行产生。

        | policy 政策 | at round 80 第 80 轮 | time to half 半程时间 | long run 长期 | all abstain 全部观望 | all committed 全部投入 | gap 差距 |
        |---|---|---|---|---|---|---|

        """;

    public const string Reading = """

        ## What it says · 说明

        Nineteen of twenty contrasts hold, and with them fourteen of the fifteen rows; of O4 communication holds and equality fails.

        **Mechanical, or behaviour.** Audits and penalties (O2) cut misuse by two fifths, and coordination by a tenth, nine parts in ten because claims
        that are found out are refused: hardly anybody changes. Development (O3) and information (S4) move curricula, order classes and placements
        (I3) what students know, the panel (G4) what is believed: mechanical by nature, and by these figures not yet mechanisms of behaviour. Breach
        liability, initiative, tiers, lasting agreements, participation, exits and repeated under-delivery (O1, I1, S1, S3, G1, G2, G3) move because members
        decide otherwise, and only so; alignment and research (I2, S2) nearly so.

        **Equal governance (O4) fails**: with halves instead of shares by influence incomes of those that hold an agreement are less equal, not more,
        mechanically and by behaviour. A university holds several agreements and an enterprise one or two, and on average an enterprise has the larger
        influence: halves take from those that have one income and give to those that have several. Variants of the rule, tried on seeds 1–100 (change of
        `payoff.gini`, and of `participation.enterprise`):

        | the split moves towards 分配趋向 | Gini 基尼系数 | enterprises taking part 企业参与 |
        |---|---|---|
        | halves (the rule) 对半（现行规则） | 0.068 [0.062, 0.074] | -0.095 [-0.107, -0.084] |
        | shares of what is put in 按投入比例 | 0.017 [0.011, 0.022] | -0.04 [-0.049, -0.032] |
        | equal net gains (Nash bargaining of equals) 净收益相等（对等纳什议价） | -0.015 [-0.019, -0.011] | -0.001 [-0.008, 0.005] |
        | 64 : 36 for all, the mean share by influence 一律 64 : 36（按影响力分配的均值） | -0.017 [-0.022, -0.013] | -0.008 [-0.015, -0.002] |

        The last two make incomes more equal, but then equality costs enterprises nothing, and the seventh [stylised fact](stylised-facts.md) is lost.
        The source speaks of equal say, which halves render; so the row stays as it is, and fails.

        **Families.** On cooperation, organisation does next to nothing by itself and multiplies what every other family does, while the others stand in for
        each other, since any of them fills most of the capacity there is. On competence it is much the same, but organisation and government support
        merely add up. Innovation has no such bound: organisation with sharing gives four times the sum of both, innovation drive complements sharing and
        support, and these two add up.

        **What else was asked.** O1 alone was to lower participation, and does not: +.006 [−.007, .020] on seeds 1–100; it lowers the share of breaches there by
        .136 [.119, .153]. Not measured: the time to cooperation under incentives (O1), recovery after a shock (G3), competence outside agreements (S2). Graduates choose and employers hire anew in the frozen run, so what follows from their offers (I2, I3)
        counts as mechanical.

        **How the constants were chosen.** Calibration used seeds 1–100. Seeds 1001–1030 are not as fresh as they were: after a first look at them, in
        which fact 1 was not shown (committed enterprises .127 [.102, .152]), what graduates are worth and the talent that comes with an agreement were
        calibrated again; and after a look in which I3 did not hold (−.0022 [−.0055, .0011]), how much graduates' taste weighs was set from .3 to .2, by its
        effect on seeds 1–60 (I3 at .2: −.017 [−.019, −.015], with 6 % of classes poached; at .15: −.014 [−.016, −.012], with 3 %). Seeds 2001–2030, which
        nobody had looked at, say the same: the same nineteen contrasts hold and equality fails (I3 −.0159 [−.0184, −.0134]; G2, the weakest effect,
        −.0026 [−.0040, −.0011]; O4 .072 [.062, .081]), and committed enterprises without policy are .10 [.07, .13].

        二十项对比中十九项成立，十五个条目中十四个全部成立；O4 中沟通成立而平等不成立。

        **机械，还是行为。** 抽查与处罚（O2）使误付减少约四成，部门协同约一成，其中九成是因为被查出的申请遭拒，几乎无人改变行为。动态发展（O3）与信息平台（S4）改变课程，
        订单培养与顶岗实习（I3）改变学生所知，多元评价（G4）改变判断：均属机械效应，就这些数字而言尚非行为机制。违约责任、主动性、层次、协议存续、参与、退出与再次违约
        （O1、I1、S1、S3、G1、G2、G3）的变化全部来自成员改变决策；四个对接与研发平台（I2、S2）亦几乎如此。

        **平等协同（O4）不成立**：以对半代替按影响力分配后，持有协议者的收入更不平等，机械与行为两部分皆然。高校持有多份协议，企业只有一两份，而企业的影响力平均较大：
        对半分配取自只有一份收入者，给予拥有多份收入者。在种子 1–100 上试过的规则变体见上表。后两种使收入更平等，但平等便不再使企业付出代价，典型事实 7 随之失去。
        来源论文所说的是平等的话语权，对半正是此意；故保留现行规则，并如实记为不成立。

        **四类机制。** 就合作而言，组织运行单独几乎不起作用，却能放大其他各类机制的成效；其余各类互为替代，因为任何一类都足以占用大部分容量。就能力而言大体相同，但组织运行与支持保障
        仅为相加。创新没有这种上限：组织运行与资源共享并用，成效约为两者之和的四倍；创新驱动与共享、支持互补，而后两者仅为相加。

        **其他应有的效果。** O1 单独应降低参与而并未降低：种子 1–100 上为 +.006 [−.007, .020]，而违约占比下降 .136 [.119, .153]。未测：激励下达成合作的时间（O1）、冲击后的恢复（G3）、协议之外的能力（S2）。在冻结的运行中毕业生仍重新择业、企业仍重新录用，
        故由其出价而来的变化（I2、I3）计入机械部分。

        **常数如何选定。** 标定使用种子 1–100。种子 1001–1030 已非全新：首次查看时事实 1 未能显示（投入企业 .127 [.102, .152]），随后重新标定了毕业生的价值与协议带来的人才收益；
        再次查看时 I3 未成立（−.0022 [−.0055, .0011]），随后依据种子 1–60 上的效果把毕业生偏好的权重由 .3 调为 .2（I3 在 .2 时为 −.017 [−.019, −.015]，被挖班级占 6%；
        在 .15 时为 −.014 [−.016, −.012]，占 3%）。从未查看过的种子 2001–2030 给出同样的结论：同样的十九项成立而平等不成立（I3 −.0159 [−.0184, −.0134]；效应最弱的 G2
        −.0026 [−.0040, −.0011]；O4 .072 [.062, .081]），无政策时投入企业为 .10 [.07, .13]。
        """;
}
