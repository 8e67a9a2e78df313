using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages.Executive;

/// <summary>A service whose score is another than it was.</summary>
/// <param name="Change">Points gained; below 0 for points lost.</param>
public sealed record Mover(ServiceView Service, Grade From, decimal Change)
{
    /// <summary>Those that moved most one way, the most first. Who was unrated then or is now has no change.</summary>
    public static IReadOnlyList<Mover> Most(IEnumerable<ServiceView> services, IReadOnlyDictionary<string, GradeAt> then, bool up, int limit) =>
    [
        .. (from service in services
            where service.Grade != Grade.U && then.TryGetValue(service.Id, out var past) && past.Grade != Grade.U
            let mover = new Mover(service, then[service.Id].Grade, (service.Score - then[service.Id].Score) ?? 0)
            where up ? mover.Change > 0 : mover.Change < 0
            orderby Math.Abs(mover.Change) descending, service.Service.Tier, service.Id
            select mover).Take(limit),
    ];
}
