using Scorecards.Core.FairPlay;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.FairPlay;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/fair-play</c>: what is worth a look.</summary>
internal static class FairPlayEndpoints
{
    private const string List = "fair-play";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/fair-play", GetAll)
            .Named("listFairPlayFlags", "Fair play", "What is worth a look, newest first.")
            .WithDescription("Looked for every few minutes. A flag says what happened, never why: each has good reasons too.")
            .Takes(QueryParameter.Team, QueryParameter.Service, QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<FairPlayFlagResponse>>();

    private static IResult GetAll(HttpContext context, LiveFairPlay live)
    {
        var query = context.Query();
        var (limit, teams, service, after) = (query.Number(QueryParameter.Limit), query.Values(QueryParameter.Team), query.Value(QueryParameter.Service), Cursor.Read(query, List));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var reading = live.Current;
        IReadOnlyList<FairPlayFlag> matching =
        [
            .. (service is null ? reading.Flags : reading.OfService(service))
                .Where(f => teams.Count == 0 || (f.Team is { } team && teams.Contains(team, StringComparer.OrdinalIgnoreCase))),
        ];
        var items = matching.Where(f => after is not { } place || PlaceOf(f) > place).Take(limit + 1).ToList();
        return JsonBody.Of(
            new PageOf<FairPlayFlagResponse>(
                [.. items.Take(limit).Select(FairPlayFlagResponse.Of)],
                items.Count > limit ? Cursor.Write(List, PlaceOf(items[limit - 1])) : null,
                matching.Count),
            Wire.Json.PageOfFairPlayFlagResponse);
    }

    private static BoardPlace PlaceOf(FairPlayFlag flag) => new(flag.At.UtcTicks, flag.Id);
}
