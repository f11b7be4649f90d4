using System.Collections.Concurrent;
using System.Globalization;
using Gongyu.Model;
using Gongyu.Scenarios;
using Microsoft.Extensions.Logging;

namespace Gongyu.Silo;

/// <summary>
/// The runs of a data folder, played by one process: some at a time, the others in their turn. A run that the process left when it ended,
/// however it ended, goes on when the service begins again.
/// </summary>
/// <param name="data">The data folder.</param>
/// <param name="actors">The silo that plays for all of them.</param>
/// <param name="shelf">Where the results folders are.</param>
/// <param name="log">Where it says what happens to them.</param>
internal sealed partial class RunService(DataFolder data, ActorHost actors, string shelf, ILogger log) : IAsyncDisposable
{
    private const int MostAtOnce = 4, MostWaiting = 100, MostEnded = 100;

    // As long as whoever reads metrics every few minutes needs to see how a run ended.
    private static readonly TimeSpan ShownAfterwards = TimeSpan.FromMinutes(10);

    private static readonly Phrase TooMany = new(
        $"{MostWaiting} runs wait for their turn already; try again when some have ended", $"已有 {MostWaiting} 次运行在排队；请待部分结束后重试");

    internal static readonly Phrase Closing = new("the service is ending; try again when it has begun again", "服务正在结束；请在其重新启动后再试");
    private static readonly Phrase IsLed = new("a room leads it; close the room first", "正由课堂主持；请先关闭课堂");
    private static readonly Phrase IsPlayed = new("it is being played; pause it first", "正在推演；请先暂停");

    private readonly ConcurrentDictionary<string, LiveRun> live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LiveRun> ended = new(StringComparer.Ordinal); // A moment ago.
    private readonly SemaphoreSlim turns = new(MostAtOnce);
    private readonly ConcurrentDictionary<string, Phrase> failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (TimeSpan Pace, int After)> paces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, object> leaders = new(StringComparer.Ordinal);
    private readonly Lock starting = new();
    private bool closing;

    /// <summary>A run that is played, or waits for its turn; none otherwise.</summary>
    public LiveRun? Find(string run) => live.GetValueOrDefault(run);

    /// <summary>Rises whenever a run is begun, ended, changed while nobody plays it, given another pace, or deleted: so that who looks at one that rests need not read it.</summary>
    public int VersionOf(string run) => versions.GetValueOrDefault(run);

    /// <summary>The runs that are played, or wait for their turn.</summary>
    public IEnumerable<LiveRun> Active => live.Values;

    /// <summary>The runs that are played, and those that were a moment ago.</summary>
    public IEnumerable<LiveRun> Shown => Active.Concat(ended.Values.Where(
        run => !live.ContainsKey(run.Dossier.Run) && TimeProvider.System.GetUtcNow() - run.Ended < ShownAfterwards));

    /// <summary>Why a run failed, or could not go on, since the service began; none otherwise.</summary>
    public Phrase? FailureOf(string run) => failures.TryGetValue(run, out var why) ? why : null;

    /// <summary>Every run, oldest first, and those that cannot be read.</summary>
    public (IReadOnlyList<StoredRun> Runs, IReadOnlyList<UnreadableRun> Unreadable) Read() => data.Read();

    /// <summary>Goes on with what was being played when the process before ended.</summary>
    public void GoOn()
    {
        lock (starting)
            foreach (var run in data.Read().Runs.Where(run => run.State == "running"))
                try
                {
                    Play(run.Dossier, ScenarioOf(run.Dossier), run.Round, until: null);
                }
                catch (Exception failed) when (failed is RefusedException or DataFolderException)
                {
                    Fail(run.Dossier.Run, failed); // The others go on all the same.
                    Instruments.RunEnds("failed");
                }
    }

