using Gongyu.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Gongyu.Silo;

/// <summary>The page at <c>/docs</c>: every request to the service, made from its OpenAPI document.</summary>
/// <param name="page">As its reader asks for it.</param>
/// <param name="document">The document.</param>
/// <param name="needsToken">Whether who changes something must give a token.</param>
internal sealed class ReferencePage(Page page, OpenApiDocument document, bool needsToken)
{
    private static readonly Phrase Title = new("API reference", "接口参考");

    private static readonly Phrase About = new(
        "Requests and answers are JSON unless told otherwise; scenarios are YAML, tables are CSV. "
        + "What is wrong is told as problem details (RFC 9457) in English and Chinese, every fault of a scenario with its line.",
        "除另有说明外，请求与应答均为 JSON；情景为 YAML，表格为 CSV。错误以 RFC 9457 格式给出，中英双语，情景中的每处错误均注明行号。");

    private static readonly Phrase Token = new("Requests marked with a key need the header:", "标有钥匙的请求需要请求头：");
    private static readonly Phrase Machine = new("For programs: ", "供程序使用：");
    private static readonly Phrase Parameters = new("Parameters", "参数");
    private static readonly Phrase Body = new("Body", "请求内容");
    private static readonly Phrase Answers = new("Answers", "应答");
    private static readonly Phrase Objects = new("Objects", "对象");
    private static readonly Phrase English = new("", "（对象与字段的说明取自 OpenAPI 文档，为英文。）");
    private static readonly Phrase Needed = new("required", "必需");
    private static readonly Phrase Usually = new("default", "默认");
    private static readonly Phrase InPath = new("in the path", "路径");
    private static readonly Phrase InQuery = new("in the query", "查询");

    private readonly ReferenceWords words = new(page);

    /// <summary>The page.</summary>
    public IResult Show()
    {
        var groups = document.Paths.SelectMany(path => path.Value.Operations!.Select(one => new Asked(one.Key.Method, path.Key, one.Value)))
            .GroupBy(one => one.Operation.Tags!.First().Name!).ToArray();
        Html token = needsToken ? (Html)$"""<p>{page.Say(Token)} <code>Authorization: Bearer TOKEN</code></p>""" : default;
        Html body = $"""
            <div class="reference">
            <nav class="contents">
            {groups.Select(group => (Html)$"<b>{words.In(group.Key)}</b>{group.Select(Entry)}")}
            <b>{page.Say(Objects)}</b>
            {document.Components!.Schemas!.Keys.Select(name => (Html)$"""<a href="#{name}">{name}</a>""")}
            </nav>
            <div>
            <h1>{page.Say(Title)}</h1>
            <p>{page.Say(About)}</p>{token}
            <p>{page.Say(Machine)}<a href="{Page.Document}">{page.At}{Page.Document}</a></p>
            {groups.Select(group => (Html)$"<h2>{words.In(group.Key)}</h2>{group.Select(Operation)}")}
            <h2>{page.Say(Objects)}</h2>
            <p><small>{page.Say(English)}</small></p>
            {document.Components.Schemas.Select(one => Object(one.Key, one.Value))}
            </div>
            </div>
            """;
        return page.Show(Title, body);
    }

    private Html Entry(Asked asked) => $"""<a href="#{asked.Anchor}">{asked.Badge} {Meaning(asked)}</a>""";

    private string? Meaning(Asked asked) => page.Say(new(asked.Operation.Summary ?? "", asked.Operation.Description ?? ""));

    private Html Operation(Asked asked) => $"""
        <section class="card operation" id="{asked.Anchor}">
        <h3>{asked.Badge} <code>{asked.Path}</code>{Html.When(needsToken && asked.NeedsToken, $" 🔑")}</h3>
        <p>{Meaning(asked)}</p>
        {ParametersOf(asked.Operation)}
        {BodyOf(asked.Operation)}
        <h4>{page.Say(Answers)}</h4>
        <table class="answers">{asked.Operation.Responses!.OrderBy(one => one.Key).Select(one => Answer(one.Key, one.Value))}</table>
        </section>

        """;

    private Html ParametersOf(OpenApiOperation operation) => Html.When(operation.Parameters is { Count: > 0 }, $"""
        <h4>{page.Say(Parameters)}</h4>
        <table>{(operation.Parameters ?? []).Select(Parameter)}</table>
        """);

    private Html Parameter(IOpenApiParameter parameter)
    {
        string where = page.Say(parameter.In == ParameterLocation.Path ? InPath : InQuery);
        var usual = parameter.Schema?.Default;
        var otherwise = Html.When(usual is not null, $" · {page.Say(Usually)} {usual?.ToString()}");
        return $"""
            <tr>
            <td><code>{parameter.Name}</code></td>
            <td>{words.TypeOf(parameter.Schema)}<br><small>{where}{otherwise}</small></td>
            <td>{words.In(parameter.Description)}</td>
            </tr>

            """;
    }

    private Html BodyOf(OpenApiOperation operation) => Html.When(operation.RequestBody is not null, $"""
        <h4>{page.Say(Body)}</h4>
        <table>{(operation.RequestBody?.Content?.AsEnumerable() ?? []).Select(Sent)}</table>
        """);

    private Html Sent(KeyValuePair<string, OpenApiMediaType> content) =>
        $"<tr><td><code>{content.Key}</code></td><td>{words.TypeOf(content.Value.Schema)}</td></tr>";

    private Html Answer(string status, IOpenApiResponse response)
    {
        var content = response.Content?.FirstOrDefault();
        return $"""
            <tr>
            <td><code>{status}</code></td>
            <td>{words.StatusOf(status)}</td>
            <td>{content?.Key}</td>
            <td>{words.TypeOf(content?.Value?.Schema)}</td>
            </tr>

            """;
    }

    private Html Object(string name, IOpenApiSchema schema) => $"""
        <section class="card" id="{name}">
        <h3><code>{name}</code></h3>
        <p lang="en">{schema.Description}</p>
        <table>{(schema.Properties?.AsEnumerable() ?? []).Select(one => Property(schema, one.Key, one.Value))}</table>
        </section>

        """;

    private Html Property(IOpenApiSchema of, string name, IOpenApiSchema schema)
    {
        var needed = Html.When(of.Required?.Contains(name) == true, $"<br><small>{page.Say(Needed)}</small>");
        return $"""
            <tr><td><code>{name}</code></td><td>{words.TypeOf(schema)}{needed}</td><td lang="en">{schema.Description}</td></tr>

            """;
    }

    private sealed record Asked(string Method, string Path, OpenApiOperation Operation)
    {
        public string Anchor => Method + string.Concat(Path.Where(c => c is not ('{' or '}'))).Replace('/', '-');

        // A class needs its code instead; the rooms of teachers show theirs.
        public bool NeedsToken => Path.StartsWith("/api/rooms", StringComparison.Ordinal)
            || Method != "GET" && !Path.StartsWith(JoinRoutes.Path, StringComparison.Ordinal);

        public Html Badge => $"""<span class="method {Method}">{Method}</span>""";
    }
}
