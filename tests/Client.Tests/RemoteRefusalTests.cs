using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gongyu.Client.Tests;

/// <summary>What a service cannot or will not do is told in a line for each fault, with the exit code it has here.</summary>
public sealed class RemoteRefusalTests : IDisposable
{
    private const string Token = "a-token-of-many-letters";

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("run", "s.yaml")]
    [InlineData("list")]
    [InlineData("show", "x")]
    [InlineData("fork", "x", "--at", "1")]
    [InlineData("pause", "x")]
    [InlineData("resume", "x")]
    [InlineData("step", "x")]
    [InlineData("intervene", "x", "--set", "incentive.taxRelief=1")]
    [InlineData("delete", "x")]
    public async Task Nobody_answers_or_somebody_else_does(params string[] command)
    {
        string file = terminal.Write("s.yaml", Terminal.Small);
        string[] args = [.. command.Select(word => word == "s.yaml" ? file : word)];
        Assert.Equal(ExitCode.Failed, await terminal.Type(out var nobody, [.. args, "--server", "http://127.0.0.1:1"]));
        Assert.StartsWith("http://127.0.0.1:1: no service answers here: ", Assert.Single(nobody.Errors), StringComparison.Ordinal);
        foreach (var answer in (Func<HttpContext, Task>[])
        [
            context => context.Response.WriteAsync("<html>welcome</html>"),
            context => context.Response.WriteAsJsonAsync(new { Hello = "world" }),
            context =>
            {
                context.Response.ContentType = "text/html; charset=nobody-knows";
                return context.Response.WriteAsync("<html>welcome</html>");
            },
            context => Results.Problem(statusCode: 404).ExecuteAsync(context),
            context => Results.Redirect("http://127.0.0.1:1").ExecuteAsync(context),
        ])
        {
            await using var other = await Other(answer);
            string url = other.Urls.Single();
            Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var told, [.. args, "--server", url]));
            Assert.StartsWith($"{url}: what answers here is not a service of Gongyu (its answer: HTTP ", Assert.Single(told.Errors), StringComparison.Ordinal);
            Assert.Equal("", told.Screen + told.Output);
        }
    }

    [Fact]
    public async Task Who_changes_something_gives_the_token_and_who_reads_need_not()
    {
        await using var service = await Service.Start(Token);
        string file = terminal.Write("s.yaml", Terminal.Small);
        string[] run = ["run", file, "--server", service.Url, "--detach"];
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var without, run));
        Assert.Equal(["--token: the service wants a token: --token TOKEN, or the environment variable GONGYU_TOKEN"], without.Errors);
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var wrong, [.. run, "--token", Token + "x"]));
        Assert.Equal(["--token: the service does not accept this token"], wrong.Errors);
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var broken, [.. run, "--token", "a\nb"]));
        Assert.StartsWith("--token: a token is written in letters", Assert.Single(broken.Errors), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var nothing, "list", "--server", service.Url));
        Assert.Equal($"no runs in {service.Url} yet; make one: gongyu run scenarios/baseline.yaml --server {service.Url}\n", nothing.Output);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var begun, [.. run, "--token", Token]));
        using var process = terminal.StartIn(new() { [ServerOptions.TokenVariable] = Token }, run);
        var (id, errors) = await Terminal.Ended(process);
        Assert.Equal((ExitCode.Done, ""), (process.ExitCode, errors));
        Assert.Equal(ExitCode.Done, await terminal.Type(out var listed, "list", "--server", service.Url, "--json"));
        Assert.Equal([begun.Output, id], listed.Json.EnumerateArray().Select(one => one.GetProperty("run").GetString() + "\n"));
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_told_by_every_command()
    {
        await using var service = await Service.Start();
        foreach (string[] command in (string[][])
            [["show", "nobody"], ["pause", "nobody"], ["resume", "nobody"], ["step", "nobody"], ["delete", "nobody"], ["fork", "nobody", "--at", "1"],
                ["intervene", "nobody", "--set", "incentive.taxRelief=1"]])
        {
            Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var told, [.. command, "--server", service.Url, "--lang", "zh"]));
            Assert.StartsWith($"{command[1]}: ", Assert.Single(told.Errors), StringComparison.Ordinal);
            Assert.Contains("没有这次运行", told.Errors[0], StringComparison.Ordinal);
        }
        foreach (string id in (string[])["", "..", "../../etc/passwd", "a?b", "results/small"])
        {
            Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var told, "delete", id, "--server", service.Url));
            Assert.Equal([$"{id}: this is no id of a run; \"gongyu list --server {service.Url}\" shows those there are"], told.Errors);
        }
    }

    [Fact]
    public async Task A_wrong_scenario_is_told_as_it_is_here_and_nothing_is_begun()
    {
        await using var service = await Service.Start();
        string file = terminal.Write("wrong.yaml", "question: q\nrounds: -3\npolicy: {incentive.taxReleif: 1}\n");
        string[] run = ["run", file, "--seed", "-1", "--set", "x"];
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var here, [.. run, "--out", terminal.In("out")]));
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var there, [.. run, "--server", service.Url]));
        Assert.Equal(4, here.Errors.Length);
        Assert.StartsWith($"{file}:2:9: ", here.Errors[0], StringComparison.Ordinal);
        Assert.Equal(here.Errors, there.Errors);
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var missing, "run", terminal.In("nothing.yaml"), "--server", service.Url));
        Assert.Equal([$"{terminal.In("nothing.yaml")}: there is no such file"], missing.Errors);
        string sample = Path.Combine(AppContext.BaseDirectory, "scenarios", "sample-region.yaml");
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var files, "run", sample, "--server", service.Url));
        Assert.Equal(
            [$"{sample}: this scenario names other files (data/sample-region.csv), which a service does not take; play it here, without --server"], files.Errors);
        Assert.Equal(ExitCode.Done, await terminal.Type(out var listed, "list", "--server", service.Url, "--json"));
        Assert.Equal(0, listed.Json.GetArrayLength());
    }

    [Fact]
    public async Task What_a_service_of_another_version_refuses_is_told_with_its_places()
    {
        await using var other = await Other(context => Results.Problem(statusCode: 400, detail: "s:3:1: no", extensions: new Dictionary<string, object?>
        {
            ["detailZh"] = "不",
            ["refusal"] = "Wrong",
            ["faults"] = new[] { new { File = "s", Line = 3, Column = 1, En = "no", Zh = "不" }, new { File = "set", Line = 0, Column = 0, En = "nor this", Zh = "也不" } },
        }).ExecuteAsync(context));
        string file = terminal.Write("s.yaml", Terminal.Small);
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var told, "run", file, "--server", other.Urls.Single()));
        Assert.Equal(["s:3:1: no", "set: nor this"], told.Errors);
    }

    [Fact]
    public async Task Who_is_told_to_come_again_does_and_not_for_ever()
    {
        int asked = 0;
        await using var other = await Other(async context =>
        {
            context.Response.Headers.RetryAfter = "0";
            await (Interlocked.Increment(ref asked) == 3
                ? context.Response.WriteAsync("[]")
                : Results.Problem(statusCode: 429, extensions: new Dictionary<string, object?> { ["detailZh"] = "请求过多" }).ExecuteAsync(context));
        });
        Assert.Equal(ExitCode.Done, await terminal.Type(out _, "list", "--server", other.Urls.Single()));
        Assert.Equal(3, asked);
        Assert.Equal(ExitCode.InUse, await terminal.Type(out var told, "list", "--server", other.Urls.Single()));
        Assert.Equal([$"{other.Urls.Single()}: Too Many Requests"], told.Errors);
        Assert.Equal(8, asked);
    }

    [Fact]
    public async Task Options_that_go_not_together_are_told_before_anything_is_asked()
    {
        const string leaveOut = "not with --server: the service decides this itself; leave it out";
        const string onlyThere = "this is for a service; name it with --server URL";
        string file = terminal.Write("s.yaml", Terminal.Small);
        await Refused([$"--out: {leaveOut}", $"--data: {leaveOut}"], "run", file, "--server", "http://127.0.0.1:1", "--out", "x", "--data", "y");
        await Refused([$"--data: {leaveOut}", $"--results: {leaveOut}"], "list", "--server", "http://127.0.0.1:1", "--data", "y", "--results", "z");
        await Refused([$"--results: {leaveOut}"], "show", "x", "--server", "http://127.0.0.1:1", "--results", "z");
        await Refused([$"--ledger: {leaveOut}"], "fork", "x", "--at", "1", "--server", "http://127.0.0.1:1", "--ledger");
        await Refused([$"--token: {onlyThere}", $"--detach: {onlyThere}"], "run", file, "--token", Token, "--detach");
        foreach (string url in (string[])["127.0.0.1:5080", "ftp://x", "", "http://u:p@x", "http://x/?q"])
            await Refused([$"--server: expected an address such as http://127.0.0.1:5080, found \"{url}\""], "list", "--server", url);
        Assert.Equal(["s.yaml"], terminal.Left());
    }

    private async Task Refused(string[] errors, params string[] command)
    {
        Assert.Equal(ExitCode.WrongRequest, await terminal.Type(out var told, command));
        Assert.Equal(errors, told.Errors);
        Assert.Equal("", told.Screen + told.Output);
    }

    // Another program that speaks HTTP.
    private static async Task<WebApplication> Other(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => answer(context));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
