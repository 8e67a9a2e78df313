using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Series;

/// <summary>How a group stood at the end of each of the last days, the oldest first, and now.</summary>
/// <param name="Past">Null for a day on which it had no score, or that is not made yet.</param>
public sealed record GroupTrail(IReadOnlyList<decimal?> Past, GroupView Present)
{
    /// <summary>The scores of all days, the present one last.</summary>
    public IReadOnlyList<decimal?> Scores => [.. Past, Present.Score];

    /// <summary>
    /// Of a system, how the services that it has now stood: the store keeps who was in which team and tier, not in which system.
    /// </summary>
    public static GroupTrail Of(GroupView group, CompanySeries series, GradeBands bands, DateOnly today) => new(
        group.Kind == BoardKind.System ? series.Trails.MeanOf(group.Services, today)
            : [.. series.Kept(DayRange.UpTo(today.AddDays(-1), ScoreTrails.Days - 1)).Select(day => Tally(group, day)?.Score(bands).Score)],
        group);

    /// <summary>For how many days the group has had the grade that it has now; as many as there are when it had no other.</summary>
    public int DaysAtGrade(GradeBands bands) => Past.Reverse().TakeWhile(score => score is { } then && bands.Of(then) == Present.Grade).Count();

    private static GroupTally? Tally(GroupView group, CompanyMoment? day) => group.Kind switch
    {
        BoardKind.Tier => day?.Tier(group.Services[0].Service.Tier),
        BoardKind.Team => day?.Team(group.Id),
        _ => day?.Company,
    };
}
