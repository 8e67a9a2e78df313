using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/teams</c>: who owns what, and how it stands.</summary>
internal static class TeamEndpoints
{
    private const string Tag = "Teams";
    private const string List = "teams";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/teams", GetAll)
            .Named("listTeams", Tag, "All teams that own a service, by id.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor, QueryParameter.Grade, QueryParameter.Text)
            .Answers<PageOf<TeamResponse>>();

        api.MapGet("/teams/{team}", GetOne)
            .Named("getTeam", Tag, "A team and its services.")
            .Takes()
            .Answers<TeamResponse>()
            .Fails(404);
    }

    /// <summary>The answer about a team that owns nothing, with the ids that look like the one asked for.</summary>
    public static ProblemResult Unknown(string id, Board<GroupView> teams) =>
        ApiProblems.Unknown("team", id, Spelling.NearestFew(id, teams.In(BoardOrder.Id).Select(t => t.Id)));

    private static IResult GetAll(HttpContext context, LiveSnapshot live, LiveInputs inputs)
    {
        var query = context.Query();
        var (limit, filter, after) = (query.Number(QueryParameter.Limit), Filters.Read(query), Cursor.Read(query, List));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var page = live.Current.Teams.Page(BoardOrder.Id, filter, after, limit);
        var catalog = inputs.Current.Catalog.Teams;
        return JsonBody.Of(
            new PageOf<TeamResponse>(
                [.. page.Items.Select(t => TeamResponse.Of(t, catalog.GetValueOrDefault(t.Id), withServices: false))],
                page.Last is { } last ? Cursor.Write(List, last) : null,
                page.Total),
            Wire.Json.PageOfTeamResponse);
    }

    private static IResult GetOne(string team, HttpContext context, LiveSnapshot live, LiveInputs inputs)
    {
        var teams = live.Current.Teams;
        return context.Query().Problem is { } problem ? problem
            : teams.Find(team) is { } found
                ? JsonBody.Of(
                    TeamResponse.Of(found, inputs.Current.Catalog.Teams.GetValueOrDefault(team), withServices: true), Wire.Json.TeamResponse)
                : Unknown(team, teams);
    }
}
