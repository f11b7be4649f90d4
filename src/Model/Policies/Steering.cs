namespace Gongyu.Model;

/// <summary>
/// Steers the policy of a run in time: hears the record of every round and tells the policy of the next. What came into force last lies on
/// top; of what came in the same round, what the timeline names last. It knows the policy of all rounds heard, so a host that goes back to
/// a checkpoint asks again.
/// </summary>
/// <param name="scenario">The scenario.</param>
public sealed class Steering(Scenario scenario)
{
    private readonly Trigger[] triggers = [.. scenario.Timeline.Select(step => new Trigger(step))];

    /// <summary>Rounds heard of.</summary>
    public int Heard { get; private set; }

    /// <summary>How often steps that are triggered came into force: the step and the round, in the order of rounds.</summary>
    public IEnumerable<(PolicyStep Step, int Round)> Onsets =>
        triggers.Where(trigger => trigger.Step.When is not null)
            .SelectMany(trigger => trigger.Onsets.Select(round => (trigger.Step, round)))
            .OrderBy(onset => onset.round);

    /// <summary>Hears how a round went; one that was heard before changes nothing.</summary>
    /// <exception cref="ArgumentException">A round before it was not heard.</exception>
    public void Hear(RoundRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Round > Heard + 1)
            throw new ArgumentException($"Round {record.Round} does not follow round {Heard}.", nameof(record));
        if (record.Round <= Heard)
            return;
        Heard = record.Round;
        foreach (var trigger in triggers)
            trigger.Hear(record);
    }

    /// <summary>What a round that was heard, or the next one, is given: the policy in force, and what persons have decided.</summary>
    /// <exception cref="ArgumentOutOfRangeException">What it depends on was not heard.</exception>
    public RoundInput Of(int round) => new(PolicyOf(round), scenario.DecisionsOf(round));

    private Policy PolicyOf(int round)
    {
        if (round > Heard + 1 && triggers.Any(trigger => trigger.Step.When is not null))
            throw new ArgumentOutOfRangeException(nameof(round), round, $"Rounds after {Heard} were not heard of.");
        return triggers
            .Select(trigger => (trigger.Step, Onset: trigger.OnsetIn(round)))
            .Where(layer => layer.Onset > 0)
            .OrderBy(layer => layer.Onset)
            .Aggregate(scenario.Policy, (policy, layer) => layer.Step.Of(policy, round, layer.Onset));
    }

    private sealed class Trigger(PolicyStep step)
    {
        private int held; // Rounds in a row in which the condition has held.

        public PolicyStep Step => step;

        public List<int> Onsets { get; } = step.When is null ? [step.At] : [];

        /// <summary>When it came into force of which it is in force in a round; 0 when it is not.</summary>
        public int OnsetIn(int round) => Onsets.FindLast(onset => onset <= round) is > 0 and var last && step.IsInForce(last, round) ? last : 0;

        public void Hear(RoundRecord record)
        {
            int next = record.Round + 1;
            if (step.When is null || !IsFree(next))
                return;
            held = step.When.HeldIn(record) ? held + 1 : 0;
            if (held < step.Hold || next < step.At)
                return;
            Onsets.Add(next);
            held = 0;
        }

        // What holds while it is in force or cools down does not count towards the next time.
        private bool IsFree(int round) =>
            Onsets.Count == 0 || step.For > 0 && round >= Onsets[^1] + step.For + step.CoolDown;
    }
}
