using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>How many services have each outcome.</summary>
public sealed record CheckCounts(int Pass, int Fail, int Partial, int Unknown, int NotApplicable, int Exempt)
{
    public static CheckCounts Of(CheckStatistics s) => new(s.Pass, s.Fail, s.Partial, s.Unknown, s.NotApplicable, s.Exempt);
}
