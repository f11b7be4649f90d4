using Microsoft.AspNetCore.Components.Web;

namespace Gongyu.Silo;

/// <summary>Tells on the page what cannot be shown there. What a visitor asked that there is not is no news for whoever reads the log.</summary>
public sealed class Boundary : ErrorBoundary
{
    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception) =>
        exception is RefusedException or DataFolderException ? Task.CompletedTask : base.OnErrorAsync(exception);
}
