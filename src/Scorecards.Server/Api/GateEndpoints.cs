using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Access;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Metrics;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Gates;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/gate</c>: whether a change may be deployed now. Asking counts as reading.</summary>
internal static class GateEndpoints
{
    public const string Tag = "Gate";
    private const string List = "gate-decisions";
    private const long LargestBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/gate/decisions", AskAsync)
            .Named("askGate", Tag, "Whether a change may be deployed now.")
            .WithDescription("200 for every valid question, whatever is decided. The same question gets the same decision until `validUntil`. "
                + "With the header `Idempotency-Key` a repeated request gets the decision of the first. 503 when nothing can be decided now.")
            .Takes()
            .Answers<GateDecisionResponse>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(404, 413, 415, 422);

        api.MapGet("/gate/status", StatusAsync)
            .Named("getGateStatus", Tag, "The same by the status code: 200 allow, 403 deny, 423 hold, 503 when nothing can be decided.")
            .Takes(QueryParameter.GateService, QueryParameter.GateEnvironment, QueryParameter.DeploymentKind, QueryParameter.Artifact, QueryParameter.Commit, QueryParameter.At)
            .Answers<GateDecisionResponse>()
            .Answers<GateDecisionResponse>(StatusCodes.Status403Forbidden)
            .Answers<GateDecisionResponse>(StatusCodes.Status423Locked)
            .Fails(404);

        api.MapGet("/gate/decisions", GetAllAsync)
            .Named("listGateDecisions", Tag, "What was decided, newest first.")
            .Takes(QueryParameter.Service, QueryParameter.Environment, QueryParameter.Decision, QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<GateDecisionResponse>>();

        api.MapGet("/gate/decisions/{id}", GetOneAsync)
            .Named("getGateDecision", Tag, "A decision as it was given.")
            .Takes()
            .Answers<GateDecisionResponse>()
            .Fails(404);

        api.MapPost("/gate/decisions/{id}/approvals", ApproveAsync)
            .Named("approveGateDecision", Tag, "Says as a second person that a held deployment may go.")
            .WithDescription("Needs the role approver, and never the token that asked. The question gets another decision, which is the answer.")
            .RequireAuthorization(Policies.Approver)
            .Takes()
            .Answers<GateDecisionResponse>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 403, 404, 409, 413, 415);

