using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Gongyu.Client.Tests.LongestFirst))]

namespace Gongyu.Client.Tests;

/// <summary>Begins with the classes that take minutes: one that began last would be waited for by an idle machine.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(ResumeTests), nameof(DashboardPagesTests), nameof(ServeTests), nameof(ProcessTests), nameof(DemonstrationTests),
        nameof(ExperimentReportTests), nameof(LifeTests), nameof(DashboardTests), nameof(FullDiskTests), nameof(SeatTests), nameof(RemoteTests),
        nameof(LockTests), nameof(ReportPageTests), nameof(FirstQuestionTests), nameof(UnreadableRunTests),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(Long, name => IsOf(collection, name)) is var at and >= 0 ? at : Long.Length)];

    // Each class is a collection, which is named after it.
    private static bool IsOf(ITestCollection collection, string name) =>
        collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal);
}
