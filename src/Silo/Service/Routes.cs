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

/// <summary>A change of policy: levers and their values.</summary>
/// <param name="Set">The value of each lever by its key.</param>
internal sealed record PolicyAsked(IReadOnlyDictionary<string, JsonElement> Set)
{
    /// <summary>As a user writes it.</summary>
    public IReadOnlyList<string> Assignments => [.. Set.Select(one => $"{one.Key}={one.Value.GetRawText()}")];
}

/// <summary>A fork: the same past, another policy.</summary>
/// <param name="At">The last round that stays as it is.</param>
/// <param name="Set">The value of each lever by its key.</param>
internal sealed record ForkAsked(int At, IReadOnlyDictionary<string, JsonElement> Set);

/// <summary>The round from which a policy is in force.</summary>
internal sealed record PolicyMade(int Round);

/// <summary>A run that was begun.</summary>
internal sealed record RunBegun(string Run);

/// <summary>What can be asked of the service.</summary>
internal static class Routes
{
    private static readonly string[] Yaml = ["application/yaml", "application/x-yaml", "text/yaml"];

    private static readonly SemaphoreSlim Replays = new(1);

    private static readonly Phrase NoYaml = new($"a scenario is sent as {Yaml[0]}", $"情景须以 {Yaml[0]} 发送");
    private static readonly Phrase NoSuchStakeholder = new("there is no such stakeholder; ids are ent/1, uni/1, gov/1, assoc/1 …", "没有该主体；编号形如 ent/1、uni/1、gov/1、assoc/1");
    private static readonly Phrase NoSuchRound = new("that round was not played", "该轮尚未推演");
    private static readonly Phrase NoSuchReplication = new("there is no such replication", "没有该次重复");
    private static readonly Phrase NoSuchTable = new("there is no such table; it is made when the run has come to its end", "没有该表；运行结束后才会生成");

    /// <summary>Adds all routes.</summary>
    public static void MapRuns(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/api").Lets(Access.Read).AddEndpointFilter(Tell);
        read.MapGet("/runs", List).WithSummary("All runs, oldest first");
        read.MapGet("/runs/{id}", Show).WithSummary("A run: its scenario, how it stands, what it came to");
        read.MapGet("/runs/{id}/scenario", (string id, RunService service) => ScenarioSeen.Of(service.Stored(id).Dossier))
            .WithSummary("The scenario of a run as it is played now, with the files it names");
        read.MapGet("/runs/{id}/results", (string id, RunService service) => ResultsSeen.Of(service.Stored(id).Dossier))
            .WithSummary("What came of a run so far");
        read.MapGet("/runs/{id}/rounds", Rounds).WithSummary("The metrics of every round of a replication");
        read.MapGet("/runs/{id}/stream", Stream).WithSummary("The rounds of the first replication as server-sent events, after the last event id");
        read.MapGet("/runs/{id}/results/{table}", Table).WithSummary("A table of the results as CSV");
        read.MapGet("/runs/{id}/stakeholders", Stakeholders).WithSummary("Everybody, as founded");
        read.MapGet("/runs/{id}/stakeholders/{kind}/{number:int}", Stakeholder).WithSummary("A stakeholder after a round: state, agreements, ledger");
        var write = app.MapGroup("/api").Lets(Access.Write).AddEndpointFilter(Tell);
        write.MapPost("/runs", Begin).Accepts<string>(Yaml[0], Yaml[1..]).WithSummary("Begins a run of a scenario (YAML)");
        write.MapPost("/runs/{id}/pause", (string id, RunService service) => Done(() => service.Pause(id))).WithSummary("Pauses a run after its round");
        write.MapPost("/runs/{id}/resume", (string id, RunService service) => Done(() => service.Resume(id, oneRound: false))).WithSummary("Goes on with a run");
        write.MapPost("/runs/{id}/step", (string id, RunService service) => Done(() => service.Resume(id, oneRound: true))).WithSummary("Plays one round more");
        write.MapPost("/runs/{id}/policy", Intervene).WithSummary("Changes the policy from the next round on");
        write.MapPost("/runs/{id}/fork", Fork).WithSummary("Begins a run with the same past and another policy");
        write.MapDelete("/runs/{id}", (string id, RunService service) => Done(() => service.Delete(id))).WithSummary("Forgets a run; its results stay");
    }

