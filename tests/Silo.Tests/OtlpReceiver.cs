using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gongyu.Silo.Tests;

/// <summary>Receives what is sent by OTLP over HTTP, and reads it field by field.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signal, Message Sent)> received = new();

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public static async Task<OtlpReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            receiver.received.Enqueue((signal, new(body.ToArray())));
        });
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Spans: ResourceSpans.1 → ScopeSpans.2 → Span.2.</summary>
    public List<Span> Spans => [.. Sent("traces").Select(span => new Span(
        span.Text(5), Convert.ToHexString(span.Bytes(1)), Convert.ToHexString(span.Bytes(2)), Convert.ToHexString(span.Bytes(4)), Attributes(span.All(9))))];

    /// <summary>Names of all metrics.</summary>
    public IEnumerable<string> Names => Sent("metrics").Select(metric => metric.Text(1));

    /// <summary>Metrics that are gauges or sums: their points with their attributes.</summary>
    public List<(string Name, string Unit, double Value, Dictionary<string, string> Attributes)> Points =>
    [
        .. from metric in Sent("metrics")
           from data in metric.All(5).Concat(metric.All(7))
           from point in data.All(1)
           where point.Has(4)
           select (metric.Text(1), metric.Text(3), point.Double(4), Attributes(point.All(7))),
    ];

    /// <summary>What was logged: the body of every record.</summary>
    public List<string> Logs => [.. Sent("logs").SelectMany(record => record.All(5).Select(body => body.Text(1)))];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    // A resource has scopes, a scope has what was sent.
    private IEnumerable<Message> Sent(string signal) => received.Where(one => one.Signal == signal)
        .SelectMany(one => one.Sent.All(1)).SelectMany(resource => resource.All(2)).SelectMany(scope => scope.All(2));

    // KeyValue.1 = AnyValue.2, which is a text (1) or a number (3).
    private static Dictionary<string, string> Attributes(IEnumerable<Message> attributes) => attributes.ToDictionary(
        one => one.Text(1), one => one.All(2).Single() is var value && value.Has(1) ? value.Text(1) : $"{value.Number(3)}");

    internal sealed record Span(string Name, string Trace, string Id, string Parent, Dictionary<string, string> Attributes);

    /// <summary>A message of which nothing is known but its bytes.</summary>
    internal sealed class Message
    {
        private readonly List<(int Field, object Value)> fields = [];

        public Message(byte[] bytes)
        {
            var input = new CodedInputStream(bytes);
            for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
                fields.Add((WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag) switch
                {
                    WireFormat.WireType.Varint => input.ReadUInt64(),
                    WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                    WireFormat.WireType.Fixed32 => input.ReadFixed32(),
                    _ => input.ReadBytes().ToByteArray(),
                }));
        }

        public bool Has(int field) => fields.Any(one => one.Field == field);

        public IEnumerable<Message> All(int field) => fields.Where(one => one.Field == field).Select(one => new Message((byte[])one.Value));

        public byte[] Bytes(int field) => fields.Where(one => one.Field == field).Select(one => (byte[])one.Value).FirstOrDefault([]);

        public string Text(int field) => System.Text.Encoding.UTF8.GetString(Bytes(field));

        public ulong Number(int field) => fields.Where(one => one.Field == field).Select(one => (ulong)one.Value).FirstOrDefault();

        public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));
    }
}
