using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Declaring;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/services/{id}/attestations</c>: what people answer to questions that only they can.</summary>
internal static class AttestationEndpoints
{
    private const string Tag = "Attestations";
    private const long LargestBody = 256 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/services/{id}/attestations", GetAllAsync)
            .Named("listAttestations", Tag, "What was answered for a service, newest first.")
            .WithDescription("Of several answers to one question the newest counts, until it runs out.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<AttestationResponse>>()
            .Fails(404);

        api.MapPost("/services/{id}/attestations", AnswerAsync)
            .Named("attest", Tag, "Answers the question of a check.")
            .WithDescription("Needs one of the roles that the check names, or a higher one.")
            .RequireAuthorization(Policies.Write)
            .Takes()
            .Answers<AttestationResponse>(StatusCodes.Status201Created)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 403, 404, 413, 415, 422);
    }

    private static async Task<IResult> GetAllAsync(string id, HttpContext context, LiveSnapshot live, IStore store)
    {
        var list = $"attestations {id}";
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, list));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (!live.Current.All.TryGetValue(id, out var service))
        {
            return ServiceEndpoints.Unknown(id, live.Current);
        }

        var page = await store.AttestationsAsync(service.Id, after?.Id, limit + 1, context.RequestAborted);
        return JsonBody.Of(
            new PageOf<AttestationResponse>(
                [.. page.Items.Take(limit).Select(AttestationResponse.Of)],
                page.Items.Count > limit ? Cursor.Write(list, page.Items[limit - 1].Id) : null,
                page.Total),
            Wire.Json.PageOfAttestationResponse);
    }

    private static async Task<IResult> AnswerAsync(string id, HttpContext context, NewAttestationRequest request, LiveSnapshot live, AttestationDesk desk)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        var answer = new NewAttestation(
            request.Check, request.Answer, request.Evidence ?? [], request.Note, request.Release,
            [.. (request.Items ?? []).Select(i => i is null ? null : new Core.Declarations.NewAttestationItem(i.Risk, i.Response))]);
        return await desk.AnswerAsync(id, answer, Caller.Name(context), Caller.Role(context), context.RequestAborted) switch
        {
            AttestationResult.Given(var given) => Created(context, given),
            AttestationResult.Wrong(var mistakes) => ApiProblems.Body(mistakes),
            AttestationResult.NoQuestion(var nearest) => ApiProblems.Unprocessable(
                "no-question", "No such question is asked", $"No check that asks people is called '{request.Check}'.", nearest),
            AttestationResult.RoleNeeded(var needed) => ApiProblems.Forbidden("role-needed", "The token may not do this", needed),
            AttestationResult.NotApplicable => ApiProblems.Unprocessable(
                "not-applicable", "The question is not asked of this service", $"The check '{request.Check}' does not apply to {live.Current.All[id].Id}.", []),
            AttestationResult.Lacking(var lack, _) => Lacks(lack, request.Check!),
            _ => ServiceEndpoints.Unknown(id, live.Current),
        };
    }

    private static IResult Created(HttpContext context, Attestation given)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = $"{context.Request.PathBase}{context.Request.Path}?limit=1";
        return Results.Json(AttestationResponse.Of(given), Wire.Json.AttestationResponse, statusCode: StatusCodes.Status201Created);
    }

    private static ProblemResult Lacks(AttestationLack lack, string check) => lack switch
    {
        AttestationLack.Release => ApiProblems.Unprocessable("release-needed", "The release is missing", $"The answer to '{check}' is for one release: say in 'release' which.", []),
        AttestationLack.ReleaseIsNotAsked => ApiProblems.Unprocessable(
            "release-not-asked", "The question is for no release", $"'{check}' is not bound to releases: leave 'release' out.", []),
        AttestationLack.Evidence => ApiProblems.Unprocessable(
            "evidence-needed", "The evidence is missing", $"A yes to '{check}' needs in 'evidence' at least one link to what shows it.", []),
        _ => ApiProblems.Unprocessable(
            "items-needed", "The list is missing", $"A yes to '{check}' needs 'items': each with a risk (what could go wrong) and a response (what is done about it).", []),
    };
}
