using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyu.Silo;

/// <summary>The service: a silo with its runs and REST in one process.</summary>
public sealed class GongyuService : IAsyncDisposable
{
    private const long MostBytesOfARequest = 4 << 20;

    private readonly WebApplication app;
    private readonly RunService runs;
    private readonly Classroom classroom;
    private readonly RunMetrics metrics;
    private readonly Telemetry telemetry;
    private readonly DataFolder data;

    private GongyuService(WebApplication app, RunService runs, RunMetrics metrics, Telemetry telemetry, DataFolder data)
    {
        (this.app, this.runs, this.metrics, this.telemetry, this.data) = (app, runs, metrics, telemetry, data);
        classroom = app.Services.GetRequiredService<Classroom>();
    }

    /// <summary>Where it listens.</summary>
    public string Url => app.Urls.First();

    /// <summary>Its rooms.</summary>
    internal Classroom Classroom => classroom;

    /// <summary>Its runs.</summary>
    internal RunService Runs => runs;

    /// <summary>Its routes.</summary>
    internal IReadOnlyList<Endpoint> Routes => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Starts the service and goes on with the runs that an earlier one left.</summary>
    /// <param name="options">How it is reached; without <see cref="ServeOptions.Faults"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DataFolderException">The data folder cannot be used.</exception>
    /// <exception cref="IOException">The address cannot be listened at.</exception>
    public static async Task<GongyuService> Start(ServeOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var data = DataFolder.Open(options.Data);
        Telemetry? telemetry = null;
        RunService? runs = null;
        RunMetrics? metrics = null;
        WebApplication? app = null;
        try
        {
            telemetry = new(options);
            var log = telemetry.Logs.CreateLogger(Log.Category);
            runs = new(data, await ActorHost.Start(data, telemetry.AddTo, cancellation), Path.GetFullPath(options.Results), log);
            metrics = new(runs, telemetry);
            app = Build(options, runs, data, telemetry);
            app.Services.GetRequiredService<Classroom>().GoOn(); // Its runs wait; the others do not.
            runs.GoOn(); // Before anybody can ask for the same.
            await app.StartAsync(cancellation);
            log.Ready(app.Urls.First(), data.Path);
            return new(app, runs, metrics, telemetry, data);
        }
        catch
        {
            if (app is not null)
            {
                await app.Services.GetRequiredService<Classroom>().DisposeAsync();
                await app.DisposeAsync();
            }
            if (runs is not null)
                await runs.DisposeAsync();
            telemetry?.Dispose();
            metrics?.Dispose();
            data.Dispose();
            throw;
        }
    }

    /// <summary>Renders the first page once, so that whoever comes first does not wait for what is made when it is first needed.</summary>
    public async Task Warm(CancellationToken cancellation = default)
    {
        using var http = new HttpClient();
        try
        {
            using var page = await http.GetAsync(new Uri(Url), cancellation);
        }
        catch (HttpRequestException)
        {
            // It cannot be reached from this machine by this address; whoever can will see.
        }
    }

    /// <summary>Lets no more in, writes down what is being played, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        using (data)
        using (metrics)
        using (telemetry) // It sends a last time what there is to measure.
        await using (app)
        {
            telemetry.Logs.CreateLogger(Log.Category).Ends();
            telemetry.Send(); // While there is a silo to tell of.
            await classroom.DisposeAsync(); // Its runs are paused.
            await runs.DisposeAsync(); // Whoever watches a run is told that it is played no longer.
            await app.StopAsync();
        }
    }

    private static WebApplication Build(ServeOptions options, RunService runs, DataFolder data, Telemetry telemetry)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(telemetry.Logs);
        builder.WebHost.UseUrls(options.Listening);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytesOfARequest;
        });
        builder.Services.AddSingleton(runs);
        builder.Services.AddSingleton(new Classroom(runs, data, options.Time, telemetry.Logs.CreateLogger(Log.Category)));
        builder.Services.AddCors();
        builder.Services.AddDashboard(options);
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Translate);
        builder.Services.AddOpenApi(document => document.AddDocumentTransformer(PlainPages.Describe));
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = [.. options.AllowedHosts]);
        builder.Services.Configure<JsonOptions>(json => Strict(json.SerializerOptions));
        builder.Services.AddSingleton<Throttle>();
        var app = builder.Build();
        if (options.Proxies.Count > 0)
            app.UseForwardedHeaders(Believing(options.Proxies));
        app.Use(Guard.Harden);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = failed => failed is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
        app.UseHostFiltering();
        app.Use(app.Services.GetRequiredService<Throttle>().Check);
        app.UseRouting();
        if (options.Origins.Count > 0)
            app.UseCors(cors => cors.WithOrigins([.. options.Origins]).WithMethods(HttpMethods.Get).WithHeaders("Last-Event-ID"));
        app.Use(Guard.Check(options));
        app.MapApi();
        app.MapRooms();
        app.MapJoin();
        app.MapPages(options);
        app.MapDashboard();
        app.MapOpenApi().Lets(Access.Read);
        app.MapPrometheusScrapingEndpoint("/metrics", telemetry.Prometheus, configureBranchedPipeline: null, optionsName: null)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).Lets(Access.Read);
        return app;
    }

    private static ForwardedHeadersOptions Believing(IReadOnlyList<string> proxies)
    {
        var believed = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        believed.KnownProxies.Clear();
        believed.KnownIPNetworks.Clear();
        foreach (string proxy in proxies)
            believed.KnownProxies.Add(IPAddress.Parse(proxy));
        return believed;
    }

    // What is not asked for is not passed over; what is not a number is null.
    private static void Strict(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Encoder = DataJson.Options.Encoder;
    }
}
