namespace Gongyu.Model.Tests;

public class RecorderTests
{
    private static readonly StakeholderId G = new(Kind.Government, 1), E = new(Kind.Enterprise, 1), U = new(Kind.University, 1);
    private static readonly Entry Paid = new(G, E, new(5), Reason.TaxRelief, new(1, 1), 1);

    [Fact]
    public void Any_change_of_an_entry_changes_ledger_and_hash()
    {
        Entry[][] ledgers =
        [
            [Paid], [], [Paid, Paid], [Paid with { Amount = new(6) }], [Paid with { Reason = Reason.LoanDiscount }],
            [Paid with { From = U }], [Paid with { To = U }], [Paid with { Agreement = new(2, 1) }],
            [Paid with { Agreement = new(1, 2) }], [Paid with { Round = 2 }],
            [Paid, Paid with { To = U }], [Paid with { To = U }, Paid],
        ];
        var records = ledgers.Select(ledger => Record(ledger: ledger)).ToArray();
        Assert.Equal(ledgers.Length, records.Select(record => record.Ledger).Distinct().Count());
        Assert.Equal(ledgers.Length, records.Select(record => record.Hash).Distinct().Count());
    }

    [Fact]
    public void Any_value_of_a_record_changes_its_hash_and_something_counted_moves_every_value()
    {
        var before = Record();
        bool[] moved = new bool[Metrics.All.Count];
        foreach (var kind in Enum.GetValues<Kind>())
            for (var measure = (Measure)0; measure < Measure.Count; measure++)
            {
                var counted = Counted();
                counted[measure] += 0.25;
                var after = Record(kind, counted);
                var changed = Metrics.All.Where(metric => after[metric] != before[metric]).ToArray();
                Assert.Equal(changed.Length > 0, after.Hash != before.Hash);
                foreach (var metric in changed)
                    moved[metric.Index] = true;
            }
        Assert.All(Metrics.All, metric => Assert.True(moved[metric.Index], $"Nothing that is counted moves {metric.Id}."));
    }

    [Fact]
    public void A_round_is_chained_to_those_before()
    {
        var (one, other) = (new Recorder(1), new Recorder(1));
        Assert.Equal(one.Hash, other.Hash);
        Round(one, 1, Policy.None);
        Round(other, 1, Policy.None.With(Levers.TaxRelief, 1));
        Assert.NotEqual(Round(one, 2, Policy.None).Hash, Round(other, 2, Policy.None).Hash);
        Assert.NotEqual(new Recorder(1).Hash, new Recorder(2).Hash);
        Assert.NotEqual(Round(new(1), 1, Policy.None).Hash, Round(new(1), 2, Policy.None).Hash);
    }

    [Fact]
    public void Any_byte_of_a_final_state_changes_the_hash()
    {
        byte[] state = Stage.BytesOf(Founding.Found(Some.Town, 1, E, Decisions.Own));
        var hashes = new List<RunHash> { Closed(state) };
        for (int i = 0; i < state.Length; i++)
        {
            state[i] ^= 1;
            hashes.Add(Closed(state));
            state[i] ^= 1;
        }
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.NotEqual(Closed(state, [1]), Closed([1], state));
    }

    [Fact]
    public void Reports_come_in_the_order_of_ids_and_once()
    {
        var recorder = new Recorder(1);
        recorder.Begin();
        recorder.Add(E, default, []);
        Assert.Throws<InvalidOperationException>(() => recorder.Add(E, default, []));
        Assert.Throws<InvalidOperationException>(() => recorder.Add(G, default, []));
        recorder.Add(U, default, []);
        recorder.Begin();
        recorder.Add(G, default, []);
    }

    [Fact]
    public void What_is_no_number_is_not_recorded()
    {
        var counted = Counted();
        counted[Measure.Balance] = double.NaN;
        Assert.Throws<ArithmeticException>(() => Record(Kind.Government, counted));
    }

    [Fact]
    public void Innovation_adds_up_over_rounds_and_nothing_else_does()
    {
        var recorder = new Recorder(1);
        var first = Round(recorder, 1, Policy.None);
        var second = Round(recorder, 2, Policy.None);
        Assert.Equal(2 * first[Metrics.InnovationTotal], second[Metrics.InnovationTotal]);
        Assert.All(Metrics.All.Where(metric => metric != Metrics.InnovationTotal), metric => Assert.Equal(first[metric], second[metric]));
    }

    // Different numbers everywhere, so that ratios and means move.
    private static Measures Counted()
    {
        var counted = new Measures();
        for (var measure = (Measure)0; measure < Measure.Count; measure++)
            counted[measure] = measure == Measure.Vacant ? 0 : 1 + (int)measure; // Somebody is there.
        return counted;
    }

    private static RoundRecord Record(Kind changes = default, Measures to = default, Entry[]? ledger = null)
    {
        var recorder = new Recorder(1);
        recorder.Begin();
        // Two of each kind, so that there is something to compare.
        foreach (var kind in Enum.GetValues<Kind>())
        {
            recorder.Add(new(kind, 1), kind == changes ? to : Counted(), kind == Kind.Government ? ledger ?? [] : []);
            recorder.Add(new(kind, 2), Counted(), []);
        }
        return recorder.End(1, Policy.None);
    }

    private static RoundRecord Round(Recorder recorder, int round, Policy policy)
    {
        recorder.Begin();
        recorder.Add(E, Counted(), []);
        return recorder.End(round, policy);
    }

    private static RunHash Closed(params byte[][] states)
    {
        var recorder = new Recorder(1);
        foreach (byte[] state in states)
            recorder.Close(state);
        return recorder.Hash;
    }
}
