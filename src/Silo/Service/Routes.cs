using System.ComponentModel;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Gongyu.Silo;

/// <summary>The round from which a policy is in force.</summary>
internal sealed record PolicyMade(int Round);

/// <summary>A run that was begun.</summary>
internal sealed record RunBegun(string Run);

/// <summary>What can be asked of the service.</summary>
internal static class Routes
{
    private const string Schema = "application/schema+json";

    private static readonly string[] Yaml = ["application/yaml", "application/x-yaml", "text/yaml"];

    internal static readonly SemaphoreSlim Replays = new(1);

    private const int LongestName = 100;

    private static readonly Phrase NoName = new(
        $"expected 1 to {LongestName} characters, none of them a control character", $"应为 1 至 {LongestName} 个字符，且不含控制字符");

    private static readonly Phrase NoYaml = new($"a scenario is sent as {Yaml[0]}", $"情景须以 {Yaml[0]} 发送");
    internal static readonly Phrase NoSuchStakeholder = new("there is no such stakeholder; ids are ent/1, uni/1, gov/1, assoc/1 …", "没有该主体；编号形如 ent/1、uni/1、gov/1、assoc/1");
    internal static readonly Phrase NoSuchRound = new("that round was not played", "该轮尚未推演");
    internal static readonly Phrase NoSuchReplication = new("there is no such replication", "没有该次重复");
    private static readonly Phrase NoSuchTable = new("there is no such table; it is made when the run has come to its end", "没有该表；运行结束后才会生成");

