using System.Globalization;
using Gongyu.Model;
using Microsoft.AspNetCore.Components;
using ParameterAttribute = Microsoft.AspNetCore.Components.ParameterAttribute;

namespace Gongyu.Silo;

/// <summary>A run on a page: it is watched, led, and its policy changed.</summary>
public sealed partial class RunView
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    private RunFeed feed = null!;
    private Scenario scenario = null!;
    private Policy policyNow = Policy.None;
    private RunCharts charts = RunCharts.None;
    private Lookback.Seen seen = Lookback.Seen.Nothing;
    private string told = "", leversTold = "";
    private int? look; // Which snapshot is looked at; none: the last.
    private int every = 1, looks;

    /// <summary>The run.</summary>
    [Parameter]
    public string Run { get; set; } = "";

    private bool CanLead => Visitor.MayChange && !IsBusy;

    private bool IsOver => feed.Seen.State == "completed";

    private bool IsPlayedOut => feed.Rounds.Count >= scenario.Rounds;

    private bool IsPaced => feed.Dossier.Hosts != nameof(Hosts.Fast) && !IsOver;

    // After the end there is nothing left to play: then it is asked what would have been from the middle on.
    private int ForkedAfter => IsPlayedOut ? scenario.Rounds / 2 : feed.Rounds.Count;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        feed = new(Runs, Run);
        feed.Read();
        scenario = RunService.ScenarioOf(feed.Dossier);
        policyNow = scenario.Policy;
        Draw();
    }

    /// <inheritdoc/>
    protected override Task Follow() => feed.Follow(
        async () =>
        {
            var looking = Look();
            if (await Task.WhenAny(looking, Task.Delay(Soon, Left)) != looking)
            {
                Draw(); // What is known already need not wait.
                StateHasChanged();
            }
            await looking;
            StateHasChanged();
        },
        Left);

    // Off the page's own thread: of a large community it takes a while. Only what was asked for last is shown.
    private async Task Look()
    {
        int asked = ++looks;
        var (dossier, rounds) = (feed.Dossier, feed.Rounds.Count);
        var lookback = await Task.Run(() => Lookbacks.Of(dossier).Value, Left);
        var now = await lookback.To(rounds, Left);
        if (asked != looks)
            return;
        (scenario, every, seen, policyNow) = (lookback.Scenario, lookback.Every, now, now.Next);
        Draw();
    }

    private void Draw() => charts = RunCharts.Of(scenario, feed.Rounds, seen, look, every);

    private void Scrub(ChangeEventArgs moved)
    {
        if (int.TryParse(moved.Value as string, CultureInfo.InvariantCulture, out int place) && place >= 0 && place < seen.Snapshots.Count)
            look = place == seen.Snapshots.Count - 1 ? null : place;
        Draw();
    }

    private Task<bool> Pause() => Lead(() => Runs.Pause(Run), why => told = why);

    private Task<bool> Resume(bool oneRound) => Lead(
        () =>
        {
            Runs.Resume(Run, oneRound);
            return Task.CompletedTask;
        },
        why => told = why);

    private void SetPace(ChangeEventArgs chosen)
    {
        if (Visitor.MayChange && Pace.Of(chosen.Value as string) is { } pace)
            Runs.SetPace(Run, pace.Wait);
    }

    private Task<bool> Intervene(IReadOnlyList<string> set) => Lead(
        async () =>
        {
            int round = await Runs.Intervene(Run, set, Left);
            leversTold = Visitor.Say($"In force from round {round}: {string.Join(", ", set)}", $"自第 {round} 轮起施行：{string.Join("、", set)}");
            feed.Read();
            await Look(); // So that the levers stand where they were moved to.
        },
        why => leversTold = why);

    private Task<bool> Fork(IReadOnlyList<string> set) => Lead(
        () =>
        {
            string fork = Runs.Fork(Run, ForkedAfter.ToString(CultureInfo.InvariantCulture), set);
            Navigation.NavigateTo(Visitor.To($"/runs/{Uri.EscapeDataString(Run)}/beside/{Uri.EscapeDataString(fork)}"));
            return Task.CompletedTask;
        },
        why => leversTold = why);

    private Task<bool> Lead(Func<Task> act, Action<string> tell) => Try(
        async () =>
        {
            await act();
            Left.ThrowIfCancellationRequested();
            feed.Read();
            Draw();
        },
        tell);
}
