using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/services</c>: what is rated.</summary>
internal static class ServiceEndpoints
{
    private const string Tag = "Services";
    private const string List = "services";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/services", GetAll)
            .Named("listServices", Tag, "All services of the catalog, by id.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor, QueryParameter.Team, QueryParameter.Tier, QueryParameter.Grade, QueryParameter.Text)
            .Answers<PageOf<LeaderboardItem>>();

        api.MapGet("/services/{id}", GetOne)
            .Named("getService", Tag, "A service with its place on the leaderboard and its latest evaluation.")
            .Takes()
            .Answers<ServiceResponse>()
            .Fails(404);
    }

    /// <summary>The answer about a service nobody knows, with the ids that look like the one asked for.</summary>
    public static ProblemResult Unknown(string id, Snapshot snapshot) =>
        ApiProblems.Unknown("service", id, Spelling.NearestFew(id, snapshot.All.Keys));

    private static IResult GetAll(HttpContext context, LiveSnapshot live, ReadCache cache)
    {
        var query = context.Query();
        var (limit, filter, after) = (query.Number(QueryParameter.Limit), Filters.Read(query), Cursor.Read(query, List));
        return query.Problem ?? (IResult)cache.GetPage(live.Current, List, filter, after, limit, snapshot =>
        {
            var page = snapshot.Services.Page(BoardOrder.Id, filter, after, limit);
            return new PageOf<LeaderboardItem>(
                [.. page.Items.Select(s => LeaderboardItem.Of(s))], page.Last is { } last ? Cursor.Write(List, last) : null, page.Total);
        });
    }

    private static IResult GetOne(string id, HttpContext context, LiveSnapshot live)
    {
        var snapshot = live.Current;
        return context.Query().Problem is { } problem ? problem
            : snapshot.All.TryGetValue(id, out var service)
                ? JsonBody.Of(ServiceResponse.Of(service, context.User.IsInRole(AccessRoles.Admin)), Wire.Json.ServiceResponse)
                : Unknown(id, snapshot);
    }
}
