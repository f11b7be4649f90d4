using System.CommandLine;
using Gongyu.Model;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary><c>gongyu run</c>: plays a scenario, shows it, and keeps what came of it in a results folder.</summary>
internal static class RunCommand
{
    private static readonly Phrase Meaning = new(
        "Play a scenario: watch it, get a summary with intervals and a results folder", "推演一个情景：观看过程，得到带置信区间的摘要与结果文件夹");

    private static readonly Phrase ScenarioMeaning = new("Scenario file (YAML)", "情景文件（YAML）");

    private static readonly Phrase HostMeaning = new(
        "actors: every stakeholder a grain; fast: one thread. Without it the first replication is played by actors, the others by the fast host. Results are the same to the last bit",
        "actors：每个主体一个 Orleans grain；fast：单线程。缺省时首次重复由 actors 推演，其余由 fast 推演。两者结果逐位相同");

    public static Command Create(Desk desk)
    {
        var overrides = new OverrideOptions(desk);
        Argument<string> scenario = new("SCENARIO") { Description = desk.Say(ScenarioMeaning) };
        var set = Parts.Set(desk);
        Option<string> host = new("--host") { Description = desk.Say(HostMeaning) };
        host.AcceptOnlyFromAmong("actors", "fast");
        var folder = Parts.Folder(desk);
        var data = Parts.Data(desk);
        var ledger = Parts.Ledger(desk);
        var json = Parts.Json(desk);
        var server = new ServerOptions(desk, [folder, data], begins: true);
        var command = new CommandWithExamples("run", desk.Say(Meaning),
            "run scenarios/baseline.yaml",
            "run scenarios/baseline.yaml --set supervision.auditRate=0.4 --set supervision.penalty=1.5",
            "run scenarios/all.yaml --replications 100 --host fast --out results/all --json",
            "run scenarios/baseline.yaml --server http://127.0.0.1:5080 --detach")
        {
            scenario, set, host, folder, ledger, data, json,
        };
        overrides.AddTo(command);
        server.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var request = new RunRequest(
                parsed.GetRequiredValue(scenario), overrides.Of(parsed, parsed.GetValue(set)), Named(parsed.GetValue(host)),
                new(parsed.GetValue(folder), parsed.GetRequiredValue(data), parsed.GetValue(ledger)));
            return server.Choose(parsed,
                () => new RunSession(desk, parsed.GetValue(json)).Run(request, cancellation),
                service => new RemoteSession(desk, service, parsed.GetValue(json)).Run(request, server.Detach(parsed), cancellation));
        });
        return command;
    }

    private static Hosts Named(string? name) => name switch
    {
        "actors" => Hosts.Actors,
        "fast" => Hosts.Fast,
        _ => Hosts.FirstByActors,
    };
}
