using System.Text.Json.Nodes;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>What persons decide in seats: of members that are there, in rounds that are played; read when these are known.</summary>
internal sealed class DecisionsField : Field<Scenario>
{
    public DecisionsField()
        : base("decisions", new(
            "What persons decide in the seats of members: how one stands at the end of a round; all else the model decides",
            "由人在成员席位上作出的决定：该成员在某轮末的立场；其余由模型决定"))
    {
        IsReadLast = true;
        WrittenWhen(scenario => scenario.Decisions.Count > 0);
    }

    public override Scenario Read(Scalar key, Node node, Scenario into, Faults faults)
    {
        int before = faults.Count;
        var decisions = Of(into).Read(node, [], faults);
        return faults.Count == before ? decisions.Aggregate(into with { Decisions = [] }, (scenario, one) => scenario.Decide(one)) : into;
    }

    public override Node Write(Scenario from) => Of(from).Write(from.Decisions);

    public override JsonObject Schema()
    {
        var schema = new SeatDecisions(new(), Gongyu.Model.Scenario.MaxRounds).Schema();
        schema.Insert(0, "description", $"{Meaning.En} / {Meaning.Zh}");
        return schema;
    }

    // Where rounds are missing that is told already.
    private static SeatDecisions Of(Scenario scenario) =>
        new(scenario.Community, scenario.Rounds > 0 ? scenario.Rounds : Gongyu.Model.Scenario.MaxRounds);
}

/// <summary>A list of decisions, at most one for a member and a round.</summary>
internal sealed class SeatDecisions(CommunityPlan plan, int rounds) : Form<IReadOnlyList<SeatDecision>>
{
    /// <summary>How a member can stand.</summary>
    public static readonly Word<Stance> Stance = new(
        Says.Stance, ("abstain", Model.Stance.Abstain), ("opportunist", Model.Stance.Opportunist), ("committed", Model.Stance.Committed));

    private readonly Section<SeatDecision> decision = new(
        Field.Of("round", "The round at whose end the member stands so", "该成员持此立场的轮次（轮末）", new Number<int>(1, rounds),
            (SeatDecision d) => d.Round, (d, value) => d with { Round = value }).Needed(),
        Field.Of("who", "The enterprise or university: ent/3, uni/1", "企业或高校：如 ent/3、uni/1", new Seat(plan),
            (SeatDecision d) => d.Who, (d, value) => d with { Who = value }).Needed(),
        Field.Of("stance", "How it stands: abstain, opportunist or committed", "立场：观望（abstain）、投机（opportunist）或投入（committed）", Stance,
            (SeatDecision d) => d.Stance, (d, value) => d with { Stance = value }).Needed())
    {
        BeginsAnew = true,
    };

    public override Phrase Allowed { get; } = new(
        "a list of decisions such as [{round: 5, who: ent/3, stance: committed}]", "形如 [{round: 5, who: ent/3, stance: committed}] 的列表");

    public override IReadOnlyList<SeatDecision> Read(Node node, IReadOnlyList<SeatDecision> present, Faults faults)
    {
        if (node is not Items list)
            return Wrong(node, present, faults);
        if (list.Values.Count > Gongyu.Model.Scenario.MaxDecisions)
            faults.Add(list.At, Says.TooManyDecisions);
        var seats = new HashSet<(int Round, StakeholderId Who)>();
        List<SeatDecision> decisions = [];
        foreach (var value in list.Values)
        {
            int before = faults.Count;
            var read = decision.Read(value, default, faults);
            if (faults.Count == before && !seats.Add((read.Round, read.Who)))
                faults.Add(value.At, Says.DecidedTwice(read));
            decisions.Add(read);
        }
        return decisions;
    }

    public override Node Write(IReadOnlyList<SeatDecision> value) => new Items(default, [.. value.Select(decision.Write)]);

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["maxItems"] = Gongyu.Model.Scenario.MaxDecisions,
        ["items"] = decision.Schema(),
    };
}

/// <summary>A member of a community that has a stance: an enterprise or a university.</summary>
internal sealed class Seat(CommunityPlan plan) : Form<StakeholderId>
{
    public override Phrase Allowed { get; } = AllowedIn(plan);

    public override StakeholderId Read(Node node, StakeholderId present, Faults faults) =>
        node is Scalar scalar && StakeholderId.TryParse(scalar.Text, out var who)
            && SeatDecision.HasSeat(who) && who.Number <= plan.Count(who.Kind)
            ? who
            : Wrong(node, present, faults);

    public override Node Write(StakeholderId value) => Plain(value.ToString());

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^(ent|uni)/[1-9][0-9]*$" };

    private static Phrase AllowedIn(CommunityPlan plan)
    {
        Phrase[] kinds =
        [
            .. RangeOf(plan, Kind.Enterprise, new("an enterprise", "企业")), .. RangeOf(plan, Kind.University, new("a university", "高校")),
        ];
        return kinds.Length == 0
            ? new("nobody, since there is no enterprise and no university", "空（没有企业与高校）")
            : new(string.Join(" or ", kinds.Select(kind => kind.En)), string.Join("或", kinds.Select(kind => kind.Zh)));
    }

    private static IEnumerable<Phrase> RangeOf(CommunityPlan plan, Kind kind, Phrase name)
    {
        var (first, last) = (new StakeholderId(kind, 1), new StakeholderId(kind, plan.Count(kind)));
        if (last.Number > 0)
            yield return new($"{name.En} ({first} to {last})", $"{name.Zh}（{first} 至 {last}）");
    }
}
