using System.Collections.Concurrent;

namespace Gongyu.Model.Tests;

public class CanonicalTests
{
    private static readonly ConcurrentDictionary<string, bool> Read = [];

    [Fact]
    public void Every_fact_of_a_played_community_reads_back_to_itself()
    {
        // One in which everything happens, and any.
        RoundTrips(new Run(Some.Town with { Adaptive = true }, Some.Everything, 1, 14));
        Some.Runs.Sample(RoundTrips, iter: 60);
        Explain(new(Some.Town, Some.Everything, 1, 14));
        PopulationTests.Any.Sample(population =>
        {
            RoundTrips([population]);
            RoundTrips([.. population.Universities]);
            RoundTrips([.. population.Sectors]);
        }, iter: 20);
        // With times that did not come, and figures there are none of.
        var played = Community.Play(new() { Name = "any", Question = default, Community = Some.Town, Rounds = 3 }, 0, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Bytes(played), Bytes(Again(played)));
        Assert.Equal(played.Outcomes, Again(played).Outcomes);
        Assert.Equal(played.Dynamics, Again(played).Dynamics);
        RoundTrips([new NamedFile("data/p.csv", "name,kind\n企业,enterprise\n")]);
        // A fact that is declared later is missing here until it takes part above.
        Assert.Equal(
            typeof(Community).Assembly.GetTypes()
                .Where(type => !type.IsInterface && type.GetInterfaces().Any(face => face.Name == typeof(ICanonical<Entry>).Name))
                .Select(type => type.Name).Order(StringComparer.Ordinal),
            Read.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_message_and_a_listing_that_differ_anywhere_are_different_bytes()
    {
        var message = new Message(MessageKind.Leave, new(Kind.Enterprise, 1), new(Kind.University, 1), 1, new(1), new(0.1, 0.2, 0.3, 0.4));
        AssertDistinct(message, message with { Kind = MessageKind.Proposal }, message with { From = new(Kind.Enterprise, 2) },
            message with { To = new(Kind.University, 2) }, message with { Sector = 2 }, message with { Amount = new(2) },
            message with { Contribution = message.Contribution with { Effort = 1 } },
            message with { Contribution = message.Contribution with { Influence = 1 } },
            message with { Contribution = message.Contribution with { Asset = 1 } },
            message with { Contribution = message.Contribution with { Gap = 1 } },
            message with { Contribution = message.Contribution with { Graduates = new(1, 0, 0) } },
            message with { Contribution = message.Contribution with { Graduates = new(0, 1, 0) } },
            message with { Contribution = message.Contribution with { Graduates = new(0, 0, 1) } });
        var listing = new Listing(1, 2, 3, Stance.Abstain, 0.1, 0.2, 0.3, 4, 0.5, 0.6, false);
        AssertDistinct(listing, listing with { Region = 2 }, listing with { Sectors = 3 }, listing with { Open = 4 },
            listing with { Stance = Stance.Committed }, listing with { Influence = 1 }, listing with { Reputation = 1 },
            listing with { Utility = 1 }, listing with { Agreements = 5 }, listing with { Depth = 1 }, listing with { Gap = 1 },
            listing with { KeepsUp = true });
    }

    [Fact]
    public void Bytes_are_little_endian_with_one_zero_and_no_nan()
    {
        var bytes = new CanonicalWriter();
        bytes.Int(-2);
        bytes.Long(0x0102030405060708);
        bytes.Double(-0.0);
        bytes.Double(1);
        Assert.Equal("FEFFFFFF" + "0807060504030201" + "0000000000000000" + "000000000000F03F", Convert.ToHexString(bytes.Written));
        Assert.Throws<ArithmeticException>(() => bytes.Double(double.NaN));
        bytes.Clear();
        Assert.True(bytes.Written.IsEmpty);
    }

    [Fact]
    public void What_ends_too_early_is_refused()
    {
        byte[] written = Bytes(new Entry(Account.Market, Account.Bank, new(1), Reason.Surplus, default, 1));
        for (int length = 0; length < written.Length; length++)
            Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalReader(written.AsSpan(0, length)).Fact<Entry>());
    }

    private static void Explain(Run run)
    {
        foreach (var who in run.Plan.Roster)
        {
            var told = new Inquiry(who).Ask(ExplanationTests.Scenario(run), 0, null, run.Rounds).Fact;
            Assert.Equal(Bytes(told), Bytes(Again(told)));
            if (told.Office is { } office)
                RoundTrips([office]);
            if (told.Member is not { } member)
                continue;
            Assert.Equal(Bytes(member), Bytes(Again(member)));
            RoundTrips(member.Candidates);
            RoundTrips(member.Offers);
            RoundTrips(member.Exchanges);
            RoundTrips([member.Utility]);
            RoundTrips([member.Revision]);
        }
    }

    private static void RoundTrips(Run run)
    {
        var recorder = new Recorder(run.Seed);
        var stage = new Stage(run.Plan, run.Seed, Stage.Cast(run)) { Acted = RoundTrip };
        while (stage.Round < run.Rounds)
        {
            var record = stage.Play(run.Policy, recorder);
            Assert.Equal(Bytes(record), Bytes(Again(record)));
            Assert.Equal(record.Values, Again(record).Values);
            foreach (var one in stage.All)
            {
                var report = new Report(one.Id, one.Round, one.Reported);
                Assert.Equal(report.Entries, Again(report).Entries);
                Assert.Equal(Bytes(report), Bytes(Again(report)));
            }
        }
        RoundTrips([run.Plan]);
        RoundTrips([run.Policy]);
        SeatDecision[] seats = [new(run.Rounds, new(Kind.University, 3), Stance.Opportunist), new(run.Rounds, new(Kind.Enterprise, 1), Stance.Committed)];
        RoundTrips(seats);
        RoundInput[] inputs = [run.Policy, new(run.Policy, seats)];
        Assert.All(inputs, input => Assert.Equal(Bytes(input), Bytes(Again(input))));
        RoundTrips([recorder.Hash]);
        Assert.Equal(Bytes(recorder), Bytes(Again(recorder)));
        Assert.Equal(Bytes(stage.Board), Bytes(Again(stage.Board)));
    }

    private static void AssertDistinct<T>(params T[] facts)
        where T : ICanonical<T> =>
        Assert.Equal(facts.Length, facts.Select(fact => Convert.ToHexString(Bytes(fact))).Distinct().Count());

    private static void RoundTrip(Stakeholder who, Step step, in Brief brief, Effects effects)
    {
        RoundTrips(effects.Messages.ToArray());
        RoundTrips(effects.Entries.ToArray());
        RoundTrips(effects.Filings.ToArray());
        RoundTrips(effects.Notices.ToArray());
        RoundTrips(effects.Agreements);
        RoundTrips(effects.Cohorts);
        RoundTrips([effects.Government.Practice, effects.Association.Practice]);
        RoundTrips<Announcement>(effects.Announcement is { } announcement ? [announcement] : []);
        RoundTrips<Bulletin>(effects.Bulletin is { } bulletin ? [bulletin] : []);
        RoundTrips<Listing>(effects.Listing is { } listing ? [listing] : []);
        RoundTrips([who.Profile]);
        RoundTrips([who.Id]);
    }

    private static void RoundTrips<T>(IReadOnlyList<T> facts)
        where T : ICanonical<T>
    {
        foreach (var fact in facts)
        {
            Assert.Equal(fact, Again(fact));
            Assert.Equal(Bytes(fact), Bytes(Again(fact)));
        }
    }

    private static T Again<T>(T fact)
        where T : ICanonical<T>
    {
        Read.TryAdd(typeof(T).Name, true);
        var from = new CanonicalReader(Bytes(fact));
        var again = from.Fact<T>();
        Assert.True(from.AtEnd);
        return again;
    }

    private static byte[] Bytes<T>(T fact)
        where T : ICanonical<T>
    {
        var bytes = new CanonicalWriter();
        bytes.Fact(fact);
        return bytes.Written.ToArray();
    }
}
