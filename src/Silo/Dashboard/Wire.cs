using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Gongyu.Silo;

/// <summary>The connection of a page with the service.</summary>
internal sealed class Wire : CircuitHandler
{
    /// <summary>It is there, at first or again: what was asked of the browser while it was lost may not have come.</summary>
    public event Action? IsBack;

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsBack?.Invoke();
        return Task.CompletedTask;
    }
}
