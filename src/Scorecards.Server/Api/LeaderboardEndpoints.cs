using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/leaderboard</c>: who is best, and who improves most.</summary>
internal static class LeaderboardEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/leaderboard", Get)
        .Named("getLeaderboard", "Leaderboard", "Services, teams, systems or tiers by score or by improvement.")
        .WithDescription("Equal values share a rank. Unrated services come last, without a rank. team and tier filter services only.")
        .Takes(
            QueryParameter.By,
            QueryParameter.Order,
            QueryParameter.Team,
            QueryParameter.Tier,
            QueryParameter.Grade,
            QueryParameter.Text,
            QueryParameter.Limit,
            QueryParameter.Cursor)
        .Answers<PageOf<LeaderboardItem>>();

    private static IResult Get(HttpContext context, LiveSnapshot live, ReadCache cache)
    {
        var query = context.Query();
        var by = query.Value(QueryParameter.By)!;
        var order = query.Value(QueryParameter.Order) == "improved" ? BoardOrder.Improved : BoardOrder.Score;
        var list = $"leaderboard {by} {order}";
        var (limit, filter, after) = (query.Number(QueryParameter.Limit), Filters.Read(query), Cursor.Read(query, list));
        if (by != "service")
        {
            RefuseForGroups(query, filter);
        }

        return query.Problem ?? (IResult)cache.GetPage(live.Current, list, filter, after, limit, snapshot => by switch
        {
            "team" => Page(snapshot.Teams),
            "system" => Page(snapshot.Systems),
            "tier" => Page(snapshot.Tiers),
            _ => Page(snapshot.Services),
        });

        PageOf<LeaderboardItem> Page<T>(Board<T> board)
            where T : RankedView
        {
            var page = board.Page(order, filter, after, limit);
            return new PageOf<LeaderboardItem>(
                [.. page.Items.Select(v => LeaderboardItem.Of(v, order))], page.Last is { } last ? Cursor.Write(list, last) : null, page.Total);
        }
    }

    private static void RefuseForGroups(QueryReader query, BoardFilter filter)
    {
        const string Mistake = "filters services only: leave it out, or ask with by=service";
        if (filter.Teams.Count > 0)
        {
            query.Refuse(QueryParameter.Team, Mistake);
        }

        if (filter.Tiers.Count > 0)
        {
            query.Refuse(QueryParameter.Tier, Mistake);
        }
    }
}
