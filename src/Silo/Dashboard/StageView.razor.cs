using System.Globalization;
using Gongyu.Experiments;
using Gongyu.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using ParameterAttribute = Microsoft.AspNetCore.Components.ParameterAttribute;

namespace Gongyu.Silo;

/// <summary>A lesson on the projector: the teacher leads it, the class sees what it predicted and what came true.</summary>
public sealed partial class StageView
{
    private static readonly double[] Paces = [0, 0.5, 1, 2, 5, 10];

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(150), Sure = TimeSpan.FromSeconds(15);

    private Room room = null!;
    private RoomSeen seen = null!;
    private IReadOnlyList<Chart> charts = [];
    private QrCode? invitation;
    private string fault = "";
    private int closings;
    private bool isClosing; // It was asked to, and is to be asked again.

    /// <summary>The run of the room.</summary>
    [Parameter]
    public string Run { get; set; } = "";

    private Uri At => new(Navigation.BaseUri);

    // Of a service behind a proxy only who comes through it knows how it is called.
    private bool IsUnreachable => At.IsLoopback && (Options.Hosts is not [_, ..] || Options.Proxies.Count > 0);

    // By the name that others use, where there is one.
    private string Link => At.IsLoopback && Options.Hosts is [var name, ..] ? $"{At.Scheme}://{name}:{At.Port}/join" : $"{At}join";

    // Nothing that a phone could not follow.
    private bool IsInviting => !IsUnreachable && !room.IsClosed && seen.Phase is "telling" or "polling";

    private QrCode Invitation => invitation ??= QrCode.Of($"{Link}/{room.Key}");

    private string Paced => Text(Paces.MinBy(one => Math.Abs(one - seen.Pace)));

    // What comes next, and how it is done; nothing while the rounds are played.
    private (Phrase Name, Action Act)? Go => room.IsClosed ? null : seen.Phase switch
    {
        "telling" => (new("Ask the class", "请大家预测"), room.OpenPoll),
        "polling" => (new("Close the poll and play", "结束投票并推演"), () => Classroom.Reveal(room)),
        "playing" when !seen.IsPlayed => (new("Try again", "重试"), () => Classroom.Reveal(room)),
        "told" => (seen.Stop.Number < seen.Stop.Of ? new("Next stop", "下一站") : new("End of the lesson", "结束本课"), room.Next),
        _ => null,
    };

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        room = Classroom.Of(Run);
        Look();
    }

    private static string Text(double seconds) => seconds.ToString("0.#", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task Follow()
    {
        while (true)
        {
            // Asked for before it is looked at, so that nothing comes in between.
            var news = room.News;
            bool isClosed = room.IsClosed;
            Look();
            StateHasChanged();
            if (isClosed)
                return;
            await news.WaitAsync(Left);
            await Task.Delay(Apart, Left);
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

    private async Task Close(MouseEventArgs pressed)
    {
        if (!isClosing)
        {
            isClosing = true;
            int mine = ++closings;
            await Task.Delay(Sure, Left);
            isClosing &= mine != closings;
            return;
        }
        if (IsAgain(pressed))
            return;
        if (await Try(() => Classroom.Close(room), why => fault = why))
            Navigation.NavigateTo(Visitor.To("/classroom"));
    }

    // The second press of a double click: whoever makes one has not seen yet what the button does then.
    private static bool IsAgain(MouseEventArgs pressed) => pressed.Detail > 1;

    private void Lead(Action act, MouseEventArgs pressed)
    {
        if (!IsAgain(pressed))
            Lead(act);
    }

    private void Lead(Action act)
    {
        isClosing = false;
        Try(act, why => fault = why);
        Look();
    }
}
