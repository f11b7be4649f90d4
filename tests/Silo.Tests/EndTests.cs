using System.Runtime.CompilerServices;

namespace Gongyu.Silo.Tests;

/// <summary>What is left of a service that has ended.</summary>
public sealed class EndTests
{
    // Whoever begins and ends services in one process, as tests do, would lose 40 MB with each.
    [Fact]
    public async Task A_service_that_has_ended_is_forgotten()
    {
        var ended = await BeginAndEnd();
        for (int tries = 0; ended.IsAlive; tries++)
        {
            Assert.True(tries < 300, "Something keeps it.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
            GC.Collect();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> BeginAndEnd()
    {
        await using var served = new Served();
        await served.InitializeAsync();
        Assert.Equal(0, (await served.Get("/api/runs")).GetArrayLength());
        return new(served.Classroom);
    }
}
