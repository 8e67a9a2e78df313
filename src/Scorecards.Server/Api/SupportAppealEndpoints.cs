using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Core.Support;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Hosting;
using Scorecards.Server.Gates;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;
using Scorecards.Server.Support;

namespace Scorecards.Server.Api;

/// <summary><c>/support/…/appeals</c>: a team asks that its service keeps its support for a while, an approver decides.</summary>
internal static class SupportAppealEndpoints
{
    private const string List = "support-appeals";
    private const long LargestBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/support/appeals", GetAllAsync)
            .Named("listSupportAppeals", SupportEndpoints.Tag, "Appeals of every state, newest first.")
            .Takes(QueryParameter.Service, QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<SupportAppealResponse>>();

        api.MapGet("/support/appeals/{id}", GetOneAsync)
            .Named("getSupportAppeal", SupportEndpoints.Tag, "An appeal with what was decided on it.")
            .Takes()
            .Answers<SupportAppealResponse>()
            .Fails(404);

        api.MapPost("/support/{id}/appeals", AppealAsync)
            .Named("appealForSupport", SupportEndpoints.Tag, "Asks that a service keeps its support for a while.")
            .WithDescription("Needs the role owner of the service's team, or a higher one. It keeps nothing until an approver grants it.")
            .RequireAuthorization(Policies.Write)
            .Takes()
            .Answers<SupportAppealResponse>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 403, 404, 409, 413, 415);

        Decide(api, "grant", true, "grantSupportAppeal", "Grants an appeal: the service keeps its support until it ends.");
        Decide(api, "refuse", false, "refuseSupportAppeal", "Refuses an appeal.");
    }

    private static void Decide(IEndpointRouteBuilder api, string word, bool granted, string operation, string summary) =>
        api.MapPost($"/support/appeals/{{id}}/{word}", (string id, HttpContext context, SupportAppealDecisionRequest request, SupportDesk desk, TimeProvider clock) =>
                DecideAsync(id, granted, context, request, desk, clock))
            .Named(operation, SupportEndpoints.Tag, summary)
            .WithDescription("Needs the role approver, and never the token that asked.")
            .RequireAuthorization(Policies.Approver)
            .Takes()
            .Answers<SupportAppealResponse>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 403, 404, 409, 413, 415);

    private static async Task<IResult> GetAllAsync(HttpContext context, IStore store, TimeProvider clock)
    {
        var query = context.Query();
        var (limit, after, now) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List), clock.GetUtcNow());
        var service = query.Value(QueryParameter.Service);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = await store.AppealsAsync(service, after?.Id, limit + 1, context.RequestAborted);
        return JsonBody.Of(
            new PageOf<SupportAppealResponse>(
                [.. page.Items.Take(limit).Select(a => SupportAppealResponse.Of(a, now))],
                page.Items.Count > limit ? Cursor.Write(List, page.Items[limit - 1].Id) : null,
                page.Total),
            Wire.Json.PageOfSupportAppealResponse);
    }

    private static async Task<IResult> GetOneAsync(string id, HttpContext context, IStore store, TimeProvider clock) =>
        context.Query().Problem is { } problem ? problem
        : await store.FindAppealAsync(id, context.RequestAborted) is { } appeal
            ? JsonBody.Of(SupportAppealResponse.Of(appeal, clock.GetUtcNow()), Wire.Json.SupportAppealResponse)
            : Unknown(id);

    private static async Task<IResult> AppealAsync(
        string id, HttpContext context, NewSupportAppealRequest request, LiveSnapshot live, LiveInputs inputs, LiveActing acting, SupportDesk desk, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        if (!live.Current.All.TryGetValue(id, out var service) || service.Retired)
        {
            return ServiceEndpoints.Unknown(id, live.Current);
        }

        if (!AccessRoles.May(Caller.Role(context), AccessRoles.Owner, service.Service.Team))
        {
            return ApiProblems.Forbidden("role-needed", "The token may not do this",
                $"Support is asked for by tokens of the role owner or a higher one; the role of this token is '{Caller.Role(context)}', and the team of {service.Id} is {service.Service.Team ?? "not known"}.");
        }

        var now = clock.GetUtcNow();
        var support = ServiceSupport.Of(service, inputs.Current.Definitions, acting.Current, now);
        if (SupportDesk.Obstacle(support) is { } obstacle)
        {
            return Impossible(obstacle, service.Id);
        }

        if (Mistakes(request, support.Policy!.Spec.Appeals.Longest, now, out var until) is { Count: > 0 } mistakes)
        {
            return ApiProblems.Body(mistakes);
        }

        if (await desk.AppealAsync(service.Id, request.Reason!, until, Caller.Name(context), context.RequestAborted) is not { } appeal)
        {
            return ApiProblems.Conflict("appeal-open", "There is an appeal already",
                $"An appeal for {service.Id} is open or in force. GET /api/v1/support/appeals?service={service.Id} shows it.");
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = $"{context.Request.PathBase}{ApiPaths.Prefix}/support/appeals/{appeal.Id}";
        return Results.Json(SupportAppealResponse.Of(appeal, now), Wire.Json.SupportAppealResponse, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DecideAsync(
        string id, bool granted, HttpContext context, SupportAppealDecisionRequest request, SupportDesk desk, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        if (SupportAppealRules.MistakeInAnswer(request.Answer) is { } mistake)
        {
            return ApiProblems.Body(new Dictionary<string, string> { ["answer"] = mistake });
        }

        if (await desk.DecideAsync(id, granted, Caller.Name(context), request.Answer, context.RequestAborted) is not { } decision)
        {
            return Unknown(id);
        }

        if (decision.Appeal is not { } appeal)
        {
            return decision.Refusal == SupportAppealRefusal.OwnRequest
                ? ApiProblems.Forbidden("own-request", "Nobody decides on their own request", $"{decision.Message}.")
                : ApiProblems.Conflict("appeal-state", "The appeal is past that", $"{decision.Message}.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(SupportAppealResponse.Of(appeal, clock.GetUtcNow()), Wire.Json.SupportAppealResponse);
    }

    private static ProblemResult Unknown(string id) => ApiProblems.Unknown("appeal", id, []);

    private static ProblemResult Impossible(SupportAppealObstacle obstacle, string service) => obstacle switch
    {
        SupportAppealObstacle.NoAppeals => ApiProblems.Conflict("no-appeals", "No appeals are taken", "No SupportPolicy is loaded, or it says appeals.longest: 0s."),
        SupportAppealObstacle.Eligible => ApiProblems.Conflict("support-kept", "There is nothing to appeal against", $"The rules support {service}; GET /api/v1/support/{service} says how."),
        _ => ApiProblems.Conflict("nothing-to-keep", "There is no support to keep", $"{service} never had support, and the SupportPolicy has no appeals.level for that."),
    };

    private static Dictionary<string, string> Mistakes(NewSupportAppealRequest request, TimeSpan longest, DateTimeOffset now, out DateTimeOffset until)
    {
        until = default;
        var mistakes = new Dictionary<string, string>();
        if (SupportAppealRules.MistakeInReason(request.Reason) is { } reason)
        {
            mistakes["reason"] = reason;
        }

        var isMoment = request.Until is not null && Moment.TryParse(request.Until, out until);
        if (request.Until is not null && !isMoment)
        {
            mistakes["until"] = Moment.Mistake;
        }
        else if (SupportAppealRules.MistakeInEnd(isMoment ? until : null, longest, now) is { } end)
        {
            mistakes["until"] = end;
        }

        return mistakes;
    }
}
