using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/scorecards</c> and <c>/definitions</c>: what is loaded, and what is wrong with what is not.</summary>
internal static class DefinitionEndpoints
{
    private const string Tag = "Definitions";
    private const string List = "scorecards";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/scorecards", GetScorecards)
            .Named("listScorecards", Tag, "All scorecards: their checks with weights, bands and caps.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<ScorecardResponse>>();

        api.MapGet("/definitions", GetDefinitions)
            .Named("getDefinitions", Tag, "What is loaded, its digest, every mistake in a newer edit that is refused, and how each source is.")
            .Takes()
            .Answers<DefinitionsResponse>();
    }

    private static IResult GetScorecards(HttpContext context, LiveInputs inputs)
    {
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List));
        return query.Problem ?? (IResult)JsonBody.Of(
            ListPage.Of([.. inputs.Current.Definitions.Scorecards.Values], s => s.Name, List, after, limit, ScorecardResponse.Of),
            Wire.Json.PageOfScorecardResponse);
    }

    private static IResult GetDefinitions(HttpContext context, LiveInputs inputs, LiveSnapshot live) =>
        context.Query().Problem ?? (IResult)JsonBody.Of(DefinitionsResponse.Of(inputs, live.Current), Wire.Json.DefinitionsResponse);
}
