namespace Gongyu.Scenarios.Tests;

public class FaultTests
{
    private const string Lead = "question: q\nrounds: 1\n";

    /// <summary>Line 3 of a text, and the one fault it gives.</summary>
    public static TheoryData<string, string> Values => new()
    {
        { "seed: -1", "3:7: -1 is out of range: expected a whole number from 0 to 18446744073709551615" },
        { "seed: 18446744073709551616", "3:7: 18446744073709551616 is out of range: expected a whole number from 0 to 18446744073709551615" },
        { "replications: 0", "3:15: 0 is out of range: expected a whole number from 1 to 10000" },
        { "replications: 10001", "3:15: 10001 is out of range: expected a whole number from 1 to 10000" },
        { "replications: 99999999999999999999999999", "3:15: 99999999999999999999999999 is out of range: expected a whole number from 1 to 10000" },
        { "replications: 1.5", "3:15: expected a whole number from 1 to 10000, found \"1.5\"" },
        { "replications: 1e2", "3:15: expected a whole number from 1 to 10000, found \"1e2\"" },
        { "replications: 010", "3:15: expected a whole number from 1 to 10000, found \"010\"" },
        { "replications: +1", "3:15: expected a whole number from 1 to 10000, found \"+1\"" },
        { "replications: 0x1F", "3:15: expected a whole number from 1 to 10000, found \"0x1F\"" },
        { "replications: 1_000", "3:15: expected a whole number from 1 to 10000, found \"1_000\"" },
        { "replications: 1,000", "3:15: expected a whole number from 1 to 10000, found \"1,000\"" },
        { "replications: 1:30", "3:15: expected a whole number from 1 to 10000, found \"1:30\"" },
        { "replications: ２", "3:15: expected a whole number from 1 to 10000, found \"２\"" },
        { "replications: \"5\"", "3:15: expected a whole number from 1 to 10000, found the quoted text \"5\"" },
        { "replications: |\n  5", "3:15: expected a whole number from 1 to 10000, found the quoted text \"5\"" },
        { "replications: [5]", "3:15: expected a whole number from 1 to 10000, found a list" },
        { "replications: {a: 5}", "3:15: expected a whole number from 1 to 10000, found a mapping" },
        { "replications:", "3:14: expected a whole number from 1 to 10000, found nothing" },
        { "replications: ~", "3:15: expected a whole number from 1 to 10000, found \"~\"" },
        { "community: {budgetPerMember: .nan}", "3:30: expected a number from 0 to 1000, found \".nan\"" },
        { "community: {budgetPerMember: .inf}", "3:30: expected a number from 0 to 1000, found \".inf\"" },
        { "community: {budgetPerMember: NaN}", "3:30: expected a number from 0 to 1000, found \"NaN\"" },
        { "community: {budgetPerMember: 1e400}", "3:30: 1e400 is out of range: expected a number from 0 to 1000" },
        { "community: {budgetPerMember: -1e-9}", "3:30: -1e-9 is out of range: expected a number from 0 to 1000" },
        { "community: {budgetPerMember: .5}", "3:30: expected a number from 0 to 1000, found \".5\"" },
        { "community: {budgetPerMember: 5.}", "3:30: expected a number from 0 to 1000, found \"5.\"" },
        { "community: {budgetPerMember: 0,5}", "3:32: unknown key \"5\"; allowed: from, regions, sectors, enterprises, universities, associations, adaptive, shock, names, budgetPerMember, budgetTilt, budgets, turnover, stances, enterpriseSize, universitySize" },
        { "community: {budgetPerMember: 1000.1}", "3:30: 1000.1 is out of range: expected a number from 0 to 1000" },
        { "community: {regions: 0}", "3:22: 0 is out of range: expected a whole number from 1 to 64" },
        { "community: {regions: 65}", "3:22: 65 is out of range: expected a whole number from 1 to 64" },
        { "community: {sectors: 17}", "3:22: 17 is out of range: expected a whole number from 1 to 16" },
        { "community: {enterprises: 200001}", "3:26: 200001 is out of range: expected a whole number from 0 to 200000" },
        { "community: {universities: -1}", "3:27: -1 is out of range: expected a whole number from 0 to 200000" },
        { "community: {associations: yes}", "3:27: expected true or false, found \"yes\"" },
        { "community: {associations: True}", "3:27: expected true or false, found \"True\"" },
        { "community: {associations: 'true'}", "3:27: expected true or false, found the quoted text \"true\"" },
        { "community: {associations: }", "3:27: expected true or false, found nothing" },
        { "community: {names: fr}", "3:20: unknown word \"fr\"; allowed: zh, en" },
        { "community: {names: zhh}", "3:20: unknown word \"zhh\"; allowed: zh, en; did you mean \"zh\"?" },
        { "community: {names: [zh]}", "3:20: expected zh or en, found a list" },
        { "community:", "3:11: expected a mapping (from, regions, sectors, enterprises, universities, associations, adaptive, shock, names, budgetPerMember, budgetTilt, budgets, turnover, stances, enterpriseSize, universitySize), found nothing" },
        { "community: {stances: {enterprise: {abstain: 0.5, opportunist: 0.2, committed: 0.2}}}", "3:35: the shares of abstain, opportunist and committed must sum to 1" },
        { "community: {stances: {enterprise: {abstain: 1, opportunist: 0}}}", "3:35: the key \"committed\" is missing: Share of the committed: deliver what they signed" },
        { "community: {stances: {university: {abstain: 1.5, opportunist: -0, committed: 0}}}", "3:45: 1.5 is out of range: expected a number from 0 to 1" },
        { "community: {universitySize: {shape: uniform, minimum: 9, maximum: 8}}", "3:29: maximum must not be less than minimum" },
        { "community: {universitySize: {shape: uniform, minimum: 0, maximum: 8}}", "3:55: 0 is out of range: expected a number from 1 to 1000000000" },
        { "community: {universitySize: {shape: pareto, minimum: 1, maximum: 8}}", "3:29: shape pareto needs the key \"exponent\"" },
        { "community: {universitySize: {shape: fixed, minimum: 1, maximum: 8, exponent: 1}}", "3:29: only shape pareto has an exponent; leave it out" },
        { "community: {universitySize: {shape: paretto, minimum: 1, maximum: 8}}", "3:37: unknown word \"paretto\"; allowed: fixed, uniform, pareto; did you mean \"pareto\"?" },
        { "community: {adaptive: 1}", "3:23: expected true or false, found \"1\"" },
        { "community: {shock: 2}", "3:20: expected a mapping (at, size, sector), found \"2\"" },
        { "community: {shock: {size: 1}}", "3:20: the key \"at\" is missing: The round from which on demand stands elsewhere" },
        { "community: {shock: {at: 0, size: 1}}", "3:25: 0 is out of range: expected a whole number from 1 to 100000" },
        { "community: {shock: {at: 1, size: -5.1}}", "3:34: -5.1 is out of range: expected a number from -5 to 5" },
        { "community: {shock: {at: 1, size: 1, sector: 17}}", "3:45: 17 is out of range: expected a whole number from 0 to 16" },
        { "community: {sectors: 3, shock: {at: 1, size: 1, sector: 4}}",
            "3:12: the shock hits a sector that is not there; sectors count from 1" },
        { "outcomes: cooperation.ratio", "3:11: expected a list such as [a, b], found \"cooperation.ratio\"" },
        { "outcomes: [cooperation.rate]", "3:12: unknown metric \"cooperation.rate\"; did you mean \"cooperation.ratio\"?" },
        { "outcomes: [welfare, payoff.gini, welfare]", "3:34: metric \"welfare\" appears twice; first in line 3" },
        { "outcomes:\n- welfare\n- {a: 1}", "5:3: expected a metric, found a mapping" },
    };