    // What cannot be met is told as a problem, whatever route it is.
    private static async ValueTask<object?> Tell(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
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

    private static IEnumerable<RunSeen> List(RunService service)
    {
        var (runs, unreadable) = service.Read();
        return [.. runs.Select(run => RunSeen.Of(run, service)).Concat(unreadable.Select(RunSeen.Of)).OrderBy(run => run.Started)];
    }

    private static RunSeen Show(string id, RunService service) => RunSeen.Whole(service.Stored(id), service);

    private static async Task<IResult> Begin(
        HttpRequest request, RunService service, CancellationToken cancellation, string name = "scenario", string? host = null, bool ledger = false,
        string? seed = null, string? rounds = null, string? replications = null, [FromQuery] string[]? set = null)
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
        string run = service.Fork(id, asked.At.ToString(CultureInfo.InvariantCulture), new PolicyAsked(asked.Set).Assignments);
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

    private static IEnumerable<RoundSeen> Rounds(string id, RunService service, int replication = 1, int after = 0)
    {
        var dossier = service.Stored(id).Dossier;
        MustHave(replication >= 1 && replication <= dossier.Replications, $"{replication}", NoSuchReplication);
        MustHave(after >= 0, $"{after}", NoSuchRound);
        return Watching.Rounds(dossier, replication - 1, after);
    }

    private static ServerSentEventsResult<RoundSeen> Stream(string id, HttpRequest request, RunService service, CancellationToken cancellation)
    {
        service.Stored(id); // One that is not there is told before anything is streamed.
        bool known = int.TryParse(request.Headers["Last-Event-ID"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int last);
        return TypedResults.ServerSentEvents(Events(service.Watch(id, known ? last : 0, cancellation)));

        static async IAsyncEnumerable<SseItem<RoundSeen>> Events(IAsyncEnumerable<RoundSeen> rounds)
        {
            await foreach (var round in rounds)
                yield return new(round, "round") { EventId = round.Round.ToString(CultureInfo.InvariantCulture) };
        }
    }

    private static IResult Table(string id, string table, RunService service)
    {
        var dossier = service.Stored(id).Dossier;
        string? file = Tables.Files.Contains(table) ? Path.Combine(dossier.Folder, table) : null;
        MustHave(file is not null && File.Exists(file), table, NoSuchTable);
        return Results.File(file!, "text/csv; charset=utf-8", $"{id}.{table}");
    }

    private static IEnumerable<StakeholderRow> Stakeholders(string id, RunService service, int replication = 1)
    {
        var dossier = service.Stored(id).Dossier;
        MustHave(replication >= 1 && replication <= dossier.Replications, $"{replication}", NoSuchReplication);
        var scenario = RunService.ScenarioOf(dossier);
        return scenario.Community.Roster.Select(who => Tables.Row(id, replication, scenario.Community, scenario.SeedOf(replication - 1), who));
    }

    private static async Task<StakeholderSeen> Stakeholder(
        string id, string kind, int number, RunService service, CancellationToken cancellation, int? round = null, int replication = 1)
    {
        var stored = service.Stored(id);
        var scenario = RunService.ScenarioOf(stored.Dossier);
        MustHave(replication >= 1 && replication <= scenario.Replications, $"{replication}", NoSuchReplication);
        MustHave(StakeholderId.TryParse($"{kind}/{number}", out var who) && scenario.Community.Roster.Contains(who), $"{kind}/{number}", NoSuchStakeholder);
        int played = Math.Max(stored.Round, service.Find(id)?.Round ?? 0), after = round ?? played;
        MustHave(after >= 0 && after <= played, $"{after}", NoSuchRound);
        // It is played again for that: not for many at once.
        await Replays.WaitAsync(cancellation);
        try
        {
            return StakeholderSeen.Of(id, scenario, replication - 1, after, who, cancellation);
        }
        finally
        {
            Replays.Release();
        }
    }

    private static void MustHave(bool there, string what, Phrase otherwise)
    {
        if (!there)
            throw new RefusedException(Refusal.NotFound, [new(what, 0, 0, otherwise)]);
    }
}
