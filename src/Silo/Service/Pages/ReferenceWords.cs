using Gongyu.Model;
using Microsoft.OpenApi;

namespace Gongyu.Silo;

/// <summary>What an OpenAPI document says in signs, in words.</summary>
/// <param name="page">As its reader asks for it.</param>
internal sealed class ReferenceWords(Page page)
{
    private const string Between = " / "; // English / Chinese.

    private static readonly Phrase Text = new("text", "文本");
    private static readonly Phrase Whole = new("whole number", "整数");
    private static readonly Phrase Number = new("number", "数值");
    private static readonly Phrase Truth = new("true or false", "真或假");
    private static readonly Phrase Anything = new("any value", "任意值");
    private static readonly Phrase ListOf = new("list of", "列表：");
    private static readonly Phrase ByKey = new("by key:", "按键：");
    private static readonly Phrase OrNull = new("or null", "或 null");

    private static readonly Dictionary<string, Phrase> Statuses = new()
    {
        ["200"] = new("done", "成功"),
        ["201"] = new("begun", "已启动"),
        ["204"] = new("done", "成功"),
        ["400"] = new("the request is wrong", "请求有误"),
        ["401"] = new("the token is missing or wrong", "缺少令牌或令牌有误"),
        ["403"] = new("comes from a page of another site, or is not yours", "来自其他网站的页面，或不属于你"),
        ["404"] = new("there is none", "没有该资源"),
        ["409"] = new("not in this state", "当前状态不允许"),
        ["413"] = new("too long", "内容过大"),
        ["415"] = new("of another kind", "不支持该内容类型"),
        ["429"] = new("too many requests, or no room for more", "请求过多，或数量已达上限"),
    };

    /// <summary>A text that is written in both languages, in the reader's.</summary>
    public string In(string? both) => both?.Split(Between) is [var en, var zh] ? page.Say(new(en, zh)) : both ?? "";

    /// <summary>What an answer of a status means.</summary>
    public string StatusOf(string status) => Statuses.TryGetValue(status, out var meaning) ? page.Say(meaning) : "";

    /// <summary>What kind of value it is.</summary>
    public Html TypeOf(IOpenApiSchema? schema)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } name })
            return $"""<a href="#{name}">{name}</a>""";
        if (schema is null)
            return default;
        // What may be null, or an object.
        if (schema.OneOf?.FirstOrDefault(one => one is OpenApiSchemaReference) is { } one)
            return $"{TypeOf(one)} {page.Say(OrNull)}";
        var type = schema.Type ?? default;
        Html of = (type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Array => (Html)$"{page.Say(ListOf)} {TypeOf(schema.Items)}",
            JsonSchemaType.Object when schema.AdditionalProperties is { } values => (Html)$"{page.Say(ByKey)} {TypeOf(values)}",
            JsonSchemaType.String => (Html)$"{page.Say(Text)}",
            JsonSchemaType.Integer => (Html)$"{page.Say(Whole)}",
            JsonSchemaType.Number => (Html)$"{page.Say(Number)}",
            JsonSchemaType.Boolean => (Html)$"{page.Say(Truth)}",
            _ => (Html)$"{page.Say(Anything)}",
        };
        return $"{of}{Html.When(type.HasFlag(JsonSchemaType.Null), $" {page.Say(OrNull)}")}";
    }
}
