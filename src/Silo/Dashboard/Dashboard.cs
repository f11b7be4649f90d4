using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Gongyu.Silo;

/// <summary>The live pages: Blazor on the silo. All they are made of is inside this assembly, and a browser is told to fetch nothing from elsewhere.</summary>
internal static class Dashboard
{
    /// <summary>What a browser may do with a live page. MudBlazor and the charts set styles of elements.</summary>
    public const string Policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Files that pages name by the version of the program: a browser keeps them until there is another.
    private const string Kept = "public, max-age=31536000, immutable";

    private static readonly (string File, string Type)[] Files =
    [
        ("blazor.web.js", "text/javascript"), ("MudBlazor.min.js", "text/javascript"), ("MudBlazor.min.css", "text/css"),
        ("vizor-echarts-bundle-min.js", "text/javascript"), ("charts.js", "text/javascript"), ("dashboard.js", "text/javascript"),
        ("page.css", "text/css"), ("palette.css", "text/css"), ("report.css", "text/css"), ("dashboard.css", "text/css"),
    ];

    private static readonly string Version = typeof(Dashboard).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    /// <summary>Where a file of the pages is.</summary>
    public static string At(string file) => $"/web/{Version}/{file}";

    /// <summary>Adds what the pages need.</summary>
    public static void AddDashboard(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ScenarioLibrary>();
        services.AddSingleton<Lookbacks>();
        services.AddScoped<Wire>();
        services.AddScoped<CircuitHandler>(page => page.GetRequiredService<Wire>());
        services.AddMudServices();
        services.AddRazorComponents().AddInteractiveServerComponents();
        // Nothing that is sealed for a page is worth more than the service's life.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.Configure<CircuitOptions>(circuits =>
        {
            circuits.DisconnectedCircuitRetentionPeriod = options.Remembers;
            circuits.DisconnectedCircuitMaxRetained = 200;
        });
    }

    /// <summary>Adds the pages.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null).Lets(Access.Connect);
        var files = app.MapGroup($"/web/{Version}").Lets(Access.Read).ExcludeFromDescription();
        foreach (var (file, type) in Files)
        {
            byte[] content = Embedded.Read(file);
            string tag = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
            files.MapGet(file, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = Kept;
                return Results.Bytes(content, $"{type}; charset=utf-8", entityTag: new($"\"{tag}\""));
            });
        }
    }
}
