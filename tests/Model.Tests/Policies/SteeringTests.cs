namespace Gongyu.Model.Tests;

/// <summary>A policy in time: steps, ramps, pulses, and steps that the state of the community triggers.</summary>
public class SteeringTests
{
    private static readonly Metric Watched = Metrics.Find("stance.enterprise.opportunist")!;

    private static readonly PolicyChange Relief = PolicyChange.None.With(Levers.TaxRelief, 0.6);

    private static readonly PolicyStep Triggered = new(1, Relief) { When = new(Watched, true, 0.2) };

    [Fact]
    public void A_step_sets_its_levers_for_good_and_leaves_the_others() =>
        Same([0, 0, 0.6, 0.6, 0.6], Reliefs(5, 0, new PolicyStep(3, Relief)));

    [Fact]
    public void A_ramp_moves_evenly_from_what_is_in_force() =>
        Same([0.2, 0.3, 0.4, 0.5, 0.6, 0.6], Reliefs(6, 0.2, new PolicyStep(2, Relief) { Over = 4 }));

    [Fact]
    public void A_pulse_leaves_what_was_in_force_before_it() =>
        Same([0.2, 0.6, 0.6, 0.2, 0.2], Reliefs(5, 0.2, new PolicyStep(2, Relief) { For = 2 }));

    [Fact]
    public void What_comes_later_lies_on_top_and_what_is_under_a_pulse_goes_on() => Same(
        [0, 0.6, 0.9, 0.9, 0.1, 0.1],
        Reliefs(6, 0,
            new PolicyStep(2, Relief),
            new PolicyStep(3, PolicyChange.None.With(Levers.TaxRelief, 0.9)) { For = 2 },
            new PolicyStep(3, PolicyChange.None.With(Levers.TaxRelief, 0.1)) with { At = 5 }));

    [Fact]
    public void A_pulse_that_has_begun_earlier_lies_beneath_a_later_step() => Same(
        [0, 0.9, 0.6, 0.6, 0.6],
        Reliefs(5, 0,
            new PolicyStep(2, PolicyChange.None.With(Levers.TaxRelief, 0.9)) { For = 10 },
            new PolicyStep(3, Relief)));

