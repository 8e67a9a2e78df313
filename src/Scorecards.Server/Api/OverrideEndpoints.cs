using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Access;
using Scorecards.Core.Gates;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Gates;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/gate/overrides</c>: breaks the glass, in front of everyone.</summary>
internal static class OverrideEndpoints
{
    private const string List = "gate-overrides";
    private const long LargestBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/gate/overrides", GetAllAsync)
            .Named("listOverrides", GateEndpoints.Tag, "Every time the glass was broken, newest first.")
            .Takes(QueryParameter.Service, QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<OverrideResponse>>();

        api.MapGet("/gate/overrides/{id}", GetOneAsync)
            .Named("getOverride", GateEndpoints.Tag, "A broken glass.")
            .Takes()
            .Answers<OverrideResponse>()
            .Fails(404);

        api.MapPost("/gate/overrides", OpenAsync)
            .Named("breakGlass", GateEndpoints.Tag, "Breaks the glass: one service may pass the gate of one environment for a while.")
            .WithDescription("Needs a token of the team of the service, or of the role approver. It passes no freeze; a second person has to approve it afterwards.")
            .RequireAuthorization(Policies.Write)
            .Takes()
            .Answers<OverrideResponse>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 403, 404, 409, 413, 415);

        api.MapPost("/gate/overrides/{id}/approvals", ApproveAsync)
            .Named("approveOverride", GateEndpoints.Tag, "Says as a second person that it was right.")
            .RequireAuthorization(Policies.Approver)
            .Takes()
            .Answers<OverrideResponse>()
            .Fails(401, 403, 404, 409);

        api.MapPost("/gate/overrides/{id}/revoke", RevokeAsync)
            .Named("revokeOverride", GateEndpoints.Tag, "Ends an override before its time.")
            .RequireAuthorization(Policies.Approver)
            .Takes()
            .Answers<OverrideResponse>()
            .Fails(401, 403, 404, 409);
    }

    private static async Task<IResult> GetAllAsync(HttpContext context, IGateStore store, TimeProvider clock)
    {
        var query = context.Query();
        var (limit, after, now) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List), clock.GetUtcNow());
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await store.OverridesAsync(query.Value(QueryParameter.Service), after?.Id, limit + 1, context.RequestAborted);
        return JsonBody.Of(
            new PageOf<OverrideResponse>(
                [.. page.Items.Take(limit).Select(o => OverrideResponse.Of(o, now))],
                page.Items.Count > limit ? Cursor.Write(List, page.Items[limit - 1].Id) : null,
                page.Total),
            Wire.Json.PageOfOverrideResponse);
    }

    private static async Task<IResult> GetOneAsync(string id, HttpContext context, IGateStore store, TimeProvider clock) =>
        context.Query().Problem is { } problem ? problem
        : await store.FindOverrideAsync(id, context.RequestAborted) is { } opened
            ? JsonBody.Of(OverrideResponse.Of(opened, clock.GetUtcNow()), Wire.Json.OverrideResponse)
            : ApiProblems.Unknown("override", id, []);

    private static async Task<IResult> OpenAsync(
        HttpContext context, NewOverrideRequest request, OverrideDesk desk, LiveSnapshot live, LiveInputs inputs, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        if (inputs.Current.Definitions.GatePolicy is not { } policy)
        {
            return GateProblems.Of(new GateAnswer.NoPolicy(), context);
        }

        var (service, environment) = (request.Service ?? "", request.Environment ?? "");
        if (!live.Current.All.TryGetValue(service, out var view) || view.Retired)
        {
            return ServiceEndpoints.Unknown(service, live.Current);
        }

        if (!policy.Environments.ContainsKey(environment))
        {
            return GateProblems.Of(new GateAnswer.UnknownEnvironment(environment, [.. policy.Environments.Keys]), context);
        }

        if (!AccessRoles.May(Caller.Role(context), AccessRoles.Owner, view.Service.Team))
        {
            return ApiProblems.Forbidden("role-needed", "The token may not break the glass here",
                $"It takes a token of the role {AccessRoles.OwnerPrefix}{view.Service.Team ?? "TEAM"} or {AccessRoles.Approver}.");
        }

        TimeSpan duration = default;
        var readable = request.Duration is null || Duration.TryParse(request.Duration, out duration);
        var opened = new NewOverride(
            view.Id, environment, request.ArtifactDigest, request.Reason, request.Incident, request.Duration is null || !readable ? null : duration);
        var mistakes = new Dictionary<string, string>(desk.Mistakes(opened));
        if (!readable)
        {
            mistakes["duration"] = "must be a duration such as 60m";
        }

        if (mistakes.Count > 0)
        {
            return ApiProblems.Body(mistakes);
        }

        var open = await desk.OpenAsync(opened, view, Caller.Name(context), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = $"{context.Request.PathBase}{ApiPaths.Prefix}/gate/overrides/{open.Id}";
        return Results.Json(OverrideResponse.Of(open, clock.GetUtcNow()), Wire.Json.OverrideResponse, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ApproveAsync(string id, HttpContext context, OverrideDesk desk, LiveSnapshot live, TimeProvider clock) =>
        context.Query().Problem is { } problem ? problem
        : Changed(id, context, await desk.ApproveAsync(id, Caller.Name(context), name => live.Current.All.GetValueOrDefault(name), context.RequestAborted), clock);

    private static async Task<IResult> RevokeAsync(string id, HttpContext context, OverrideDesk desk, TimeProvider clock) =>
        context.Query().Problem is { } problem ? problem : Changed(id, context, await desk.RevokeAsync(id, Caller.Name(context), context.RequestAborted), clock);

    private static IResult Changed(string id, HttpContext context, OverrideChange? change, TimeProvider clock)
    {
        context.Response.Headers.CacheControl = "no-store";
        return change switch
        {
            null => ApiProblems.Unknown("override", id, []),
            { Override: { } changed } => Results.Json(OverrideResponse.Of(changed, clock.GetUtcNow()), Wire.Json.OverrideResponse),
            { IsOwn: true } => ApiProblems.Forbidden("own-request", "Nobody approves what they did themselves", $"{change.Refusal}."),
            _ => ApiProblems.Conflict("override-state", "The override is past that", $"{change.Refusal}."),
        };
    }
}
