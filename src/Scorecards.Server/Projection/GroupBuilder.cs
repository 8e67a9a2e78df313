using System.Globalization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Projection;

/// <summary>Sums services up to teams, systems, tiers and the company.</summary>
internal sealed class GroupBuilder(ServiceCatalog catalog, GradeBands bands)
{
    /// <summary>The groups of one kind, ranked among each other.</summary>
    public Board<GroupView> Board(BoardKind kind, Board<ServiceView> services)
    {
        var groups = services.In(BoardOrder.Score)
            .GroupBy(s => KeyOf(kind, s.Service), StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Key is not null)
            .Select(g => Of(kind, g.Key!, TitleOf(kind, g.Key!), [.. g]))
            .ToList();
        var byScore = new Ranking(groups.Select(g => g.KeyFor(BoardOrder.Score)));
        var byImproved = new Ranking(groups.Select(g => g.KeyFor(BoardOrder.Improved)));
        return new Board<GroupView>(
        [
            .. groups.Select(g => g with
            {
                Rank = byScore.Of(g.KeyFor(BoardOrder.Score)),
                ImprovedRank = byImproved.Of(g.KeyFor(BoardOrder.Improved)),
            }),
        ]);
    }

    public GroupView Company(Board<ServiceView> services) => Of(BoardKind.Company, "company", "Company", services.In(BoardOrder.Score));

    private GroupView Of(BoardKind kind, string id, string title, IReadOnlyList<ServiceView> services)
    {
        var (min, max, change, coverage, exempt) = (default(WeightedMean), default(WeightedMean), default(WeightedMean), default(WeightedMean), default(WeightedMean));
        foreach (var service in services)
        {
            var tier = service.Service.Tier;
            if (service.Grade != Grade.U)
            {
                min.Add(service.ScoreMin, tier);
                max.Add(service.ScoreMax, tier);
                change.Add(service.Change30d, tier);
            }

            coverage.Add(service.Coverage, tier);
            exempt.Add(service.ExemptShare, tier);
        }

        var score = GroupScore.Of(services.Select(s => new GroupMember(s.Service.Tier, s.Grade, s.Score)), bands);
        return new GroupView
        {
            Kind = kind,
            Id = id,
            Title = title,
            Services = services,
            Grade = score.Grade,
            Score = score.Score,
            Rated = score.Rated,
            Unrated = score.Unrated,
            ScoreMin = min.Value,
            ScoreMax = max.Value,
            Coverage = coverage.Value ?? 0,
            ExemptShare = exempt.Value ?? 0,
            Stale = services.Any(s => s.Stale),
            EvaluatedAt = services.Min(s => s.EvaluatedAt),
            ConfirmedUntil = services.Min(s => s.ConfirmedUntil),
            Change30d = change.Value,
            Grades = new GradeDistribution(services.Select(s => s.Grade)),
        };
    }

    private static string? KeyOf(BoardKind kind, Service service) => kind switch
    {
        BoardKind.Team => service.Team,
        BoardKind.System => service.System,
        _ => service.Tier.ToString(CultureInfo.InvariantCulture),
    };

    private string TitleOf(BoardKind kind, string id) => kind switch
    {
        BoardKind.Team => catalog.Teams.GetValueOrDefault(id)?.Title ?? id,
        BoardKind.System => catalog.Systems.GetValueOrDefault(id)?.Title ?? id,
        _ => $"Tier {id}",
    };
}
