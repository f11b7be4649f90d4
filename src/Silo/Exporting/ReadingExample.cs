namespace Gongyu.Silo;

/// <summary>How to read an export in Python and in R.</summary>
/// <param name="Python">With pandas.</param>
/// <param name="R">In base R where the format allows.</param>
internal sealed record ReadingExample(string Python, string R)
{
    /// <summary>The example for a run or an experiment in a format.</summary>
    /// <param name="format"><c>csv</c>, <c>parquet</c> or <c>json</c>.</param>
    /// <param name="isExperiment">Whether it is an experiment.</param>
    public static ReadingExample Of(string format, bool isExperiment)
    {
        string table = isExperiment ? "summary" : "rounds";
        string python = $"{table} = pd.read_{format}(\"{table}.{format}\")";
        string r = format switch
        {
            "csv" => $"{table} <- read.csv(\"{table}.csv\", check.names = FALSE)",
            "json" => $"{table} <- jsonlite::fromJSON(\"{table}.json\")",
            _ => $"{table} <- arrow::read_parquet(\"{table}.parquet\")",
        };
        return isExperiment ? Experiment(python, r) : Run(python, r);
    }

    private static ReadingExample Run(string python, string r) => new(
        $"""
        import pandas as pd

        {python}
        ratio = rounds[rounds.metric == "cooperation.ratio"]
        # Over replications: the median of every round and the middle 95 %.
        bands = ratio.groupby("round").value.quantile([0.025, 0.5, 0.975]).unstack()
        print(bands.tail())
        # What every replication came to: the mean of the last quarter of the rounds.
        n = ratio["round"].max()
        late = ratio[ratio["round"] > n - max(1, n // 4)]
        print(late.groupby("replication").value.mean().describe())

        """,
        $"""
        {r}
        ratio <- subset(rounds, metric == "cooperation.ratio")
        # Over replications: the median of every round and the middle 95 %.
        bands <- aggregate(value ~ round, ratio, quantile, c(0.025, 0.5, 0.975))
        print(tail(bands))
        # What every replication came to: the mean of the last quarter of the rounds.
        n <- max(ratio$round)
        late <- subset(ratio, round > n - max(1, n %/% 4))
        print(summary(aggregate(value ~ replication, late, mean)$value))

        """);

    private static ReadingExample Experiment(string python, string r) => new(
        $"""
        import pandas as pd

        {python}
        ratio = summary[summary.metric == "cooperation.ratio"]
        levers = list(summary.columns[1:list(summary.columns).index("metric")])
        # Every point with its mean and 95 % interval over replications.
        print(ratio[levers + ["mean", "low", "high"]].to_string(index=False))
        # The point that does best.
        print(ratio.loc[ratio["mean"].idxmax(), levers])

        """,
        $"""
        {r}
        ratio <- subset(summary, metric == "cooperation.ratio")
        levers <- names(ratio)[2:(which(names(ratio) == "metric") - 1)]
        # Every point with its mean and 95 % interval over replications.
        print(ratio[c(levers, "mean", "low", "high")], row.names = FALSE)
        # The point that does best.
        print(ratio[which.max(ratio$mean), levers, drop = FALSE])

        """);
}
