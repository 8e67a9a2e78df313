using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Access;
using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Projection;
using Scorecards.Sources;

namespace Scorecards.Server.Api;

/// <summary><c>/evaluations/{evaluation}</c>: a single record of the history, and what it gives when it is computed again.</summary>
internal static class RecordEndpoints
{
    private const string Tag = "Evaluations";

    public static IServiceCollection AddRecomputing(this IServiceCollection services)
    {
        services.TryAddSingleton(s => new Recomputer(s.GetRequiredService<IStore>(), SourceRegistry.Kinds));
        return services;
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/evaluations/{evaluation}", GetAsync)
            .Named("getEvaluation", Tag, "One evaluation of any service, by its id.")
            .Takes()
            .Answers<EvaluationResponse>()
            .Fails(404);

        api.MapGet("/evaluations/{evaluation}/recomputed", RecomputeAsync)
            .Named("recomputeEvaluation", Tag, "Computes an evaluation again from its record, and says whether it is the same.")
            .WithDescription(
                "From the definitions, the facts and the service as they were, and what counted before. Where it is the latest evaluation of its service, also as it was last confirmed.")
            .Takes()
            .Answers<RecomputationResponse>()
            .Fails(404);
    }

    private static async Task<IResult> GetAsync(string evaluation, HttpContext context, LiveSnapshot live, IStore store)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        return await store.FindEvaluationAsync(evaluation, context.RequestAborted) is { } found && live.Current.All.TryGetValue(found.Service, out var service)
            ? JsonBody.Of(EvaluationResponse.Of(found, service.Service, context.User.IsInRole(AccessRoles.Admin)), Wire.Json.EvaluationResponse)
            : Unknown(evaluation);
    }

    private static async Task<IResult> RecomputeAsync(string evaluation, HttpContext context, Recomputer recomputer)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        if (await recomputer.RunAsync(evaluation, context.RequestAborted) is not { } recomputed)
        {
            return Unknown(evaluation);
        }

        // A dark check is shown to its owner only: that something differs is told, and not what.
        var showDark = context.User.IsInRole(AccessRoles.Admin);
        var dark = recomputed.Evaluation.Outcomes.Where(o => o.Stage == Stage.Dark).Select(o => o.Check).ToHashSet(StringComparer.Ordinal);
        return JsonBody.Of(
            RecomputationResponse.Of(recomputed, d => showDark || d.Check is null || !dark.Contains(d.Check)), Wire.Json.RecomputationResponse);
    }

    private static ProblemResult Unknown(string evaluation) => ApiProblems.Unknown("evaluation", evaluation, []);
}
