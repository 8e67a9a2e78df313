using Scorecards.Core.Access;
using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/checks</c>: what is asked of services, and how many meet it.</summary>
internal static class CheckEndpoints
{
    private const string Tag = "Checks";
    private const string List = "checks";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/checks", GetAll)
            .Named("listChecks", Tag, "All checks with their pass rates, by name.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<CheckResponse>>();

        api.MapGet("/checks/{name}", GetOne)
            .Named("getCheck", Tag, "A check: its rule, why it matters, how to fix it, and its pass rate.")
            .Takes()
            .Answers<CheckResponse>()
            .Fails(404);
    }

    /// <summary>The answer about a check that is not defined, with the names that look like the one asked for.</summary>
    public static ProblemResult Unknown(string name, DefinitionSet definitions) =>
        ApiProblems.Unknown("check", name, Spelling.NearestFew(name, definitions.Checks.Keys));

    private static IResult GetAll(HttpContext context, LiveSnapshot live, LiveInputs inputs)
    {
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var definitions = inputs.Current.Definitions;
        var (snapshot, showDark) = (live.Current, context.User.IsInRole(AccessRoles.Admin));
        return JsonBody.Of(
            ListPage.Of([.. definitions.Checks.Values], c => c.Name, List, after, limit, c =>
                CheckResponse.Of(c, definitions, snapshot.StatisticsOf(c.Name), showDark, withRule: false)),
            Wire.Json.PageOfCheckResponse);
    }

    private static IResult GetOne(string name, HttpContext context, LiveSnapshot live, LiveInputs inputs)
    {
        var definitions = inputs.Current.Definitions;
        return context.Query().Problem is { } problem ? problem
            : definitions.Checks.TryGetValue(name, out var check)
                ? JsonBody.Of(
                    CheckResponse.Of(check, definitions, live.Current.StatisticsOf(name), context.User.IsInRole(AccessRoles.Admin), withRule: true),
                    Wire.Json.CheckResponse)
                : Unknown(name, definitions);
    }
}
