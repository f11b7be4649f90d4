using Gongyu.Model;
using Microsoft.AspNetCore.Components;

namespace Gongyu.Silo;

/// <summary>What live pages have in common: whoever looks, work that ends when nobody looks any more, and actions that may be refused.</summary>
public abstract class LiveView : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource gone = new(); // Without a timer it has nothing to dispose of.
    private bool isDone; // What leads to another page.

    /// <summary>Whoever looks.</summary>
    [CascadingParameter]
    protected Visitor Visitor { get; set; } = null!;

    /// <summary>Is cancelled when nobody looks any more.</summary>
    protected CancellationToken Left => gone.Token;

    /// <summary>Whether something that was asked for here is being done.</summary>
    protected bool IsBusy { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        gone.Cancel();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins to follow something, once the page is live.</summary>
    protected virtual Task Follow() => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowUntilLeft();
    }

    /// <summary>Does what a visitor who may change something asks for; what is refused is told.</summary>
    /// <param name="act">Does it.</param>
    /// <param name="tell">Tells why it is refused; nothing when it was done.</param>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> Try(Func<Task> act, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(tell);
        if (!Visitor.MayChange || IsBusy)
            return false;
        IsBusy = true;
        tell("");
        StateHasChanged(); // A part of the page may have asked: then nobody else draws the whole anew.
        try
        {
            await act();
            return true;
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            return false; // It has led to another page, or nobody waits for it.
        }
        catch (Exception refused) when (refused is RefusedException or DataFolderException)
        {
            tell(Visitor.Say(WhatOf(refused)));
            return false;
        }
        finally
        {
            IsBusy = false;
            StateHasChanged();
        }
    }

    /// <summary>Does at once what a visitor who may change something asks for; what is refused is told.</summary>
    protected bool Try(Action act, Action<string> tell) => Try(
        () =>
        {
            act();
            return Task.CompletedTask;
        },
        tell).Result; // It is done when it is asked for.

    /// <summary>Does at once what leads to another page, and only once: it takes a moment until that is there, and who presses twice has asked once.</summary>
    protected void TryOnce(Action act, Action<string> tell) => isDone = isDone || Try(act, tell);

    /// <summary>Why something is refused.</summary>
    internal static Phrase WhatOf(Exception refused) => refused switch
    {
        RefusedException one => new(one.Faults[0].In("en"), one.Faults[0].In("zh")),
        DataFolderException damaged => damaged.What,
        _ => new("this cannot be shown; the service's log says why", "无法显示；原因见服务日志"),
    };

    // What goes wrong while nobody waits is told on the page all the same.
    private async Task FollowUntilLeft()
    {
        try
        {
            await Follow();
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        catch (Exception failed)
        {
            await DispatchExceptionAsync(failed);
        }
    }
}