    [Fact]
    public void A_ramp_ends_at_what_it_sets() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 40]).Sample((from, to, over) =>
    {
        double[] reliefs = Reliefs(over + 2, from, new PolicyStep(1, PolicyChange.None.With(Levers.TaxRelief, to)) { Over = over });
        Assert.Equal(to, reliefs[over - 1]);
        Assert.Equal(to, reliefs[^1]);
        Assert.All(reliefs, relief => Assert.InRange(relief, Math.Min(from, to), Math.Max(from, to)));
    });

    [Fact]
    public void A_trigger_comes_into_force_the_round_after_its_condition_held_and_stays() =>
        Same([0, 0, 0, 0.6, 0.6, 0.6], Reliefs([.1, .2, .3, .1, .1], Triggered));

    [Fact]
    public void A_condition_may_also_be_that_a_metric_is_below() =>
        Same([0, 0, 0.6, 0.6], Reliefs([.2, .1, .3], Triggered with { When = new(Watched, false, 0.2) }));

    [Fact]
    public void A_condition_must_hold_for_rounds_in_a_row() =>
        Same([0, 0, 0, 0, 0, 0.6], Reliefs([.3, .3, .1, .3, .3], Triggered with { Hold = 2, When = new(Watched, true, 0.2), At = 4 }));

    [Fact]
    public void A_trigger_is_not_in_force_before_its_first_round() =>
        Same([0, 0, 0, 0.6], Reliefs([.3, .3, .3], Triggered with { At = 4 }));

    [Fact]
    public void It_cools_down_after_its_end_and_what_held_until_then_does_not_count() => Same(
        [0, 0, 0.6, 0.6, 0, 0, 0.6, 0.6],
        Reliefs([.3, .3, .3, .3, .3, .3, .3], Triggered with { For = 2, CoolDown = 1, Hold = 2 }));

    [Fact]
    public void Steering_remembers_what_was_in_force_and_what_it_heard_twice_counts_once()
    {
        var steering = new Steering(Of(0, Triggered with { Hold = 2 }));
        steering.Hear(Record(1, .3));
        steering.Hear(Record(1, .3));
        Assert.Equal(Policy.None, steering.Of(2).Policy);
        steering.Hear(Record(2, .3));
        Assert.Equal(0.6, steering.Of(3).Policy[Levers.TaxRelief]);
        steering.Hear(Record(1, .3));
        Assert.Equal(Policy.None, steering.Of(2).Policy);
        Assert.Equal(3, Assert.Single(steering.Onsets).Round);
        Assert.Throws<ArgumentException>(() => steering.Hear(Record(4, .3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => steering.Of(4).Policy);
    }

    [Fact]
    public void An_intervention_lies_on_top_of_a_trigger_that_is_in_force_and_beneath_one_that_fires_later()
    {
        var scenario = Of(0, Triggered with { For = 3 }).From(3, PolicyChange.None.With(Levers.TaxRelief, 0.1));
        Same([0, 0.6, 0.1, 0.1, 0.6], Reliefs(scenario, [.3, .1, .1, .3]));
    }

    [Fact]
    public void Changes_in_the_same_round_become_one_step()
    {
        var scenario = Of(0, new PolicyStep(3, Relief) { For = 2 })
            .From(3, PolicyChange.None.With(Levers.Penalty, 1)).From(3, PolicyChange.None.With(Levers.TaxRelief, 0.2));
        Assert.Equal(2, scenario.Timeline.Count);
        Same([0, 0, 0.2, 0.2, 0.2], Reliefs(scenario, [0, 0, 0, 0]));
    }

    [Fact]
    public void A_triggered_policy_follows_what_was_recorded_in_the_round_before()
    {
        var when = new Condition(Metrics.Find("participation.university")!, true, 0.6);
        var scenario = new Scenario
        {
            Name = "triggered",
            Question = new("?", "？"),
            Community = Some.Town,
            Rounds = 40,
            Timeline = [new(1, Relief) { When = when, For = 3, CoolDown = 2 }],
        };
        var recorder = new Recorder(scenario.SeedOf(0));
        var community = Community.Found(scenario.Community, scenario.SeedOf(0));
        var rounds = community.Rounds(scenario, recorder, TestContext.Current.CancellationToken).ToList();
        var steering = new Steering(scenario);
        foreach (var record in rounds)
            steering.Hear(record);
        Assert.NotEmpty(steering.Onsets);
        Assert.All(steering.Onsets, onset => Assert.True(when.HeldIn(rounds[onset.Round - 2])));
        // Money is paid while it is in force, and at no other time.
        var paid = Metrics.Find("incentive.paid")!;
        Assert.All(rounds, record => Assert.Equal(steering.Of(record.Round).Policy[Levers.TaxRelief] > 0, record[paid] > 0));
        Assert.NotEqual(Community.Play(scenario with { Timeline = [] }, 0, cancellation: TestContext.Current.CancellationToken).Hash, community.Close(recorder));
    }

    private static Scenario Of(double relief, params PolicyStep[] timeline) => new()
    {
        Name = "steered",
        Question = new("?", "？"),
        Rounds = 100,
        Policy = Policy.None.With(Levers.TaxRelief, relief),
        Timeline = timeline,
    };

    private static double[] Reliefs(int rounds, double relief, params PolicyStep[] timeline) =>
        Reliefs(Of(relief, timeline), new double[rounds - 1]);

    private static double[] Reliefs(double[] shares, PolicyStep step) => Reliefs(Of(0, step), shares);

    // What is in force in the first round, and after each round in which the watched metric had a value.
    private static double[] Reliefs(Scenario scenario, double[] shares)
    {
        var steering = new Steering(scenario);
        var reliefs = new List<double> { steering.Of(1).Policy[Levers.TaxRelief] };
        foreach (double share in shares)
        {
            steering.Hear(Record(steering.Heard + 1, share));
            reliefs.Add(steering.Of(steering.Heard + 1).Policy[Levers.TaxRelief]);
        }
        return [.. reliefs];
    }

    // Ramps move in parts that are not round.
    private static void Same(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static RoundRecord Record(int round, double share)
    {
        double[] values = new double[Metrics.All.Count];
        values[Watched.Index] = share;
        return new(round, values, default, default);
    }
}
