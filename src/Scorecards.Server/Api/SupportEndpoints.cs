using Scorecards.Core.Runtime;
using Scorecards.Core.Support;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Gates;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Series;
using Scorecards.Server.Support;

namespace Scorecards.Server.Api;

/// <summary><c>/support</c>: who gets SRE support.</summary>
internal static class SupportEndpoints
{
    public const string Tag = "Support";

    private const string List = "support";

    /// <summary>A service that changes at every run has more; their bodies are read.</summary>
    private const int MostChanges = 500;

    private const int MostAppeals = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/support", GetAll)
            .Named("listSupport", Tag, "The SRE support of every service, by id.")
            .Takes(QueryParameter.Eligible, QueryParameter.Team, QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<SupportItem>>();

        api.MapGet("/support/{id}", GetOne)
            .Named("getSupport", Tag, "Whether a service gets SRE support, how much, why, and what leads to more.")
            .WithDescription("From what is known now, without asking any other system. A service that falls out keeps what it had until the grace is over.")
            .Takes()
            .Answers<SupportResponse>()
            .Fails(404);

        api.MapGet("/support/{id}/history", GetHistoryAsync)
            .Named("getSupportHistory", Tag, "When a service was supported, with grace and appeals.")
            .WithDescription("The first span may have begun before the range.")
            .Takes(QueryParameter.Since, QueryParameter.Until, QueryParameter.Days)
            .Answers<SupportHistoryResponse>()
            .Fails(404);
    }

    private static IResult GetAll(HttpContext context, LiveSnapshot live, LiveInputs inputs, LiveActing acting, TimeProvider clock)
    {
        var query = context.Query();
        var (limit, after, now) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List), clock.GetUtcNow());
        var (eligible, filter) = (query.Value(QueryParameter.Eligible), new BoardFilter { Teams = query.Values(QueryParameter.Team) });
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var all = ServiceSupport.All(live.Current, inputs.Current.Definitions, acting.Current, now)
            .Where(s => filter.Matches(s.Service) && (eligible is null || s.Eligible == (eligible == "true"))).ToList();
        return JsonBody.Of(ListPage.Of(all, s => s.Service.Id, List, after, limit, s => SupportItem.Of(s, now)), Wire.Json.PageOfSupportItem);
    }

    private static IResult GetOne(string id, HttpContext context, LiveSnapshot live, LiveInputs inputs, LiveActing acting, TimeProvider clock)
    {
        var (snapshot, definitions, now) = (live.Current, inputs.Current.Definitions, clock.GetUtcNow());
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        if (!snapshot.All.TryGetValue(id, out var service))
        {
            return ServiceEndpoints.Unknown(id, snapshot);
        }

        var support = ServiceSupport.Of(service, definitions, acting.Current, now);
        return JsonBody.Of(SupportResponse.Of(support, SupportPath.Cheapest(support, definitions), now), Wire.Json.SupportResponse);
    }

    private static async Task<IResult> GetHistoryAsync(string id, HttpContext context, LiveSnapshot live, LiveInputs inputs, IStore store, TimeProvider clock)
    {
        var (query, now) = (context.Query(), clock.GetUtcNow());
        var range = Days.Read(query, context.Request.Query, DayRange.DayOf(now));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (!live.Current.All.TryGetValue(id, out var service))
        {
            return ServiceEndpoints.Unknown(id, live.Current);
        }

        var end = DayRange.EndOf(range.Last);
        var rows = await store.HistoryBetweenAsync(service.Id, DayRange.StartOf(range.First), end, MostChanges + 1, context.RequestAborted);
        var appeals = await store.AppealsAsync(service.Id, null, MostAppeals, context.RequestAborted);
        var policy = inputs.Current.Definitions.SupportPolicy;
        var spans = SupportHistory.Of(
            [.. rows.Take(MostChanges).Reverse().Select(e => new SupportRow(e.At, e.Support))],
            [.. appeals.Items.Where(a => a.Granted == true)], policy?.Spec.Appeals.Level?.Value, now < end ? now : end);
        return JsonBody.Of(
            new SupportHistoryResponse(service.Id, range.First, range.Last, rows.Count > MostChanges, [.. spans.Select(s => SupportSpanResponse.Of(s, policy))]),
            Wire.Json.SupportHistoryResponse);
    }
}
