using Scorecards.Server.Api.Http;

namespace Scorecards.Server.Api;

/// <summary><c>/events</c>: tells as it happens that something was evaluated or declared (server-sent events).</summary>
internal static class EventEndpoints
{
    private const string MediaType = "text/event-stream";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/events", Get)
        .Named("followEvents", "Services", "Tells as it happens that something was evaluated or declared, as server-sent events.")
        .WithDescription(
            "An event `changed` within a second of every change of services, its data JSON: `version`, `at`, and `services`, the ids of those with something new "
            + "(null for more than 100). An event `declared` when a freeze, an override of the gate or an appeal for support was declared, decided or lifted. "
            + "An event `alive` at once, with the `version` of what the server shows then, and every 15 seconds while nothing changes. It tells nothing of the time before it was asked for.")
        .Takes()
        .Produces<string>(StatusCodes.Status200OK, MediaType);

    /// <summary>The stream itself, for pages too, whose reader is known by a cookie.</summary>
    public static IResult Follow(HttpContext context, EventStream stream)
    {
        // No proxy may keep events until there are more of them.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers.CacheControl = "no-store";
        if (HeadRequests.Is(context))
        {
            // The body would never end.
            context.Response.ContentType = MediaType;
            return Results.Ok();
        }

        return Results.ServerSentEvents(stream.FollowAsync(context.RequestAborted));
    }

    private static IResult Get(HttpContext context, EventStream stream) => context.Query().Problem ?? Follow(context, stream);
}
