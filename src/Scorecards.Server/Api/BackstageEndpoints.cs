using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/backstage/scorecards</c>: the grades as Backstage's score-card plugin reads them, so that a portal shows them without new code.</summary>
internal static class BackstageEndpoints
{
    private const string Tag = "Backstage";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/backstage/scorecards/{id}.json", GetOne)
            .Named("getBackstageScore", Tag, "The scores of a service for the score-card plugin.")
            .WithDescription("Name its address in the annotation `scorecard/jsonDataUrl` of an entity, or point the plugin's `scorecards.jsonDataUrl` at `/api/v1/backstage/scorecards/`.")
            .Takes()
            .Answers<BackstageScore>()
            .Fails(404);

        api.MapGet("/backstage/scorecards/{namespace}/component/{name}.json", GetComponent)
            .Named("getBackstageComponentScore", Tag, "The same at the path that the plugin makes of an entity.")
            .Takes()
            .Answers<BackstageScore>()
            .Fails(404);

        api.MapGet("/backstage/scorecards/all.json", GetAll)
            .Named("listBackstageScores", Tag, "The scores of every service, without their checks, for the score board of the plugin.")
            .Takes()
            .Answers<IReadOnlyList<BackstageScore>>();
    }

    private static IResult GetOne(string id, HttpContext context, LiveSnapshot live, LiveInputs inputs)
    {
        var snapshot = live.Current;
        return context.Query().Problem is { } problem ? problem
            : snapshot.All.TryGetValue(id, out var service) && !service.Retired
                ? JsonBody.Of(BackstageScore.Of(service, inputs.Current.Definitions, whole: true), Wire.Json.BackstageScore)
                : ServiceEndpoints.Unknown(id, snapshot);
    }

    private static IResult GetComponent(string @namespace, string name, HttpContext context, LiveSnapshot live, LiveInputs inputs) =>
        GetOne(string.Equals(@namespace, Core.Catalog.EntityRef.DefaultNamespace, StringComparison.OrdinalIgnoreCase) ? name : $"{@namespace}:{name}", context, live, inputs);

    private static IResult GetAll(HttpContext context, LiveSnapshot live, LiveInputs inputs) => context.Query().Problem is { } problem ? problem
        : JsonBody.Of<IReadOnlyList<BackstageScore>>(
            [.. live.Current.Services.In(BoardOrder.Id).Select(service => BackstageScore.Of(service, inputs.Current.Definitions, whole: false))],
            Wire.Json.IReadOnlyListBackstageScore);
}
