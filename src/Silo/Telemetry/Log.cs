using Microsoft.Extensions.Logging;

namespace Gongyu.Silo;

/// <summary>What the service says of what it does: for those who run it, in English, each with its fields.</summary>
internal static partial class Log
{
    /// <summary>The category of what the service says.</summary>
    public const string Category = "Gongyu";

    [LoggerMessage(1, LogLevel.Information, "Listens at {Url}, data folder {Data}")]
    public static partial void Ready(this ILogger log, string url, string data);

    [LoggerMessage(2, LogLevel.Information, "Ends; what is being played goes on at the next start")]
    public static partial void Ends(this ILogger log);

    [LoggerMessage(3, LogLevel.Information, "Run {Run} of {Scenario}: {Rounds} rounds, {Replications} replications, hosts {Hosts}")]
    public static partial void RunBegins(this ILogger log, string run, string scenario, int rounds, int replications, string hosts);

    [LoggerMessage(4, LogLevel.Information, "Run {Run} is {State} after round {Round}")]
    public static partial void RunEnds(this ILogger log, string run, string state, int round);

    [LoggerMessage(5, LogLevel.Error, "Run {Run} failed")]
    public static partial void RunFails(this ILogger log, string run, Exception why);

    [LoggerMessage(7, LogLevel.Warning, "Results of run {Run} could not be written: {Why}")]
    public static partial void ResultsAreNotWritten(this ILogger log, string run, string why);

    [LoggerMessage(6, LogLevel.Information, "Run {Run} has another policy from round {Round} on")]
    public static partial void PolicyChanges(this ILogger log, string run, int round);

    [LoggerMessage(9, LogLevel.Warning, "The room of run {Run} cannot go on and is closed: {Why}")]
    public static partial void RoomIsLost(this ILogger log, string run, string why);

    [LoggerMessage(10, LogLevel.Error, "What the class of run {Run} does cannot be written down: {Why}")]
    public static partial void RoomIsNotKept(this ILogger log, string run, string why);

    [LoggerMessage(8, LogLevel.Information, "In run {Run} persons decide {Decisions} for round {Round}")]
    public static partial void PersonsDecide(this ILogger log, string run, string decisions, int round);
}
