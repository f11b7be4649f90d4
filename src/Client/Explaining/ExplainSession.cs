using Gongyu.Model;
using Gongyu.Scenarios;
using Gongyu.Silo;

namespace Gongyu.Client;

/// <summary>What a user asks of <c>explain</c>.</summary>
internal sealed record ExplainRequest(string Run, string Who, string? Round, string? Replication, IReadOnlyList<string> Set, string Data);

/// <summary>One <c>gongyu explain</c>: the fast host plays the run again, and one stakeholder tells its reasons.</summary>
internal sealed class ExplainSession(Desk desk, bool json)
{
    private static readonly Phrase NoRound = new("no round of it was played yet", "尚未推演任何一轮");

    /// <summary>Explains and gives the exit code.</summary>
    public int Run(ExplainRequest request, Shelf shelf, CancellationToken cancellation)
    {
        try
        {
            var run = PlayedBefore.Find(request.Data, request.Run, shelf);
            if (run.Scenario is not { } scenario)
            {
                desk.Complain(run.Faults);
                return ExitCode.Of(run.Why);
            }
            return Explain(request, run, scenario, cancellation);
        }
        catch (DataFolderException refusal)
        {
            return desk.Refuse(refusal);
        }
    }

    private int Explain(ExplainRequest request, PlayedBefore run, Scenario scenario, CancellationToken cancellation)
    {
        List<Fault> faults = [];
        int Read(string text, int most, string option)
        {
            var (number, wrong) = Asked.Number(text, most, option);
            faults.AddRange(wrong);
            return number;
        }
        int replication = request.Replication is { } which ? Read(which, scenario.Replications, "--replication") : 1;
        int rounds = replication == 1 ? run.Rounds : scenario.Rounds;
        if (rounds == 0)
            faults.Add(new(run.Id, 0, 0, NoRound));
        int? round = request.Round is { } one && rounds > 0 ? Read(one, rounds, "--round") : null;
        var (who, unknown) = Asked.Who(scenario.Community, request.Who, "--who");
        if (unknown is not null)
            faults.Add(unknown);
        var (change, wrongLevers) = Asked.Change(request.Set);
        faults.AddRange(wrongLevers);
        if (faults.Count > 0)
        {
            desk.Complain(faults);
            return ExitCode.WrongRequest;
        }
        var answer = new Inquiry(who!.Value, request.Set.Count > 0 ? change : null).Ask(scenario, replication - 1, round, rounds, cancellation);
        if (json)
            desk.WriteJson(ForPrograms(run, scenario, replication - 1, change, answer));
        else
            new ExplanationReport(desk, scenario, replication - 1).Write(answer, change);
        return ExitCode.Done;
    }

    private static object ForPrograms(PlayedBefore run, Scenario scenario, int replication, PolicyChange change, Answer answer)
    {
        var fact = ExplanationSeen.Of(run.Id, scenario, replication, answer.Fact);
        return new
        {
            fact.Run,
            fact.Replication,
            fact.Round,
            fact.Stakeholder,
            fact.Name,
            fact.Announced,
            fact.Member,
            fact.Office,
            fact.Ledger,
            Otherwise = answer.Otherwise is not { } told ? null : OtherwiseOf(ExplanationSeen.Of(run.Id, scenario, replication, told)),
        };

        object OtherwiseOf(ExplanationSeen seen) => new
        {
            Set = Levers.All.Where(lever => change[lever] is not null).ToDictionary(lever => lever.Key, lever => change[lever]),
            Changed = Beside.Of(answer).Where(row => row.Differs).Select(row => row.What.En),
            seen.Announced,
            seen.Member,
            seen.Office,
            seen.Ledger,
        };
    }
}
