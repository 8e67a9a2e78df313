using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Declaring;
using Scorecards.Server.Hosting;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/exemptions</c>: checks waived for a service for a time. One asks, another approves.</summary>
internal static class ExemptionEndpoints
{
    private const string Tag = "Exemptions";
    private const string List = "exemptions";
    private const long LargestBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/exemptions", GetAllAsync)
            .Named("listExemptions", Tag, "Exemptions of every state, newest first.")
            .Takes(QueryParameter.Service, QueryParameter.Check, QueryParameter.ExemptionState, QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<ExemptionResponse>>();

        api.MapGet("/exemptions/{id}", GetOneAsync)
            .Named("getExemption", Tag, "An exemption with all that was done to it.")
            .Takes()
            .Answers<ExemptionResponse>()
            .Fails(404);

        api.MapPost("/services/{id}/exemptions", RequestAsync)
            .Named("requestExemption", Tag, "Asks that a check counts for nothing for a while.")
            .WithDescription("It waives nothing until another token, of the role approver, approves it.")
            .RequireAuthorization(Policies.Write)
            .Takes()
            .Answers<ExemptionResponse>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 404, 409, 413, 415, 422);

        Decide(api, "approve", "approveExemption", ExemptionState.Approved, "Approves an exemption: it is in force until it expires.");
        Decide(api, "deny", "denyExemption", ExemptionState.Denied, "Denies an exemption that was asked for.");
        Decide(api, "revoke", "revokeExemption", ExemptionState.Revoked, "Ends an exemption in force before its time.");
    }

    private static void Decide(IEndpointRouteBuilder api, string word, string operation, ExemptionState to, string summary) =>
        api.MapPost($"/exemptions/{{id}}/{word}", (string id, HttpContext context, ExemptionDecisionRequest request, ExemptionDesk desk, TimeProvider clock) =>
                DecideAsync(id, to, context, request, desk, clock))
            .Named(operation, Tag, summary)
            .WithDescription("Needs the role approver, and never the token that asked for the exemption.")
            .RequireAuthorization(Policies.Approver)
            .Takes()
            .Answers<ExemptionResponse>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 403, 404, 409, 413, 415);

    private static async Task<IResult> GetAllAsync(HttpContext context, IStore store, TimeProvider clock)
    {
        var query = context.Query();
        var (limit, after, now) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List), clock.GetUtcNow());
        var state = query.Value(QueryParameter.ExemptionState) is { } word && Enum.TryParse<ExemptionState>(word, ignoreCase: true, out var known) ? known : (ExemptionState?)null;
        var asked = new ExemptionQuery(query.Value(QueryParameter.Service), query.Value(QueryParameter.Check), state, now);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await store.ExemptionsAsync(asked, after?.Id, limit + 1, context.RequestAborted);
        return JsonBody.Of(
            new PageOf<ExemptionResponse>(
                [.. page.Items.Take(limit).Select(e => ExemptionResponse.Of(e, now))],
                page.Items.Count > limit ? Cursor.Write(List, page.Items[limit - 1].Id) : null,
                page.Total),
            Wire.Json.PageOfExemptionResponse);
    }

    private static async Task<IResult> GetOneAsync(string id, HttpContext context, IStore store, TimeProvider clock) =>
        context.Query().Problem is { } problem ? problem
        : await store.FindExemptionAsync(id, context.RequestAborted) is { } exemption
            ? JsonBody.Of(ExemptionResponse.Of(exemption, clock.GetUtcNow()), Wire.Json.ExemptionResponse)
            : Unknown(id);

    private static async Task<IResult> RequestAsync(
        string id, HttpContext context, NewExemptionRequest request, LiveSnapshot live, ExemptionDesk desk, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        var asked = new NewExemption(request.Check, request.Reason, request.ExpiresAt);
        return await desk.RequestAsync(id, asked, Caller.Name(context), context.RequestAborted) switch
        {
            ExemptionResult.Done(var exemption) => Created(context, exemption, clock.GetUtcNow()),
            ExemptionResult.Wrong(var mistakes) => ApiProblems.Body(mistakes),
            ExemptionResult.NotRated(var service, var nearest) => ApiProblems.Unprocessable(
                "check-not-rated", "The service is not rated by this check",
                $"None of the scorecards of {service} has a check '{request.Check}' that counts or may come to.", nearest),
            ExemptionResult.AnotherIsOpen(var service) => ApiProblems.Conflict(
                "exemption-open", "There is an exemption already",
                $"An exemption of {request.Check} for {service} is asked for or in force. GET /api/v1/exemptions?service={service}&check={request.Check} shows it."),
            _ => ServiceEndpoints.Unknown(id, live.Current),
        };
    }

    private static IResult Created(HttpContext context, Exemption exemption, DateTimeOffset now)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = $"{context.Request.PathBase}{ApiPaths.Prefix}/exemptions/{exemption.Id}";
        return Results.Json(ExemptionResponse.Of(exemption, now), Wire.Json.ExemptionResponse, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DecideAsync(
        string id, ExemptionState to, HttpContext context, ExemptionDecisionRequest request, ExemptionDesk desk, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        switch (await desk.DecideAsync(id, to, Caller.Name(context), request.Reason, context.RequestAborted))
        {
            case ExemptionResult.Done(var exemption):
                context.Response.Headers.CacheControl = "no-store";
                return Results.Json(ExemptionResponse.Of(exemption, clock.GetUtcNow()), Wire.Json.ExemptionResponse);
            case ExemptionResult.Wrong(var mistakes):
                return ApiProblems.Body(mistakes);
            case ExemptionResult.Refused(ExemptionRefusal.OwnRequest, var message):
                return ApiProblems.Forbidden("own-request", "Nobody decides on their own request", $"{message}.");
            case ExemptionResult.Refused(_, var message):
                return ApiProblems.Conflict("exemption-state", "The exemption is past that", $"{message}.");
            case ExemptionResult.Busy:
                return ApiProblems.Conflict("exemption-state", "Others decide at this moment", "Look at the exemption and try again.");
            default:
                return Unknown(id);
        }
    }

    private static ProblemResult Unknown(string id) => ApiProblems.Unknown("exemption", id, []);
}
