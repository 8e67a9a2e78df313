using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Access;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;
using Scorecards.Sources.Pushed;

namespace Scorecards.Server.Api;

/// <summary><c>/services/{id}/facts</c>: what tools say of a service of their own accord.</summary>
internal static class FactEndpoints
{
    private const string Tag = "Facts";
    private const long LargestBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/services/{id}/facts", GetAllAsync)
            .Named("listFacts", Tag, "The facts that tools have pushed for a service, by name.")
            .WithDescription("Of each name the one observed last, also when it holds no more.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<PushedFactResponse>>()
            .Fails(404);

        api.MapPut("/services/{id}/facts/{name}", PushAsync)
            .Named("pushFact", Tag, "Pushes a fact of a service, which is then evaluated within seconds.")
            .WithDescription("A source of the kind pushed says which facts are taken, and what they look like. With wait, the evaluation is in the answer.")
            .RequireAuthorization(Policies.Write)
            .Takes(QueryParameter.Wait)
            .Answers<PushedFactResponse>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(401, 404, 409, 413, 415, 422, 503);
    }

    private static async Task<IResult> GetAllAsync(string id, HttpContext context, LiveSnapshot live, IStore store)
    {
        var list = $"facts {id}";
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, list));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var snapshot = live.Current;
        return snapshot.All.TryGetValue(id, out var service) && await store.FindStateAsync(service.Id, context.RequestAborted) is { } state
            ? JsonBody.Of(
                ListPage.Of(state.Declared.Facts, fact => fact.Name, list, after, limit, fact => PushedFactResponse.Of(fact)), Wire.Json.PageOfPushedFactResponse)
            : ServiceEndpoints.Unknown(id, snapshot);
    }

    private static async Task<IResult> PushAsync(
        string id,
        string name,
        HttpContext context,
        PushedFactRequest request,
        LiveSnapshot live,
        LiveInputs inputs,
        PushQueue queue,
        EvaluationRequests requests,
        TimeProvider clock)
    {
        var query = context.Query();
        var wait = EvaluationEndpoints.ReadWait(query);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (inputs.Definitions.LoadedAt is null || inputs.Catalog.LoadedAt is null)
        {
            // A sender that was told 404 would not come again.
            return ApiProblems.Starting;
        }

        if (EvaluationEndpoints.Find(id, live.Current, inputs) is not { } service)
        {
            return ServiceEndpoints.Unknown(id, live.Current);
        }

        if (Declaration(name, inputs) is not { } declaration)
        {
            return UnknownFact(name, inputs);
        }

        var (fact, wrong) = PushedFactReader.Read(request, service.Id, declaration, context.User.Identity!.Name!, clock.GetUtcNow());
        if (fact is null)
        {
            return wrong!;
        }

        var kept = await queue.PushAsync(fact, context.RequestAborted);
        if (kept?.At > fact.At && request.ObservedAt is null)
        {
            // What came before came through a node whose clock is ahead of this one's: now is after it all the same.
            fact = fact with { At = kept.At };
            kept = await queue.PushAsync(fact, context.RequestAborted);
        }

        if (kept is null)
        {
            return ServiceEndpoints.Unknown(id, live.Current);
        }

        if (kept.At > fact.At)
        {
            return ApiProblems.Conflict(
                "older-fact",
                "A later fact is there",
                $"'{name}' was observed at {fact.At:O}, and {kept.By} has pushed what was observed at {kept.At:O}. Nothing is stored; push what is true now.");
        }

        var evaluation = wait > TimeSpan.Zero ? await requests.RunAsync(service.Id, wait, context.RequestAborted) : null;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            PushedFactResponse.Of(fact, evaluation is null ? null : EvaluationResponse.Of(evaluation, service, context.User.IsInRole(AccessRoles.Admin))),
            Wire.Json.PushedFactResponse);
    }

    private static FactDeclaration? Declaration(string name, LiveInputs inputs) => Sources(inputs).Select(s => s.Facts.GetValueOrDefault(name)).FirstOrDefault(f => f is not null);

    private static ProblemResult UnknownFact(string name, LiveInputs inputs)
    {
        var known = Sources(inputs).SelectMany(s => s.Facts.Keys).Order(StringComparer.Ordinal).ToList();
        var problem = ApiProblems.Unknown("fact", name, Spelling.NearestFew(name, known));
        return problem with
        {
            Problem = problem.Problem with
            {
                Detail = $"{problem.Problem.Detail} " + (known.Count == 0
                    ? "No source of the kind 'pushed' is configured: add a Source document that says which facts are taken."
                    : "Add it to the facts of a source of the kind 'pushed', or push one that is there."),
            },
        };
    }

    private static IEnumerable<PushedSource> Sources(LiveInputs inputs) => inputs.Current.Sources.Values.OfType<PushedSource>();
}
