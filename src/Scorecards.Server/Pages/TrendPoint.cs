namespace Scorecards.Server.Pages;

/// <summary>A value at a moment, from 0 to 100; null when there was none.</summary>
public readonly record struct TrendPoint(DateTimeOffset At, decimal? Value);
