using System.Globalization;
using Gongyu.Model;
using Microsoft.AspNetCore.Components;
using ParameterAttribute = Microsoft.AspNetCore.Components.ParameterAttribute;

namespace Gongyu.Silo;

/// <summary>A run on a page: it is watched, led, and its policy changed.</summary>
public sealed partial class RunView
{
    private readonly CancellationTokenSource gone = new();
    private RunFeed feed = null!;
    private Scenario scenario = null!;
    private Policy policyNow = Policy.None;
    private RunCharts charts = RunCharts.None;
    private Lookback.Seen seen = Lookback.Seen.Nothing;
    private string told = "", leversTold = "";
    private int? look; // Which snapshot is looked at; none: the last.
    private int every = 1;
    private bool isBusy;

    /// <summary>The run.</summary>
    [Parameter]
    public string Run { get; set; } = "";

    [CascadingParameter]
    private Visitor Visitor { get; set; } = null!;

    private bool CanLead => Visitor.MayChange && !isBusy;

    private bool IsOver => feed.Seen.State == "completed";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        feed = new(Runs, Run);
        feed.Read();
        Look();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = Follow();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    private async Task Follow()
    {
        var left = gone.Token;
        try
        {
            await feed.Follow(async () =>
            {
                await Task.Run(Look, left); // Off the page's own thread: what others do on it goes on.
                await InvokeAsync(StateHasChanged);
            }, left);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        catch (Exception failed) when (failed is RefusedException or DataFolderException)
        {
            await DispatchExceptionAsync(failed);
        }
    }

    private void Look()
    {
        var lookback = Lookbacks.Of(feed.Dossier);
        (scenario, every) = (lookback.Scenario, lookback.Every);
        seen = lookback.To(feed.Rounds.Count, gone.Token);
        policyNow = PolicyOf();
        Draw();
    }

    // The policy of the next round: it may have been changed already.
    private Policy PolicyOf()
    {
        var next = scenario.Timeline.Where(step => step.IsPlain && step.At == feed.Rounds.Count + 1);
        return next.Aggregate(seen.Policies.Count > 0 ? seen.Policies[^1] : scenario.Policy, (policy, step) => step.Set.Of(policy));
    }

    private void Draw() => charts = RunCharts.Of(scenario, feed.Rounds, seen, look, every);

    private void Scrub(ChangeEventArgs moved)
    {
        if (int.TryParse(moved.Value as string, CultureInfo.InvariantCulture, out int place) && place >= 0 && place < seen.Snapshots.Count)
            look = place == seen.Snapshots.Count - 1 ? null : place;
        Draw();
    }

    private Task Pause() => Lead(() => Runs.Pause(Run));

    private Task Resume(bool oneRound) => Lead(() =>
    {
        Runs.Resume(Run, oneRound);
        return Task.CompletedTask;
    });

    private void SetPace(ChangeEventArgs chosen)
    {
        if (Visitor.MayChange && int.TryParse(chosen.Value as string, CultureInfo.InvariantCulture, out int pace) && Pace.All.Any(one => one.Milliseconds == pace))
            Runs.SetPace(Run, TimeSpan.FromMilliseconds(pace));
    }

    private Task Intervene(IReadOnlyList<string> set) => Lead(async () =>
    {
        int round = await Runs.Intervene(Run, set, gone.Token);
        leversTold = Visitor.Say($"In force from round {round}: {string.Join(", ", set)}", $"自第 {round} 轮起施行：{string.Join("、", set)}");
    }, refused => leversTold = refused);

    private Task Fork(IReadOnlyList<string> set) => Lead(() =>
    {
        // After the end there is nothing left to play: then it is asked what would have been half way.
        int at = feed.Rounds.Count < scenario.Rounds ? feed.Rounds.Count : scenario.Rounds / 2;
        string fork = Runs.Fork(Run, at.ToString(CultureInfo.InvariantCulture), set);
        Runs.SetPace(fork, Runs.PaceOf(Run));
        Navigation.NavigateTo(Visitor.To($"/runs/{Run}/beside/{fork}"));
        return Task.CompletedTask;
    }, refused => leversTold = refused);

    private async Task Lead(Func<Task> act, Action<string>? tell = null)
    {
        if (!CanLead)
            return;
        (isBusy, told) = (true, "");
        try
        {
            await act();
            feed.Read();
            Look();
        }
        catch (Exception refused) when (refused is RefusedException or DataFolderException)
        {
            (tell ?? (why => told = why))(Visitor.Say(refused is RefusedException one ? one.Faults[0].What : ((DataFolderException)refused).What));
        }
        finally
        {
            isBusy = false;
        }
    }
}
