using Scorecards.Core.Access;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Series;

namespace Scorecards.Server.Api;

/// <summary><c>…/history</c>: how services, teams, checks and the company came to where they are.</summary>
internal static class HistoryEndpoints
{
    private const string Tag = "History";
    private const string ByDay = "A point a day, as it was at the end of the day in UTC; today's as it is now. Days before the first service was known are left out.";

    /// <summary>A service that changes at every run has more; their bodies are read.</summary>
    private const int MostChanges = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        Map<ServiceHistoryResponse>(api, "/services/{id}/history", GetServiceAsync, "getServiceHistory", "Every change of a service's result, with what moved its grade.")
            .WithDescription("A point for each change, the oldest first: the first may be older than the range, since it held when that began. Each holds until the next.")
            .Fails(404);
        Map<TeamHistoryResponse>(api, "/teams/{team}/history", GetTeamAsync, "getTeamHistory", "The score and grade of a team, day by day.")
            .WithDescription($"{ByDay} By the services the team owned and their tiers then, and by the bands in force now.")
            .Fails(404);
        Map<CheckHistoryResponse>(api, "/checks/{name}/history", GetCheckAsync, "getCheckHistory", "How many services passed a check, day by day.")
            .WithDescription($"{ByDay} What a check in the stage dark said is shown to an admin only.")
            .Fails(404);
        Map<CompanyHistoryResponse>(api, "/company/history", GetCompanyAsync, "getCompanyHistory", "The score and grade of the company and its services by grade, day by day.")
            .WithDescription($"{ByDay} By the services and tiers of then, and by the bands in force now.");
    }

    private static RouteHandlerBuilder Map<T>(IEndpointRouteBuilder api, string path, Delegate get, string operation, string summary) =>
        api.MapGet(path, get)
            .Named(operation, Tag, summary)
            .Takes(QueryParameter.Since, QueryParameter.Until, QueryParameter.Days)
            .Answers<T>();

    private static async Task<IResult> GetServiceAsync(string id, HttpContext context, LiveSnapshot live, IStore store, TimeProvider clock)
    {
        var query = context.Query();
        var range = Days.Read(query, context.Request.Query, DayRange.DayOf(clock.GetUtcNow()));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var snapshot = live.Current;
        if (!snapshot.All.TryGetValue(id, out var service))
        {
            return ServiceEndpoints.Unknown(id, snapshot);
        }

        var changes = await store.HistoryBetweenAsync(
            service.Id, DayRange.StartOf(range.First), DayRange.EndOf(range.Last), MostChanges + 1, context.RequestAborted);
        return JsonBody.Of(
            new ServiceHistoryResponse(
                ServiceRef.Of(service.Service), range.First, range.Last, changes.Count > MostChanges,
                [.. changes.Take(MostChanges).Reverse().Select(ServicePoint.Of)]),
            Wire.Json.ServiceHistoryResponse);
    }

    private static async Task<IResult> GetTeamAsync(
        string team, HttpContext context, LiveSnapshot live, LiveInputs inputs, CompanySeries series, TimeProvider clock)
    {
        var query = context.Query();
        var today = DayRange.DayOf(clock.GetUtcNow());
        var range = Days.Read(query, context.Request.Query, today);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var teams = live.Current.Teams;
        if (teams.Find(team) is not { } found)
        {
            return TeamEndpoints.Unknown(team, teams);
        }

        var bands = BandsOf(inputs);
        var past = from day in await series.GetAsync(range, context.RequestAborted)
                   let tally = day.Moment.Team(found.Id)
                   where tally is not null
                   select GroupPoint.Of(day.Day, tally, bands);
        return JsonBody.Of(
            new TeamHistoryResponse(new GroupRef(found.Id, found.Title), range.First, range.Last, [.. past, .. Present(range, today, found)]),
            Wire.Json.TeamHistoryResponse);
    }

    private static async Task<IResult> GetCompanyAsync(
        HttpContext context, LiveSnapshot live, LiveInputs inputs, CompanySeries series, TimeProvider clock)
    {
        var query = context.Query();
        var today = DayRange.DayOf(clock.GetUtcNow());
        var range = Days.Read(query, context.Request.Query, today);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var bands = BandsOf(inputs);
        var past = (await series.GetAsync(range, context.RequestAborted)).Select(day => GroupPoint.Of(day.Day, day.Moment.Company, bands));
        return JsonBody.Of(
            new CompanyHistoryResponse(range.First, range.Last, [.. past, .. Present(range, today, live.Current.Company)]),
            Wire.Json.CompanyHistoryResponse);
    }

    private static async Task<IResult> GetCheckAsync(
        string name, HttpContext context, LiveSnapshot live, LiveInputs inputs, CheckSeries series, TimeProvider clock)
    {
        var query = context.Query();
        var today = DayRange.DayOf(clock.GetUtcNow());
        var range = Days.Read(query, context.Request.Query, today);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var definitions = inputs.Current.Definitions;
        if (!definitions.Checks.TryGetValue(name, out var check))
        {
            return CheckEndpoints.Unknown(name, definitions);
        }

        IEnumerable<CheckPoint> points = [];
        if (check.Spec.Stage != Stage.Dark || context.User.IsInRole(AccessRoles.Admin))
        {
            var past = await series.GetAsync(check.Name, range, context.RequestAborted);
            points = past.Select(day => CheckPoint.Of(day.Day, day.Counts));
            if (range.Last == today && live.Current.Checks.TryGetValue(check.Name, out var now))
            {
                points = points.Append(CheckPoint.Of(today, now));
            }
        }

        return JsonBody.Of(new CheckHistoryResponse(check.Name, range.First, range.Last, [.. points]), Wire.Json.CheckHistoryResponse);
    }

    private static IEnumerable<GroupPoint> Present(DayRange range, DateOnly today, GroupView group) =>
        range.Last == today && group.Services.Count > 0 ? [GroupPoint.Of(today, group)] : [];

    private static GradeBands BandsOf(LiveInputs inputs) => inputs.Current.Definitions.Primary?.Bands ?? GradeBands.Default;
}
