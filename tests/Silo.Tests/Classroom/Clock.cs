namespace Gongyu.Silo.Tests;

/// <summary>A clock that is set by hand; what waits for a while does so as ever.</summary>
internal sealed class Clock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => Now;
}