    /// <summary>Begins a run.</summary>
    /// <param name="scenario">What is played.</param>
    /// <param name="hosts">Who plays.</param>
    /// <param name="ledger">Whether the ledger is to be among the results.</param>
    /// <param name="pace">How long to wait before each round that actors play; not at all unless told otherwise.</param>
    /// <param name="paused">Whether it waits before its first round until somebody goes on with it.</param>
    /// <exception cref="RefusedException">It cannot be begun.</exception>
    public string Begin(Scenario scenario, Hosts hosts, bool ledger, TimeSpan pace = default, bool paused = false)
    {
        lock (starting)
        {
            MustHaveRoom();
            var now = TimeProvider.System.GetUtcNow();
            var dossier = NewRun.Of(scenario, hosts, null, ledger, now, shelf, data);
            data.Begin(dossier, now, paused ? "paused" : "running");
            SetPace(dossier.Run, pace);
            if (!paused)
                Play(dossier, scenario, played: 0, until: null);
            return dossier.Run;
        }
    }

    /// <summary>How long a run waits before each round that its actors play.</summary>
    public TimeSpan PaceOf(string run) => paces.GetValueOrDefault(run).Pace;

    /// <summary>Has a run wait before each round that its actors play, from now on, so that people can follow; it changes no result.</summary>
    /// <param name="run">The run.</param>
    /// <param name="pace">How long.</param>
    /// <param name="after">Rounds that are played before without waiting.</param>
    public void SetPace(string run, TimeSpan pace, int after = 0)
    {
        if (pace > TimeSpan.Zero)
            paces[run] = (pace, after);
        else
            paces.TryRemove(run, out _);
        IsOtherwise(run);
    }

    /// <summary>Goes on with a run that is paused or was interrupted.</summary>
    /// <param name="run">The run.</param>
    /// <param name="oneRound">Whether to pause it again after one round.</param>
    /// <param name="leader">Who leads it, if anybody does.</param>
    public void Resume(string run, bool oneRound, object? leader = null) => Resume(run, stored => oneRound ? stored.Round + 1 : null, leader);

    /// <summary>Goes on with a run and pauses it after a round; one that is kept already is told again.</summary>
    /// <param name="run">The run.</param>
    /// <param name="round">That round.</param>
    /// <param name="leader">Who leads it.</param>
    public void ResumeUntil(string run, int round, object leader) => Resume(run, _ => round, leader);

    private void Resume(string run, Func<StoredRun, int?> until, object? leader)
    {
        MustLead(run, leader);
        lock (starting)
        {
            MustHaveRoom();
            var stored = Idle(run);
            int? last = until(stored);
            if (last is not null && stored.Round >= stored.Dossier.Rounds && stored.Dossier.Replications > 1)
                throw new RefusedException(Refusal.Over, [new(run, 0, 0, KeptRun.NoRoundLeft(run))]);
            data.Begin(stored.Dossier, stored.Started);
            Play(stored.Dossier, ScenarioOf(stored.Dossier), stored.Round, last);
        }
    }

    /// <summary>Pauses a run that is played, and waits until it is written down.</summary>
    public async Task Pause(string run, object? leader = null)
    {
        MustLead(run, leader);
        if (live.TryGetValue(run, out var played))
            await played.End(goesOn: false);
        else
            Idle(run);
    }

    /// <summary>Changes the policy of a run from its next round on, or takes what persons decide for it, be it played or not.</summary>
    /// <returns>That round.</returns>
    public async Task<int> Intervene(string run, IReadOnlyList<string> set, CancellationToken cancellation, object? leader = null)
    {
        MustLead(run, leader);
        var played = Find(run);
        var made = played is null ? null : await Intervention.Ask(data.Path, Stored(run), set, played.Work, cancellation);
        if (made is null)
        {
            if (played is not null)
                await played.Work.WaitAsync(cancellation); // It has come to its end, but for the last of what is written down.
            lock (starting)
                made = Intervention.Make(data, Idle(run), set);
            made.Changed?.Say(log, run);
            IsOtherwise(run);
        }
        return made.Scenario is null ? throw new RefusedException(made.Why, made.Faults) : made.Round;
    }

