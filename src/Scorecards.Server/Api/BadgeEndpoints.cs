using System.Text;
using System.Text.Json;
using Scorecards.Core.Grades;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Hosting;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary>
/// <c>/badges/{id}.svg</c> and <c>/badges/{id}.json</c>: a grade for README files and portals. Open like every reading; where reading is
/// closed, by the secret id that a service opted in with.
/// </summary>
internal static class BadgeEndpoints
{
    private const string Tag = "Badges";

    /// <summary>Image proxies ask again when this is over; whoever has the same already is answered in a few bytes.</summary>
    private const string KeepFor = "public, max-age=300";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/badges/{id}.svg", Image)
            .Named("getBadge", Tag, "The grade of a service as an image.")
            .WithDescription($"The id of a service. Where reading is closed: the text that the service has as annotation `{BadgeIds.Annotation}`.")
            .Takes()
            .Produces<string>(StatusCodes.Status200OK, BadgeImage.MediaType)
            .Fails(404);

        app.MapGet("/badges/{id}.json", Data)
            .Named("getBadgeData", Tag, "The grade of a service as the data of a badge, by the schema of Shields' endpoint badge.")
            .Takes()
            .Answers<BadgeData>()
            .Fails(404);
    }

    private static IResult Image(string id, HttpContext context, LiveSnapshot live, ServerOptions options) =>
        Answer(id, context, live, options, service => new TaggedBody(Encoding.UTF8.GetBytes(BadgeImage.Of(service.Grade, service.Score)), BadgeImage.MediaType, KeepFor));

    private static IResult Data(string id, HttpContext context, LiveSnapshot live, ServerOptions options) =>
        Answer(id, context, live, options, service => new TaggedBody(
            JsonSerializer.SerializeToUtf8Bytes(new BadgeData(1, BadgeImage.Label, service.Grade.Letter(), BadgeImage.ColorOf(service.Grade)), Wire.Json.BadgeData),
            "application/json",
            KeepFor));

    private static IResult Answer(string id, HttpContext context, LiveSnapshot live, ServerOptions options, Func<ServiceView, IResult> write) =>
        context.Query().Problem is { } problem ? problem
        : Find(id, context, live.Current, options) is { } service ? write(service)

        // Nearby names would tell who may not read which services there are.
        : ApiProblems.Unknown("badge", id, []);

    private static ServiceView? Find(string id, HttpContext context, Snapshot snapshot, ServerOptions options) =>
        (options.PublicRead || context.User.Identity is { IsAuthenticated: true }) && snapshot.All.TryGetValue(id, out var service) && !service.Retired ? service
        : snapshot.Badges.GetValueOrDefault(id);
}
