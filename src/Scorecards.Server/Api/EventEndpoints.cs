using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/events</c>: tells as it happens that something was evaluated (server-sent events).</summary>
internal static class EventEndpoints
{
    private const string MediaType = "text/event-stream";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/events", Get)
        .Named("followEvents", "Services", "Tells as it happens that something was evaluated, as server-sent events.")
        .WithDescription(
            "An event `changed` within a second of every change, its data JSON: `version`, `at`, and `services`, the ids of those with something new "
            + "(null for more than 100). An event `alive` every 15 seconds while nothing changes. It tells nothing of the time before it was asked for.")
        .Takes()
        .Produces<string>(StatusCodes.Status200OK, MediaType);

    /// <summary>The stream itself, for pages too, whose reader is known by a cookie.</summary>
    public static IResult Follow(HttpContext context, SnapshotStream stream)
    {
        // No proxy may keep events until there are more of them.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers.CacheControl = "no-store";
        return Results.ServerSentEvents(Items(stream, context.RequestAborted));
    }

    private static IResult Get(HttpContext context, SnapshotStream stream) => context.Query().Problem ?? Follow(context, stream);

    private static async IAsyncEnumerable<SseItem<string>> Items(SnapshotStream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in stream.FollowAsync(cancellationToken))
        {
            yield return change is null
                ? new SseItem<string>("{}", "alive")
                : new SseItem<string>(JsonSerializer.Serialize(change, Wire.Json.SnapshotChange), "changed") { EventId = change.Version };
        }
    }
}
