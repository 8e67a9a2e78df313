using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Access;
using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
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

    private static async Task<IResult> AnswerAsync(
        string id, HttpContext context, NewAttestationRequest request, LiveSnapshot live, LiveInputs inputs, IStore store, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        if (!live.Current.All.TryGetValue(id, out var view) || view.Retired)
        {
            return ServiceEndpoints.Unknown(id, live.Current);
        }

        var (service, definitions) = (view.Service, inputs.Current.Definitions);
        if (AttestationMistakes.InForm(request) is { Count: > 0 } mistakes)
        {
            return ApiProblems.Body(mistakes);
        }

        if (definitions.Checks.GetValueOrDefault(request.Check!) is not { Runs: true, Spec.Attestation: { } asked } check)
        {
            var questions = definitions.Checks.Values.Where(c => c is { Runs: true, Spec: { Attestation: not null, Stage: not Stage.Dark } }).Select(c => c.Name);
            return ApiProblems.Unprocessable("no-question", "No such question is asked", $"No check that asks people is called '{request.Check}'.",
                Spelling.NearestFew(request.Check!, questions));
        }

        if (!asked.Roles.Any(r => AccessRoles.May(Caller.Role(context), AttestationMistakes.Word(r.Value), service.Team)))
        {
            return ApiProblems.Forbidden("role-needed", "The token may not do this",
                $"'{check.Name}' is answered by tokens of the role {string.Join(" or ", asked.Roles.Select(r => AttestationMistakes.Word(r.Value)))}"
                + $" or a higher one; the role of this token is '{Caller.Role(context)}', and the team of {service.Id} is {service.Team ?? "not known"}.");
        }

        if (check.Applies(ServiceValue.Of(service)) is { Outcome: OutcomeKind.NotApplicable })
        {
            return ApiProblems.Unprocessable("not-applicable", "The question is not asked of this service", $"The check '{check.Name}' does not apply to {service.Id}.", []);
        }

        if (AttestationMistakes.InAnswer(request, asked) is { } mistake)
        {
            return ApiProblems.Unprocessable(mistake.Type, mistake.Title, mistake.Detail, []);
        }

        var answer = AttestationOf(request, service, asked, Caller.Name(context), clock.GetUtcNow());
        if (!await store.AddAttestationAsync(answer, answer.At + Declared.Settling, context.RequestAborted))
        {
            return ServiceEndpoints.Unknown(id, live.Current);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = $"{context.Request.PathBase}{context.Request.Path}?limit=1";
        return Results.Json(AttestationResponse.Of(answer), Wire.Json.AttestationResponse, statusCode: StatusCodes.Status201Created);
    }

    private static Attestation AttestationOf(NewAttestationRequest request, Service service, AttestationSpec asked, string by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now).ToString("N"),
        Service = service.Id,
        Check = request.Check!,
        Question = asked.Question.Value,
        Answer = request.Answer!.Value,
        By = by,
        At = now,
        ValidUntil = now + asked.ValidFor.Value,
        Release = request.Release?.Trim(),
        Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
        Evidence = [.. (request.Evidence ?? []).Select(e => e!.Trim())],
        Items = [.. (request.Items ?? []).Select(i => new AttestationItem(i!.Risk!.Trim(), i.Response!.Trim()))],
    };
}