    /// <summary>Begins a run with the past of another and a policy of its own.</summary>
    public string Fork(string run, string at, IReadOnlyList<string> set)
    {
        var stored = Stored(run);
        var (scenario, faults) = NewRun.Fork(ScenarioOf(stored.Dossier), at, set);
        if (scenario is null)
            throw new RefusedException(Refusal.Wrong, faults);
        string fork = Begin(scenario, Enum.Parse<Hosts>(stored.Dossier.Hosts), stored.Dossier.Ledger);
        SetPace(fork, PaceOf(run), int.Parse(at, CultureInfo.InvariantCulture)); // Who watches the one watches the other, and knows its past.
        return fork;
    }

    /// <summary>Forgets a run; its results stay.</summary>
    public void Delete(string run)
    {
        MustLead(run, null);
        lock (starting)
        {
            if (live.ContainsKey(run))
                throw new RefusedException(Refusal.InUse, [new(run, 0, 0, IsPlayed)]);
            if (data.Read().Unreadable.All(one => one.Run != run))
                Stored(run);
            data.Delete(run);
            IsOtherwise(run);
            failures.TryRemove(run, out _);
            paces.TryRemove(run, out _);
            ended.TryRemove(run, out _);
        }
    }

    /// <summary>Why a stakeholder did what it did, as its actor remembers; none of a run that no actors play, or when it has gone on.</summary>
    /// <param name="run">The run, of which actors play the first replication.</param>
    /// <param name="who">Whom.</param>
    /// <param name="round">The round that was played last.</param>
    public async Task<Explanation?> Explain(string run, StakeholderId who, int round) =>
        Find(run) is { IsPlayed: true } played && played.Round == round && Enum.Parse<Hosts>(played.Dossier.Hosts) != Hosts.Fast
            ? await actors.Explain($"{run}.1", who, round)
            : null;

    /// <summary>A run of the data folder.</summary>
    /// <exception cref="RefusedException">There is none of that id.</exception>
    public StoredRun Stored(string run)
    {
        var (stored, fault) = KeptRun.FindAny(data, run);
        return stored ?? throw new RefusedException(Refusal.NotFound, [fault!]);
    }

    /// <summary>The scenario of a run.</summary>
    /// <exception cref="RefusedException">It cannot be read any more.</exception>
    public static Scenario ScenarioOf(Dossier dossier)
    {
        var reading = ScenarioFile.Parse(dossier.Name, dossier.Text, dossier.Run, dossier.Files);
        return reading.Scenario ?? throw new RefusedException(Refusal.Damaged, reading.Faults);
    }

    /// <summary>Stops all runs after their rounds; they go on when the service begins again.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (starting)
            closing = true;
        await Task.WhenAll(live.Values.Select(run => run.End(goesOn: true)));
        turns.Dispose();
        await actors.DisposeAsync();
    }

    /// <summary>Has a run that was being played when the process before ended wait for who leads it, instead of going on.</summary>
    public void Rest(string run)
    {
        if (Stored(run).State == "running")
            data.Enter(run, "paused", null);
    }

    /// <summary>Gives a run to somebody who alone leads it from now on; to nobody, so that everybody may again.</summary>
    public void GiveTo(string run, object? leader)
    {
        if (leader is null)
            leaders.TryRemove(run, out _);
        else
            leaders[run] = leader;
    }

    private void MustLead(string run, object? leader)
    {
        if (leaders.TryGetValue(run, out object? own) && own != leader)
            throw new RefusedException(Refusal.InUse, [new(run, 0, 0, IsLed)]);
    }

    private void MustHaveRoom()
    {
        if (closing)
            throw new RefusedException(Refusal.InUse, [new("service", 0, 0, Closing)]);
        if (live.Count >= MostAtOnce + MostWaiting)
            throw new RefusedException(Refusal.TooMany, [new("runs", 0, 0, TooMany)]);
    }

    // One that nobody plays and that is not completed.
    private StoredRun Idle(string run)
    {
        var stored = Stored(run);
        return live.ContainsKey(run) ? throw new RefusedException(Refusal.InUse, [new(run, 0, 0, IsPlayed)])
            : stored.State == "completed" ? throw new RefusedException(Refusal.Over, [new(run, 0, 0, KeptRun.Completed(run))])
            : stored;
    }
}
