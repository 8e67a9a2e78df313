using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Gates;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Gates;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/gate/freezes</c>: stops deployments at once.</summary>
internal static class FreezeEndpoints
{
    private const long LargestBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/gate/freezes", GetAll)
            .Named("listFreezes", GateEndpoints.Tag, "Emergency freezes in force and of the last 30 days, newest first.")
            .Takes()
            .Answers<PageOf<FreezeResponse>>();

        api.MapPost("/gate/freezes", DeclareAsync)
            .Named("declareFreeze", GateEndpoints.Tag, "Stops deployments at once, on every node within a second.")
            .WithDescription("Needs the role approver. Nothing passes a freeze that covers it: no rule, no approval and no override.")
            .RequireAuthorization(Policies.Approver)
            .Takes()
            .Answers<FreezeResponse>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 403, 413, 415);

        api.MapPost("/gate/freezes/{id}/lift", LiftAsync)
            .Named("liftFreeze", GateEndpoints.Tag, "Ends a freeze.")
            .RequireAuthorization(Policies.Approver)
            .Takes()
            .Answers<FreezeResponse>()
            .Fails(401, 403, 404, 409);
    }

    private static IResult GetAll(HttpContext context, LiveActing acting, TimeProvider clock)
    {
        var (freezes, now) = (acting.Current.Freezes, clock.GetUtcNow());
        return context.Query().Problem is { } problem ? problem
            : JsonBody.Of(new PageOf<FreezeResponse>([.. freezes.Select(f => FreezeResponse.Of(f, now))], null, freezes.Count), Wire.Json.PageOfFreezeResponse);
    }

    private static async Task<IResult> DeclareAsync(HttpContext context, NewFreezeRequest request, FreezeDesk desk, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        DateTimeOffset until = default;
        var readable = request.Until is null || Moment.TryParse(request.Until, out until);
        var freeze = new NewFreeze(
            request.Reason, request.Environments ?? [], request.Services ?? [], request.Kinds ?? [], request.Until is null || !readable ? null : until);
        var mistakes = new Dictionary<string, string>(desk.Mistakes(freeze));
        if (!readable)
        {
            mistakes["until"] = Moment.Mistake;
        }

        if (mistakes.Count > 0)
        {
            return ApiProblems.Body(mistakes);
        }

        var declared = await desk.DeclareAsync(freeze, Caller.Name(context), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(FreezeResponse.Of(declared, clock.GetUtcNow()), Wire.Json.FreezeResponse, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> LiftAsync(string id, HttpContext context, FreezeDesk desk, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        var (freeze, lifted) = await desk.LiftAsync(id, Caller.Name(context), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return freeze is null ? ApiProblems.Unknown("freeze", id, [])
            : lifted ? Results.Json(FreezeResponse.Of(freeze, clock.GetUtcNow()), Wire.Json.FreezeResponse)
            : ApiProblems.Conflict("freeze-over", "The freeze is over", freeze.LiftedBy is { } by ? $"'{by}' lifted it already." : "Its time is over.");
    }
}
