namespace Scorecards.Client.Models;

/// <summary>What a check said of all services at the end of a day in UTC; today's point is what it says now.</summary>
/// <param name="PassRate">Percent of the services with a pass, a fail or a partial that passed; null when there were none.</param>
/// <param name="Outcomes">How many services had each outcome.</param>
public sealed record CheckPoint(DateOnly Day, decimal? PassRate, OutcomeCounts Outcomes);