        api.MapGet("/gate/keys", KeysAsync)
            .Named("getGateKeys", Tag, "The keys that verdicts and heads of the audit log are signed with, as a JWK Set.")
            .Takes()
            .Answers<KeySetResponse>();
    }

    private static async Task<IResult> AskAsync(HttpContext context, GateQuestionRequest request, GateDesk desk, LiveInputs inputs, LiveSnapshot live)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        var mistakes = new Dictionary<string, string>();
        Require(mistakes, "service", request.Service);
        Require(mistakes, "environment", request.Environment);
        Bound(mistakes, "artifactDigest", request.ArtifactDigest);
        Bound(mistakes, "commit", request.Commit);
        DateTimeOffset at = default;
        if (request.At is not null && !Moment.TryParse(request.At, out at))
        {
            mistakes["at"] = Moment.Mistake;
        }

        var key = context.Request.Headers["Idempotency-Key"].ToString();
        Bound(mistakes, "Idempotency-Key", key);
        return mistakes.Count > 0 ? ApiProblems.Body(mistakes) : Answer(
            context,
            await desk.AskAsync(
                Question(context, request.Service!, request.Environment!, request.ChangeKind ?? DeploymentKind.Deploy, request.ArtifactDigest, request.Commit) with
                {
                    At = request.At is null ? null : at,
                    IdempotencyKey = key.Length > 0 ? key : null,
                },
                context.RequestAborted),
            inputs, live, byStatus: false);
    }

    private static async Task<IResult> StatusAsync(HttpContext context, GateDesk desk, LiveInputs inputs, LiveSnapshot live)
    {
        var query = context.Query();
        var (service, environment) = (query.Value(QueryParameter.GateService), query.Value(QueryParameter.GateEnvironment));
        var kind = Enum.Parse<DeploymentKind>(query.Value(QueryParameter.DeploymentKind) ?? "deploy", ignoreCase: true);
        DateTimeOffset? at = query.Value(QueryParameter.At) is { } text && Moment.TryParse(text, out var moment) ? moment : null;
        Require(query, QueryParameter.GateService, service);
        Require(query, QueryParameter.GateEnvironment, environment);
        return query.Problem is { } problem ? problem : Answer(
            context,
            await desk.AskAsync(
                Question(context, service!, environment!, kind, query.Value(QueryParameter.Artifact), query.Value(QueryParameter.Commit)) with { At = at },
                context.RequestAborted),
            inputs, live, byStatus: true);
    }

    private static async Task<IResult> GetAllAsync(HttpContext context, IGateStore store, LiveInputs inputs)
    {
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List));
        var decision = query.Value(QueryParameter.Decision) is { } word && Enum.TryParse<GateVerdict>(word, ignoreCase: true, out var known) ? known : (GateVerdict?)null;
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var asked = new GateDecisionQuery(query.Value(QueryParameter.Service), query.Value(QueryParameter.Environment), decision);
        var page = await store.DecisionsAsync(asked, after?.Id, limit + 1, context.RequestAborted);
        return JsonBody.Of(
            new PageOf<GateDecisionResponse>(
                [.. page.Items.Take(limit).Select(d => GateDecisionResponse.Of(d, inputs.Current.ServerUrl))],
                page.Items.Count > limit ? Cursor.Write(List, page.Items[limit - 1].Id) : null,
                page.Total),
            Wire.Json.PageOfGateDecisionResponse);
    }

    private static async Task<IResult> GetOneAsync(string id, HttpContext context, IGateStore store, LiveInputs inputs) =>
        context.Query().Problem is { } problem ? problem
        : await store.FindDecisionAsync(id, context.RequestAborted) is { } decision
            ? JsonBody.Of(GateDecisionResponse.Of(decision, inputs.Current.ServerUrl), Wire.Json.GateDecisionResponse)
            : ApiProblems.Unknown("decision", id, []);

    private static async Task<IResult> ApproveAsync(string id, HttpContext context, GateApprovalRequest request, GateDesk desk, LiveInputs inputs, LiveSnapshot live)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        var mistakes = new Dictionary<string, string>();
        Bound(mistakes, "reason", request.Reason);
        return mistakes.Count > 0 ? ApiProblems.Body(mistakes)
            : Answer(context, await desk.ApproveAsync(id, Caller.Name(context), request.Reason, Correlation(context), context.RequestAborted), inputs, live, byStatus: false);
    }

    private static async Task<IResult> KeysAsync(HttpContext context, IKeyStore keys) => context.Query().Problem is { } problem ? problem
        : JsonBody.Of(new KeySetResponse([.. (await keys.SigningKeysAsync(context.RequestAborted)).Select(KeyResponse.Of)]), Wire.Json.KeySetResponse);

    private static GateRequest Question(HttpContext context, string service, string environment, DeploymentKind kind, string? artifact, string? commit) => new()
    {
        Service = service,
        Environment = environment,
        Kind = kind,
        ArtifactDigest = artifact,
        Commit = commit,
        Caller = context.User.Identity?.Name ?? GateQuestion.Anonymous,
        Role = Caller.Role(context),
        CorrelationId = Correlation(context),
    };

    /// <summary>The caller's own id where it sent one that can be written down, such as that of a trace.</summary>
    private static string Correlation(HttpContext context) =>
        context.Request.Headers["X-Correlation-Id"].ToString() is { Length: > 0 and <= 100 } sent && sent.All(c => char.IsAsciiLetterOrDigit(c) || "-_.:".Contains(c, StringComparison.Ordinal))
            ? sent
            : System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private static IResult Answer(HttpContext context, GateAnswer answer, LiveInputs inputs, LiveSnapshot live, bool byStatus)
    {
        GateMeter.Count(answer);
        switch (answer)
        {
            case GateAnswer.Decided decided:
                context.Response.Headers.CacheControl = "no-store";
                if (decided.Decision.RetryAfterSeconds is { } seconds)
                {
                    context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                }

                return Results.Json(
                    GateDecisionResponse.Of(decided, inputs.Current.ServerUrl), Wire.Json.GateDecisionResponse, statusCode: byStatus ? StatusOf(decided.Decision.Decision) : 200);
            case GateAnswer.UnknownService(var name):
                return ServiceEndpoints.Unknown(name, live.Current);
            default:
                return GateProblems.Of(answer, context);
        }
    }

    private static int StatusOf(GateVerdict decision) => decision switch
    {
        GateVerdict.Allow => StatusCodes.Status200OK,
        GateVerdict.Deny => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status423Locked,
    };

    private static void Require(Dictionary<string, string> mistakes, string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            mistakes[field] = "is needed";
        }
        else
        {
            Bound(mistakes, field, value);
        }
    }

    private static void Require(QueryReader query, QueryParameter parameter, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            query.Refuse(parameter, "is needed");
        }
    }

    private static void Bound(Dictionary<string, string> mistakes, string field, string? value)
    {
        if (value?.Length > QueryParameter.MaximumLength || value?.Any(char.IsControl) == true)
        {
            mistakes[field] = $"must be at most {QueryParameter.MaximumLength} characters, without control characters";
        }
    }
}
