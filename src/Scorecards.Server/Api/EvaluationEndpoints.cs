using Scorecards.Core.Access;
using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/services/{id}/evaluations</c>: the history of a service, and a new evaluation on demand.</summary>
internal static class EvaluationEndpoints
{
    private const string Tag = "Evaluations";
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/services/{id}/evaluations", GetHistoryAsync)
            .Named("listEvaluations", Tag, "The evaluations of a service, newest first.")
            .WithDescription("A new one when an outcome, a score or the definitions changed; otherwise confirmedUntil of the last one moves.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<EvaluationResponse>>()
            .Fails(404);

        api.MapPost("/services/{id}/evaluations", RunAsync)
            .Named("evaluateService", Tag, "Evaluates a service now.")
            .WithDescription("Without wait, or when the evaluation takes longer: 202, and Location says where it will be the first.")
            .RequireAuthorization(Policies.Write)
            .Takes(QueryParameter.Wait)
            .Answers<EvaluationResponse>()
            .Produces(StatusCodes.Status202Accepted)
            .Fails(401, 404, 503);
    }

    private static async Task<IResult> GetHistoryAsync(string id, HttpContext context, LiveSnapshot live, IStore store)
    {
        var list = $"evaluations {id}";
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, list));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var snapshot = live.Current;
        if (!snapshot.All.TryGetValue(id, out var service))
        {
            return ServiceEndpoints.Unknown(id, snapshot);
        }

        var rows = await store.HistoryAsync(service.Id, after?.Id, limit + 1, context.RequestAborted);
        var total = await store.CountHistoryAsync(service.Id, context.RequestAborted);
        var showDark = context.User.IsInRole(AccessRoles.Admin);
        return JsonBody.Of(
            new PageOf<EvaluationResponse>(
                [.. rows.Take(limit).Select(e => EvaluationResponse.Of(e, service.Service, showDark))],
                rows.Count > limit ? Cursor.Write(list, rows[limit - 1].Id) : null,
                total),
            Wire.Json.PageOfEvaluationResponse);
    }

    private static async Task<IResult> RunAsync(string id, HttpContext context, LiveSnapshot live, LiveInputs inputs, EvaluationRequests requests)
    {
        var query = context.Query();
        var wait = ReadWait(query);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (Find(id, live.Current, inputs) is not { } service)
        {
            return ServiceEndpoints.Unknown(id, live.Current);
        }

        var evaluation = await requests.RunAsync(service.Id, wait, context.RequestAborted);
        if (evaluation is null)
        {
            return Results.Accepted($"{context.Request.PathBase}{context.Request.Path}?limit=1");
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(EvaluationResponse.Of(evaluation, service, context.User.IsInRole(AccessRoles.Admin)), Wire.Json.EvaluationResponse);
    }

    /// <summary>A service that can be evaluated, also one that no snapshot has yet.</summary>
    public static Service? Find(string id, Snapshot snapshot, LiveInputs inputs) =>
        inputs.Current.Catalog.Services.GetValueOrDefault(id)
        ?? (snapshot.All.TryGetValue(id, out var view) && !view.Retired ? view.Service : null);

    public static TimeSpan ReadWait(QueryReader query)
    {
        if (query.Value(QueryParameter.Wait) is not { } text)
        {
            return TimeSpan.Zero;
        }

        if (!Duration.TryParse(text, out var wait) || wait > _longestWait)
        {
            query.Refuse(QueryParameter.Wait, "must be a duration up to 60s, such as 10s");
        }

        return wait;
    }
}
