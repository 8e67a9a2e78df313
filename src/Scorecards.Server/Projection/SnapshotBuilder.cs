using System.Collections.Frozen;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Projection;

/// <summary>Makes a snapshot of the services as they are. A service of which nothing shown has changed keeps its view.</summary>
public static class SnapshotBuilder
{
    public static Snapshot Build(SnapshotInputs inputs)
    {
        var active = Ranked([.. inputs.Services.Where(s => !s.Retired).Select(s => Compared(s, inputs))]);
        var retired = inputs.Services.Where(s => s.Retired).Select(Unranked);
        var services = new Board<ServiceView>(active);
        var groups = new GroupBuilder(inputs.Catalog, inputs.Bands);
        return new Snapshot
        {
            Version = inputs.Version,
            TakenAt = inputs.Now,
            All = ById(retired, active),
            Services = services,
            Teams = groups.Board(BoardKind.Team, services),
            Systems = groups.Board(BoardKind.System, services),
            Tiers = groups.Board(BoardKind.Tier, services),
            Company = groups.Company(services),
            Checks = CheckCounter.Count(active),
        };
    }

    // The catalog knows ids whatever their case, so a service whose id was respelt has a retired twin: the active one is meant.
    private static FrozenDictionary<string, ServiceView> ById(IEnumerable<ServiceView> retired, List<ServiceView> active)
    {
        var all = new Dictionary<string, ServiceView>(active.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var service in retired.Concat(active))
        {
            all[service.Id] = service;
        }

        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static ServiceView Compared(ServiceView view, SnapshotInputs inputs)
    {
        var then = inputs.MonthAgo.TryGetValue(view.Id, out var found) && found.Grade != Grade.U ? found : null;
        var change = view.Grade != Grade.U ? view.Score - then?.Score : null;
        var since = view.Latest is null ? null : inputs.Held.TryGetValue(view.Id, out var held) && held.Grade == view.Grade ? held.Since : view.EvaluatedAt;
        return change == view.Change30d && since == view.GradeSince && then?.Grade == view.GradeMonthAgo
            ? view
            : view with { Change30d = change, GradeSince = since, GradeMonthAgo = then?.Grade };
    }

    private static List<ServiceView> Ranked(List<ServiceView> views)
    {
        var byScore = new Ranking(views.Select(v => v.KeyFor(BoardOrder.Score)));
        var byImproved = new Ranking(views.Select(v => v.KeyFor(BoardOrder.Improved)));
        for (var i = 0; i < views.Count; i++)
        {
            var (rank, improved) = (byScore.Of(views[i].KeyFor(BoardOrder.Score)), byImproved.Of(views[i].KeyFor(BoardOrder.Improved)));
            if (rank != views[i].Rank || improved != views[i].ImprovedRank)
            {
                views[i] = views[i] with { Rank = rank, ImprovedRank = improved };
            }
        }

        return views;
    }

    private static ServiceView Unranked(ServiceView view) =>
        view is { Rank: null, ImprovedRank: null, Change30d: null } ? view : view with { Rank = null, ImprovedRank = null, Change30d = null };
}