    private const string Members = "expected an enterprise (ent/1 to ent/120) or a university (uni/1 to uni/30)";

    /// <summary>Line 3 of a text, and the one fault it gives.</summary>
    public static TheoryData<string, string> Keys => new()
    {
        { "polcy: {}", "3:1: unknown key \"polcy\"; allowed: question, community, policy, timeline, decisions, rounds, replications, seed, outcomes, hypothesis; did you mean \"policy\"?" },
        { "Seed: 1", "3:1: unknown key \"Seed\"; allowed: question, community, policy, timeline, decisions, rounds, replications, seed, outcomes, hypothesis; did you mean \"seed\"?" },
        { "enterprise_count: 1", "3:1: unknown key \"enterprise_count\"; allowed: question, community, policy, timeline, decisions, rounds, replications, seed, outcomes, hypothesis" },
        { "community: {enterprizes: 1}", "3:13: unknown key \"enterprizes\"; did you mean \"enterprises\"?" },
        { "rounds: 2", "3:1: key \"rounds\" appears twice; first in line 2" },
        { "'rounds': 2", "3:1: key \"rounds\" appears twice; first in line 2" },
        { "community:\n  regions: 1\n  sectors: 2\n  regions: 2", "6:3: key \"regions\" appears twice; first in line 4" },
        { "policy: {incentive.taxReleif: 1}", "3:10: unknown lever \"incentive.taxReleif\"; did you mean \"incentive.taxRelief\"?" },
        { "policy: {taxRelief: 1}", "3:10: unknown lever \"taxRelief\"; did you mean \"incentive.taxRelief\"?" },
        { "policy: {incentive.taxRelief: 1.01}", "3:31: 1.01 is out of range: expected a number from 0 to 1" },
        { "policy: {governance.enterpriseShare: -0.31}", "3:38: -0.31 is out of range: expected a number from -0.3 to 0.3" },
        { "policy: {incentive.taxRelief: }", "3:31: expected a number from 0 to 1, found nothing" },
        { "timeline: [{at: 5, set: {incentive.taxRelief: 2}}]", "3:47: 2 is out of range: expected a number from 0 to 1" },
        { "timeline: [{at: 5}]", "3:12: the key \"set\" is missing: The levers it sets; neutral withdraws one, the others stay as they are" },
        { "timeline: [{at: 5, set: {}}, {at: 5, set: {}}]", "3:30: steps come in the order of rounds: round 5 cannot follow round 5" },
        { "timeline: [{at: 5, over: 2, set: {}}, {at: 4, set: {}}]", "3:39: steps come in the order of rounds: round 4 cannot follow round 5" },
        { "community: {budgets: {incentives: {round: 1}}}", "3:23: unknown key \"incentives\"; allowed: incentive, returns, supervision, sharing; did you mean \"incentive\"?" },
        { "community: {budgets: {incentive: {round: -1}}}", "3:42: -1 is out of range: expected a number from 0 to 1000000" },
        { "community: {turnover: {exit: 2, entry: 0.1}}", "3:30: 2 is out of range: expected a number from 0 to 1" },
        { "community: {turnover: {exit: 0.1}}", "3:23: the key \"entry\" is missing: The chance that another enterprise takes an empty place in a round" },
        { "community: {budgetTilt: 1.5}", "3:25: 1.5 is out of range: expected a number from 0 to 1" },
        { "hypothesis: {metric: welfare, is: higher}", "3:13: the key \"than\" is missing: What it is compared with: the same scenario but for what is given here" },
        { "hypothesis: {metric: welfare, is: better, than: {timeline: []}}", "3:35: unknown word \"better\"; allowed: higher, lower" },
        { "hypothesis: {metric: wellfare, is: higher, than: {timeline: []}}", "3:22: unknown metric \"wellfare\"; did you mean \"welfare\"?" },
        { "hypothesis: {metric: welfare, is: higher, than: {}}", "3:13: than says nothing that differs: give policy, timeline or community" },
        { "hypothesis: {metric: welfare, is: higher, than: {policy: {incentive.taxRelief: 2}}}", "3:80: 2 is out of range: expected a number from 0 to 1" },
        { "timeline: [{set: {}}]", "3:12: a step needs at (a round) or when (a condition)" },
        { "timeline: [{at: 5, hold: 2, set: {}}]", "3:12: hold and coolDown belong to a step with when; leave them out" },
        { "timeline: [{when: welfare > 0, coolDown: 2, set: {}}]", "3:12: a step that stays for good has nothing to cool down from; give for (rounds) or leave coolDown out" },
        { "timeline: [{at: 5, over: 9, for: 8, set: {}}]", "3:12: over must not be more than for: the levers would not get there" },
        { "timeline: [{when: 5, set: {}}]", "3:19: expected a condition such as stance.enterprise.opportunist > 0.2 (a metric, > or <, a number), found \"5\"" },
        { "timeline: [{when: stance.enterprise.oportunist > 0.2, set: {}}]", "3:19: unknown metric \"stance.enterprise.oportunist\"; did you mean \"stance.enterprise.opportunist\"?" },
        { "timeline: {at: 5}", "3:11: expected a list of steps such as [{at: 20, set: {incentive.taxRelief: 0}}], found a mapping" },
        { "decisions: {round: 1}", "3:12: expected a list of decisions such as [{round: 5, who: ent/3, stance: committed}], found a mapping" },
        { "decisions: [{round: 3, who: ent/3, stance: committed}]", "3:21: 3 is out of range: expected a whole number from 1 to 1" },
        { "decisions: [{round: 0, who: ent/3, stance: committed}]", "3:21: 0 is out of range: expected a whole number from 1 to 1" },
        { "decisions: [{round: 1, who: ent/3}]", "3:13: the key \"stance\" is missing: How it stands: abstain, opportunist or committed" },
        { "decisions: [{round: 1, who: ent/3, stance: comitted}]", "3:44: unknown stance \"comitted\"; allowed: abstain, opportunist, committed; did you mean \"committed\"?" },
        { "decisions: [{round: 1, who: ent/121, stance: abstain}]", $"3:29: {Members}, found \"ent/121\"" },
        { "decisions: [{round: 1, who: gov/1, stance: abstain}]", $"3:29: {Members}, found \"gov/1\"" },
        { "decisions: [{round: 1, who: ent/03, stance: abstain}]", $"3:29: {Members}, found \"ent/03\"" },
        { "decisions: [{round: 1, who: [ent/3], stance: abstain}]", $"3:29: {Members}, found a list" },
        { "decisions: [{round: 1, who: uni/1, stance: abstain}]\ncommunity: {enterprises: 2, universities: 0}",
            "3:29: expected an enterprise (ent/1 to ent/2), found \"uni/1\"" },
        { "decisions: [{round: 1, who: ent/1, stance: abstain}]\ncommunity: {enterprises: 0, universities: 0}",
            "3:29: expected nobody, since there is no enterprise and no university, found \"ent/1\"" },
        { "decisions: [{round: 1, who: uni/1, stance: abstain}, {round: 1, who: uni/1, stance: committed}]",
            "3:54: uni/1 is decided on twice for round 1" },
        { "<<: {seed: 1}", "3:1: merge keys (<<) are not allowed; write the keys out" },
        { "seed: *one", "3:7: anchors and aliases (& and *) are not allowed; write the value out" },
        { "seed: &one 1", "3:7: anchors and aliases (& and *) are not allowed; write the value out" },
        { "seed: !!int 1", "3:7: tags (!) are not allowed; write the plain value" },
        { "seed: ! 1", "3:7: tags (!) are not allowed; write the plain value" },
        { "policy: !map {}", "3:9: tags (!) are not allowed; write the plain value" },
        { "? [a]\n: 1", "3:3: a key is a plain name, not a list or mapping" },
        { "---\nseed: 1", "3:1: a second document begins here; a file holds one scenario" },
        { "...\n---\nseed: 1", "4:1: a second document begins here; a file holds one scenario" },
        { "seed: [1", "4:1: this is not YAML: While parsing a flow sequence, did not find expected ',' or ']'." },
        { "seed: 1\u0000", "3:8: the character U+0000 is not allowed in a text file" },
        { "seed: 1 \ud800", "3:9: the character U+D800 is not allowed in a text file" },
        { "seed: 1 # \u2028", "3:11: the character U+2028 is not allowed in a text file" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    [MemberData(nameof(Keys))]
    public void A_fault_tells_where_and_what_is_allowed(string line, string fault) =>
        Assert.Equal(["some.yaml:" + fault], English(Lead + line));

    [Theory]
    [InlineData("rounds: 1", "1:1: the key \"question\" is missing: The policy question it asks")]
    [InlineData("# nothing yet\nquestion: q", "2:1: the key \"rounds\" is missing: Rounds (semesters) to play")]
    [InlineData("rounds: 1\nquestion: {en: q}", "2:11: the key \"zh\" is missing: in Chinese")]
    [InlineData("rounds: 1\nquestion:", "2:10: expected a text, found nothing")]
    [InlineData("rounds: 1\nquestion: ' '", "2:11: expected a text, found the quoted text \" \"")]
    [InlineData("rounds: 1\nquestion: null", "2:11: expected a text, found \"null\"")]
    [InlineData("rounds: 1\nquestion: 2025", "2:11: expected a text, found \"2025\"")]
    [InlineData("rounds: 1\nquestion: {en: true, zh: x}", "2:16: expected a text, found \"true\"")]
    [InlineData("rounds: 1\nquestion: \"\\e[31m\"", "2:11: the character U+001B is not allowed in a text file")]
    [InlineData("- rounds", "1:1: expected a mapping (question, community, policy, timeline, decisions, rounds, replications, seed, outcomes, hypothesis), found a list")]
    [InlineData("rounds", "1:1: expected a mapping (question, community, policy, timeline, decisions, rounds, replications, seed, outcomes, hypothesis), found \"rounds\"")]
    public void A_question_and_rounds_must_be_there(string text, string fault) => Assert.Equal(["some.yaml:" + fault], English(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n# only a comment\n")]
    public void An_empty_text_is_one_fault(string text) =>
        Assert.Equal(["some.yaml: the file is empty; a scenario needs question and rounds"], English(text));

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_text()
    {
        const string text = """
            question: q
            rouns: 80
            community:
              regions: 0
              stances:
                enterprise: { abstain: 2, opportunist: 0, committed: 0 }
                university: { abstain: 0, opportunist: 0, committed: 0 }
              names: *zh
            policy:
              supervision.ordination: 1
              incentive.taxRelief: high
            seed: 1
            seed: 2
            outcomes: [nothing.known, welfare, welfare]
            """;
        Assert.Equal(
            ["1:1", "2:1", "4:12", "6:28", "7:17", "8:10", "10:3", "11:24", "13:1", "14:12", "14:36"],
            Some.Parse(text).Faults.Select(fault => $"{fault.Line}:{fault.Column}"));
    }

    [Fact]
    public void Faults_speak_both_languages()
    {
        var fault = Assert.Single(Some.Parse(Lead + "replications: 1.5").Faults);
        Assert.Equal("some.yaml:3:15: 应为介于 1 至 10000 的整数，实为“1.5”", fault.In("zh"));
        Assert.Equal(fault.In("en"), fault.ToString());
    }

    [Fact]
    public void What_a_user_wrote_reaches_a_terminal_short_and_harmless()
    {
        string fault = Some.Parse(Lead + "\"\\e[31m" + new string('x', 1000) + "\": 1").Faults[0].In("en");
        Assert.StartsWith("some.yaml:3:1: unknown key \"\uFFFD[31mxxx", fault, StringComparison.Ordinal);
        Assert.Contains("xxx…\"", fault, StringComparison.Ordinal);
        Assert.InRange(fault.Length, 50, 200);
    }

    private static string[] English(string text)
    {
        var reading = Some.Parse(text);
        Assert.Null(reading.Scenario);
        Assert.All(reading.Faults, fault => Assert.Contains(fault.What.Zh, c => c is >= '\u4e00' and <= '\u9fff'));
        return [.. reading.Faults.Select(fault => fault.In("en"))];
    }
}
