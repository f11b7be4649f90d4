using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Gongyu.Silo;

/// <summary>The pages for people that need no script.</summary>
internal static class PlainPages
{
    /// <summary>Adds the pages and what they are drawn with.</summary>
    public static void MapPages(this IEndpointRouteBuilder app, ServeOptions options)
    {
        var pages = app.MapGroup("").Lets(Access.Read).AddEndpointFilter(Routes.Tell).ExcludeFromDescription();
        bool needsToken = options.Token is not null;
        pages.MapGet(Page.List, (HttpRequest request, RunService runs) =>
            new HomePage(Page.For(request), needsToken).Show(Routes.List(runs)));
        pages.MapGet(Page.Reference, async (
            HttpRequest request, [FromKeyedServices("v1")] IOpenApiDocumentProvider document, CancellationToken cancellation) =>
            new ReferencePage(Page.For(request), await document.GetOpenApiDocumentAsync(cancellation), needsToken).Show());
        foreach (var (file, type) in new[] { ("page.css", "text/css"), ("icon.svg", "image/svg+xml"), ("join.js", "text/javascript") })
        {
            byte[] content = Embedded.Read(file);
            pages.MapGet($"/{file}", () => Results.Bytes(content, $"{type}; charset=utf-8"));
        }
    }

    /// <summary>Says what the OpenAPI document is about.</summary>
    public static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "Gongyu 共育";
        document.Info.Version = Page.Version;
        document.Info.Description = "Runs of policy questions, begun, watched, changed and read. / 启动、观看、改变与读取政策问题的运行。";
        return Task.CompletedTask;
    }
}
