using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages.Executive;

/// <summary>A critical service that is in a poor state, with the checks that weigh most on it.</summary>
public sealed record ServiceAtRisk(ServiceView Service)
{
    /// <summary>Services of tier 1 and 2 are those that the company stands on.</summary>
    private const int LeastCritical = 2;

    /// <summary>The most critical first, then the worst.</summary>
    public static IReadOnlyList<ServiceAtRisk> Of(IEnumerable<ServiceView> services) =>
    [
        .. services.Where(s => s.Service.Tier <= LeastCritical && s.Grade.Family() is 'D' or 'F' or 'U')
            .OrderBy(s => s.Service.Tier).ThenBy(s => s.Grade == Grade.U).ThenBy(s => s.Score).ThenBy(s => s.Id, StringComparer.Ordinal)
            .Select(s => new ServiceAtRisk(s)),
    ];

    /// <summary>The names of failing checks, the most severe first.</summary>
    public IReadOnlyList<string> Failing() =>
    [
        .. (Service.Latest?.Outcomes ?? []).Where(o => o is { Enforced: true, Outcome: OutcomeKind.Fail or OutcomeKind.Partial })
            .OrderByDescending(o => o.Severity)
            .ThenByDescending(o => Service.Primary?.Checks.FirstOrDefault(c => c.Check == o.Check)?.Weight ?? 0)
            .ThenBy(o => o.Check, StringComparer.Ordinal)
            .Select(o => o.Check),
    ];
}
