namespace Gongyu.Experiments;

/// <summary>A figure with its 95 % interval, by resampling what it was estimated from (percentile bootstrap).</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Estimate(double Value, double Low, double High);
