using System.Diagnostics.Metrics;
using Gongyu.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gongyu.Silo;

/// <summary>
/// What the service tells those who run it: metrics that Prometheus reads, and metrics, traces and logs by OTLP when somebody has said where
/// to. Nothing is measured, traced or sent for anybody who has not asked.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private static readonly string[] Meters = [Instruments.MeterName, "Microsoft.Orleans", "System.Runtime", "Microsoft.AspNetCore.Hosting"];

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    private readonly ServeOptions options;
    private readonly MeterProvider? metrics;
    private readonly TracerProvider? traces;

    /// <summary>Begins.</summary>
    public Telemetry(ServeOptions options)
    {
        this.options = options;
        Logs = LoggerFactory.Create(Log);
        Prometheus = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource).AddMeter(Meters)
            .AddView(instrument => Omit(instrument) ?? PrometheusView.Of(instrument))
            .AddPrometheusExporter()
            .Build();
        (metrics, traces) = SendsOtlp ? (MetricsToSend(), TracesToSend()) : (null, null);
        Instruments.Begin();
    }

    /// <summary>Makes the loggers of everything in this process.</summary>
    public ILoggerFactory Logs { get; }

    /// <summary>What Prometheus reads.</summary>
    public MeterProvider Prometheus { get; }

    /// <summary>Lets a silo log to where the service does, and trace what was asked for.</summary>
    public void AddTo(ISiloBuilder silo)
    {
        silo.Services.AddSingleton(Logs);
        if (TracesStakeholders)
            silo.AddIncomingGrainCallFilter<StakeholderSpans>();
    }

    /// <summary>Sends how things are now.</summary>
    public void Send() => metrics?.ForceFlush(MostMillisecondsToSend);

    /// <summary>Sends what was not sent yet, and ends.</summary>
    public void Dispose()
    {
        Prometheus.Dispose();
        metrics?.Shutdown(MostMillisecondsToSend);
        traces?.Shutdown(MostMillisecondsToSend);
        metrics?.Dispose();
        traces?.Dispose();
        Logs.Dispose();
    }

    private static ResourceBuilder Resource => ResourceBuilder.CreateEmpty()
        .AddService("gongyu", serviceVersion: Manifest.VersionOf(typeof(Telemetry)), autoGenerateServiceInstanceId: false)
        .AddTelemetrySdk().AddEnvironmentVariableDetector();

    private bool SendsOtlp => options.SendsOtlp;

    private int MostMillisecondsToSend => (int)options.Sends.TotalMilliseconds;

    private bool TracesStakeholders => SendsOtlp && options.TraceStakeholders;

    private string[] Sources => TracesStakeholders ? [Tracing.SourceName, Tracing.StakeholdersName] : [Tracing.SourceName];

    // The figures of another service in this process are its own.
    private MetricStreamConfiguration? Omit(Instrument instrument) =>
        instrument.Meter.Scope is Telemetry other && other != this ? MetricStreamConfiguration.Drop : null;

    private MeterProvider MetricsToSend() => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource).AddMeter(Meters)
        .AddView(Omit)
        .AddOtlpExporter(otlp => Send(otlp, "metrics"))
        .Build();

    private TracerProvider TracesToSend() => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource).AddSource(Sources)
        .AddOtlpExporter(otlp =>
        {
            Send(otlp, "traces");
            if (TracesStakeholders)
                (otlp.BatchExportProcessorOptions.MaxQueueSize, otlp.BatchExportProcessorOptions.MaxExportBatchSize) = (1 << 17, 1 << 13);
        })
        .Build();

    private void Log(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter(Silo.Log.Category, LogLevel.Information);
        // Advice on the garbage collector, a watchdog that counts from the start of the machine, what is told to whoever started the service,
        // and that keys for pages do not outlive it.
        foreach (string category in new[]
        {
            "Orleans.Runtime.Silo", "Orleans.Runtime.Watchdog", "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.DataProtection",
        })
            logging.AddFilter(category, LogLevel.None);
        if (options.Logs != LogFormat.None)
            logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace); // Standard output says where it listens.
        if (options.Logs == LogFormat.Text)
            logging.AddSimpleConsole(simple => (simple.SingleLine, simple.UseUtcTimestamp, simple.TimestampFormat) = (true, true, TimeFormat));
        if (options.Logs == LogFormat.Json)
            logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, TimeFormat));
        if (SendsOtlp)
            logging.AddOpenTelemetry(log =>
            {
                log.SetResourceBuilder(Resource);
                log.AddOtlpExporter(otlp => Send(otlp, "logs"));
            });
    }

    // Where the usual variables say, unless told otherwise.
    private void Send(OtlpExporterOptions otlp, string signal)
    {
        if (options.Otlp is not null || string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL")))
            otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        if (options.Otlp is not null)
            otlp.Endpoint = new($"{options.Otlp.TrimEnd('/')}/v1/{signal}");
    }
}
