using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;
using Microsoft.AspNetCore.Components;
using ParameterAttribute = Microsoft.AspNetCore.Components.ParameterAttribute;

namespace Gongyu.Silo;

/// <summary>A lesson on the projector: the teacher leads it, the class sees what it predicted and what came true.</summary>
public sealed partial class StageView
{
    private static readonly double[] Paces = [0, 0.5, 1, 2, 5, 10];

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource gone = new();
    private Room room = null!;
    private RoomSeen seen = null!;
    private IReadOnlyList<Chart> charts = [];
    private string fault = "";

    /// <summary>The run of the room.</summary>
    [Parameter]
    public string Run { get; set; } = "";

    [CascadingParameter]
    private Visitor Visitor { get; set; } = null!;

    private string Link => $"{Navigation.BaseUri}join";

    private string Paced => Text(Paces.MinBy(one => Math.Abs(one - seen.Pace)));

    // What comes next, and how it is done; nothing while the rounds are played.
    private (Phrase Name, Action Act)? Go => seen.Phase switch
    {
        "telling" => (new("Ask the class", "请大家预测"), room.OpenPoll),
        "polling" => (new("Close the poll and play", "结束投票并推演"), () => Classroom.Reveal(room)),
        "playing" when seen.Trouble is not null => (new("Try again", "重试"), () => Classroom.Reveal(room)),
        "told" => (seen.Stop.Number < seen.Stop.Of ? new("Next stop", "下一站") : new("End of the lesson", "结束本课"), room.Next),
        _ => null,
    };

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        room = Classroom.Of(Run);
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

    private static string Text(double seconds) => seconds.ToString("0.#", CultureInfo.InvariantCulture);

    private async Task Follow()
    {
        var left = gone.Token;
        try
        {
            while (!room.IsClosed)
            {
                var news = room.News; // Asked for before it is looked at, so that nothing comes in between.
                await InvokeAsync(() =>
                {
                    Look();
                    StateHasChanged();
                });
                await news.WaitAsync(left);
                await Task.Delay(Apart, left);
            }
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    private void Look()
    {
        seen = room.See();
        var rounds = room.Rounds;
        int[] numbers = [.. Enumerable.Range(1, rounds.Count)];
        var stops = room.Lesson.Stops.Index().Skip(1).Select(stop => ($"{stop.Index + 1}", room.Lesson.Before(stop.Index) + 1)).Where(stop => stop.Item2 <= rounds.Count);
        charts = rounds.Count == 0 ? [] : [.. seen.Stop.Watch.Select(id => Metrics.Find(id)!).Select(metric => SeriesChart.Of(
            $"stage-{metric.Id.Replace('.', '-')}", metric, numbers, [.. rounds.Select(values => Interval.Of([values[metric.Index]]))], [], [.. stops]) with { Legend = [] })];
    }

    private void SetPace(ChangeEventArgs chosen)
    {
        if (double.TryParse(chosen.Value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
            Lead(() => room.SetPace(seconds));
    }

    private void Close()
    {
        if (!Visitor.MayChange)
            return;
        Classroom.Close(room);
        Navigation.NavigateTo(Visitor.To("/classroom"));
    }

    private void Lead(Action act)
    {
        if (!Visitor.MayChange)
            return;
        fault = "";
        try
        {
            act();
        }
        catch (RefusedException refused)
        {
            fault = refused.Faults[0].In(Visitor.Language);
        }
        Look();
    }
}
