using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>What a check said of all services at the end of a day.</summary>
/// <param name="PassRate">Percent of the services with a pass, a fail or a partial that passed; null when there were none.</param>
/// <param name="Outcomes">How many services had each outcome.</param>
public sealed record CheckPoint(DateOnly Day, decimal? PassRate, CheckCounts Outcomes)
{
    public static CheckPoint Of(DateOnly day, CheckStatistics counts) => new(day, counts.PassRate, CheckCounts.Of(counts));
}