    /// <summary>Adds all routes of programs.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(Tell).ProducesProblem(429);
        Read(api.MapGroup("").Lets(Access.Read).WithTags("Runs / 运行"));
        Lead(api.MapGroup("").Lets(Access.Write).WithTags("Leading a run / 操控运行")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(409));
        Catalogues(api.MapGroup("").Lets(Access.Read).WithTags("Catalogues / 目录"));
    }

    private static void Read(RouteGroupBuilder runs)
    {
        runs.MapGet("/runs", (RunService service) => List(service)).Means("All runs, oldest first", "全部运行，从最早的开始");
        var run = runs.MapGroup("").ProducesProblem(404);
        run.MapGet("/runs/{id}", Show).Means("A run: its scenario, how it stands, what it came to", "一次运行：情景、进展与结果");
        run.MapGet("/runs/{id}/scenario", (string id, RunService service) => ScenarioSeen.Of(service.Stored(id).Dossier))
            .Means("The scenario of a run as it is played now, with the files it names", "一次运行当前所推演的情景及其引用的文件");
        run.MapGet("/runs/{id}/results", (string id, RunService service) => ResultsSeen.Of(service.Stored(id).Dossier))
            .Means("What came of a run so far", "一次运行迄今的结果");
        run.MapGet("/runs/{id}/rounds", Rounds).Means("The metrics of every round of a replication", "一次重复中每一轮的指标");
        run.MapGet("/runs/{id}/openmetrics", Past).Produces<string>(200, OpenMetrics.MediaType).ProducesProblem(400).Means(
            "The rounds of a replication as OpenMetrics, to fill a Prometheus with simulated time that has passed",
            "以 OpenMetrics 给出一次重复的各轮，把已推演的时间回填到 Prometheus");
        run.MapGet("/runs/{id}/stream", Stream).Means(
            "The rounds of the first replication as server-sent events, after the last event id", "以服务器推送事件逐轮给出第一次重复，可按最后的事件编号续接");
        run.MapGet("/runs/{id}/results/{table}", Table).Produces<string>(200, "text/csv")
            .Means("A table of the results as CSV", "结果表（CSV）");
        run.MapGet("/runs/{id}/stakeholders", Stakeholders).Means("Everybody, as founded", "全部主体及其初始状况");
        run.MapGet("/runs/{id}/stakeholders/{kind}/{number:int}", Stakeholder).Means(
            "A stakeholder after a round: state, agreements, ledger", "某一轮之后的一个主体：状况、协议与账目");
        run.MapGet("/runs/{id}/stakeholders/{kind}/{number:int}/explanation", Explaining.Explain).Means(
            "Why a stakeholder did in a round what it did", "一个主体在某一轮为何如此行动");
    }

    private static void Lead(RouteGroupBuilder runs)
    {
        runs.MapPost("/runs", Begin).Accepts<string>(Yaml[0], Yaml[1..])
            .Produces<RunBegun>(201).ProducesProblem(400).ProducesProblem(413).ProducesProblem(415)
            .Means("Begins a run of a scenario (YAML)", "以情景（YAML）启动一次运行");
        var run = runs.MapGroup("").ProducesProblem(404);
        run.MapPost("/runs/{id}/pause", (string id, RunService service) => Done(() => service.Pause(id)))
            .Produces(204).Means("Pauses a run after its round", "在本轮之后暂停");
        run.MapPost("/runs/{id}/resume", (string id, RunService service) => Done(() => service.Resume(id, oneRound: false)))
            .Produces(204).Means("Goes on with a run", "继续运行");
        run.MapPost("/runs/{id}/step", (string id, RunService service) => Done(() => service.Resume(id, oneRound: true)))
            .Produces(204).Means("Plays one round more", "再推演一轮");
        run.MapPost("/runs/{id}/policy", Intervene).ProducesProblem(400).Means(
            "Changes the policy from the next round on, or decides for members how they stand in it",
            "自下一轮起改变政策，或由人决定成员在该轮的立场");
        run.MapPost("/runs/{id}/fork", Fork).Produces<RunBegun>(201).ProducesProblem(400)
            .Means("Begins a run with the same past and another policy", "以相同的过去与另一政策启动一次运行");
        run.MapDelete("/runs/{id}", (string id, RunService service) => Done(() => service.Delete(id)))
            .Produces(204).Means("Forgets a run; its results stay", "删除一次运行；其结果保留");
    }

    private static void Catalogues(RouteGroupBuilder api)
    {
        api.MapGet("/levers", () => LeverSeen.All()).Means("What a policy can set", "政策可以设置的内容");
        api.MapGet("/metrics", () => MetricSeen.All()).Means("What a run measures, every round", "每轮测量的内容");
        api.MapGet("/scenarios/schema", () => Results.Text(ScenarioSchema.Json(), Schema)).Produces<JsonElement>(200, Schema)
            .Means("The JSON Schema of scenario files, by which editors complete and check them", "情景文件的 JSON Schema，供编辑器补全与校验");
    }

    /// <summary>What a route is for, in the document and on the page made from it.</summary>
    public static void Means(this RouteHandlerBuilder route, string en, string zh) => route.WithSummary(en).WithDescription(zh);

    /// <summary>Tells what cannot be met as a problem, whatever route it is.</summary>
    public static async ValueTask<object?> Tell(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return Problems.Of(refused);
        }
        catch (DataFolderException refused)
        {
            return Problems.Of(refused);
        }
    }

    /// <summary>All runs, oldest first.</summary>
    public static IReadOnlyList<RunSeen> List(RunService service)
    {
        var (runs, unreadable) = service.Read();
        return [.. runs.Select(run => RunSeen.Of(run, service)).Concat(unreadable.Select(RunSeen.Of)).OrderBy(run => run.Started)];
    }

    private static RunSeen Show(string id, RunService service) => RunSeen.Whole(service.Stored(id), service);

    private static async Task<IResult> Begin(
        HttpRequest request, RunService service, CancellationToken cancellation,
        [Description("the scenario's name / 情景名称")] string name = "scenario",
        [Description("actors or fast; otherwise actors play the first replication, the fast host the others"
            + " / actors 或 fast；缺省时首次重复由行动者推演，其余用快速宿主")] string? host = null,
        [Description("whether every transfer is to be among the results / 结果是否包含每一笔转移")] bool ledger = false,
        [Description("instead of the scenario's / 替代情景中的种子")] string? seed = null,
        [Description("instead of the scenario's / 替代情景中的轮数")] string? rounds = null,
        [Description("instead of the scenario's / 替代情景中的重复次数")] string? replications = null,
        [FromQuery, Description("lever=value, as often as there are levers to change / 政策工具=数值，可多次给出")] string[]? set = null)
    {
        if (!Yaml.Contains(request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, NoYaml);
        using var body = new StreamReader(request.Body);
        // No file of this machine is read for a scenario that comes from elsewhere.
        var reading = ScenarioFile.Parse(name, await body.ReadToEndAsync(cancellation), name, []);
        var faults = new List<Fault>(reading.Faults);
        var scenario = reading.Scenario;
        void Change(Func<Scenario, Reading> change)
        {
            var changed = change(scenario ?? new() { Name = name, Question = default, Rounds = 1 });
            faults.AddRange(changed.Faults);
            scenario = changed.Scenario ?? scenario;
        }
        foreach (var (key, value) in new[] { ("seed", seed), ("rounds", rounds), ("replications", replications) })
            if (value is not null)
                Change(given => ScenarioFile.Set(given, key, value, key));
        foreach (string assignment in set ?? [])
            Change(given => ScenarioFile.Override(given, assignment, "set"));
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            faults.Add(new("name", 0, 0, NoName));
        Hosts? hosts = host switch { null => Hosts.FirstByActors, "actors" => Hosts.Actors, "fast" => Hosts.Fast, _ => null };
        if (hosts is null)
            faults.Add(new("host", 0, 0, new("expected actors or fast", "应为 actors 或 fast")));
        if (faults.Count > 0)
            throw new RefusedException(Refusal.Wrong, faults);
        string run = service.Begin(scenario!, hosts!.Value, ledger);
        return Results.Created($"/api/runs/{run}", new RunBegun(run));
    }

    private static async Task<PolicyMade> Intervene(string id, PolicyAsked asked, RunService service, CancellationToken cancellation) =>
        new(await service.Intervene(id, asked.Assignments, cancellation));

    private static IResult Fork(string id, ForkAsked asked, RunService service)
    {
        var assignments = new PolicyAsked(asked.Set, asked.Decide).Assignments;
        string run = service.Fork(id, asked.At.ToString(CultureInfo.InvariantCulture), assignments);
        return Results.Created($"/api/runs/{run}", new RunBegun(run));
    }

    private static IResult Done(Action act)
    {
        act();
        return Results.NoContent();
    }

    private static async Task<IResult> Done(Func<Task> act)
    {
        await act();
        return Results.NoContent();
    }

    private static IEnumerable<RoundSeen> Rounds(
        string id, RunService service, [Description("from 1 / 从 1 起")] int replication = 1,
        [Description("the last round that is known already / 已知的最后一轮")] int after = 0)
    {
        var dossier = service.Stored(id).Dossier;
        MustHave(replication >= 1 && replication <= dossier.Replications, $"{replication}", NoSuchReplication);
        MustHave(after >= 0, $"{after}", NoSuchRound);
        return Watching.Rounds(dossier, replication - 1, after);
    }

    private static IResult Past(
        string id, RunService service, CancellationToken cancellation, [Description("from 1 / 从 1 起")] int replication = 1,
        [Description("when the run begins, in simulated time: 2026-01-31T08:00:00Z; otherwise when it was begun"
            + " / 运行开始的（模拟）时间：2026-01-31T08:00:00Z；缺省为实际开始时间")] string? start = null,
        [FromQuery(Name = "round-length"), Description("how long a round lasts, in simulated time: 15s, 1m, 1h, 1d / 每轮的（模拟）时长：15s、1m、1h、1d")]
        string? length = null)
    {
        var stored = service.Stored(id);
        var (dossier, begun) = (stored.Dossier, stored.Started);
        MustHave(replication >= 1 && replication <= dossier.Replications, $"{replication}", NoSuchReplication);
        var (times, fault) = OpenMetrics.TimesOf(start, length, begun, dossier.Rounds);
        if (times is null)
            throw new RefusedException(Refusal.Wrong, [fault!]);
        (int, double[])[] rounds = [.. Watching.Values(dossier, replication - 1)]; // What cannot be read is told before anything is sent.
        return Results.Stream(async body =>
        {
            await using var text = new StreamWriter(body);
            await OpenMetrics.Write(text, id, rounds, times, cancellation);
        }, OpenMetrics.ContentType);
    }

    private static ServerSentEventsResult<RoundSeen> Stream(string id, HttpRequest request, RunService service, CancellationToken cancellation)
    {
        service.Stored(id); // One that is not there is told before anything is streamed.
        bool known = int.TryParse(request.Headers["Last-Event-ID"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int last);
        return TypedResults.ServerSentEvents(Events(service.Watch(id, known ? last : 0, cancellation)));

        async IAsyncEnumerable<SseItem<RoundSeen>> Events(IAsyncEnumerable<RoundSeen> rounds)
        {
            // Whoever watches knows that it does, though its first round may be long in coming.
            await request.HttpContext.Response.Body.FlushAsync(cancellation);
            await foreach (var round in rounds)
                yield return new(round, "round") { EventId = round.Round.ToString(CultureInfo.InvariantCulture) };
        }
    }

    private static IResult Table(
        string id, [Description("rounds.csv, outcomes.csv, stakeholders.csv, ledger.csv")] string table, RunService service)
    {
        var dossier = service.Stored(id).Dossier;
        string? file = Tables.Files.Contains(table) ? Path.Combine(dossier.Folder, table) : null;
        MustHave(file is not null && File.Exists(file), table, NoSuchTable);
        return Results.File(file!, "text/csv; charset=utf-8", $"{id}.{table}");
    }

    private static IEnumerable<StakeholderRow> Stakeholders(
        string id, RunService service, [Description("from 1 / 从 1 起")] int replication = 1)
    {
        var dossier = service.Stored(id).Dossier;
        MustHave(replication >= 1 && replication <= dossier.Replications, $"{replication}", NoSuchReplication);
        var scenario = RunService.ScenarioOf(dossier);
        return scenario.Community.Roster.Select(who => Tables.Row(id, replication, scenario.Community, scenario.SeedOf(replication - 1), who));
    }

    private static async Task<StakeholderSeen> Stakeholder(
        string id, [Description("ent, uni, gov or assoc / ent、uni、gov 或 assoc")] string kind, int number, RunService service,
        CancellationToken cancellation, [Description("after which round; otherwise the last one / 哪一轮之后；缺省为最后一轮")] int? round = null,
        [Description("from 1 / 从 1 起")] int replication = 1)
    {
        var stored = service.Stored(id);
        var scenario = RunService.ScenarioOf(stored.Dossier);
        MustHave(replication >= 1 && replication <= scenario.Replications, $"{replication}", NoSuchReplication);
        MustHave(StakeholderId.TryParse($"{kind}/{number}", out var who) && scenario.Community.Roster.Contains(who), $"{kind}/{number}", NoSuchStakeholder);
        int played = service.Find(id)?.Round ?? stored.Round, after = round ?? played;
        MustHave(after >= 0 && after <= played, $"{after}", NoSuchRound);
        return await StakeholderSeen.Replayed(id, scenario, replication - 1, after, who, cancellation);
    }

    internal static void MustHave(bool there, string what, Phrase otherwise)
    {
        if (!there)
            throw new RefusedException(Refusal.NotFound, [new(what, 0, 0, otherwise)]);
    }
}
