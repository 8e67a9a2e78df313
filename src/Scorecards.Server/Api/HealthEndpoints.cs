using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Scheduling;

namespace Scorecards.Server.Api;

/// <summary><c>/health</c>: for whatever starts and watches this server. Always open.</summary>
internal static class HealthEndpoints
{
    private const string Tag = "Health";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => JsonBody.Of(new LiveResponse("live"), Wire.Json.LiveResponse))
            .Named("isLive", Tag, "Whether the process answers.")
            .Answers<LiveResponse>();

        app.MapGet("/health/ready", Ready)
            .Named("isReady", Tag, "Whether the server can answer, and how its parts are.")
            .WithDescription("503 until the first catalog, definitions and snapshot are there. Later, reads go on when the store is away or an edit is refused; the body tells.")
            .Answers<ReadyResponse>()
            .Answers<ReadyResponse>(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Ready(
        HttpContext context, LiveSnapshot live, LiveInputs inputs, WorkStatus work, ServerOptions options, TimeProvider clock)
    {
        var mayRead = options.PublicRead || context.User.Identity is { IsAuthenticated: true };
        var (catalog, definitions) = (InputResponse.Of(inputs.Catalog), InputResponse.Of(inputs.Definitions));
        var (snapshot, feed) = (live.Current, live.Feed);
        var ready = live.Ready && inputs.Catalog.LoadedAt is not null && inputs.Definitions.LoadedAt is not null;
        var age = feed.ReadAt is { } readAt ? Math.Round((clock.GetUtcNow() - readAt).TotalSeconds, 3) : (double?)null;
        var failure = feed.Failure ?? work.Failure;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new ReadyResponse(
                ready ? ReadyState.Ready : ReadyState.Starting,
                new StoreHealth(failure is null ? StoreState.Ok : StoreState.Away, failure),
                new SnapshotHealth(age, live.Ready ? snapshot.TakenAt : null, snapshot.Services.In(BoardOrder.Id).Count),
                mayRead ? catalog : catalog.WithoutContent(),
                mayRead ? definitions : definitions.WithoutContent()),
            Wire.Json.ReadyResponse,
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
