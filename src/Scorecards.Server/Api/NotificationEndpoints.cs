using Scorecards.Core.Runtime;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Notifications;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api;

/// <summary><c>/notifications</c>: how the channels are, and what did not arrive.</summary>
internal static class NotificationEndpoints
{
    private const string Tag = "Notifications";
    private const string List = "notifications";
    private const string DeadList = "dead-letters";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/notifications", GetAllAsync)
            .Named("listNotifications", Tag, "All notifications by name, how their channels are and what waits.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<NotificationResponse>>();

        api.MapGet("/notifications/dead-letters", GetDeadAsync)
            .Named("listDeadLetters", Tag, "Events that did not arrive and are not tried again by themselves, newest first.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<DeadLetterResponse>>();

        api.MapPost("/notifications/dead-letters/{id}/retry", RetryAsync)
            .Named("retryDeadLetter", Tag, "Has an event delivered after all, and enables its channel where it was disabled.")
            .RequireAuthorization(Policies.Admin)
            .Takes()
            .Produces(StatusCodes.Status204NoContent)
            .Fails(401, 403, 404);
    }

    private static async Task<IResult> GetAllAsync(HttpContext context, LiveInputs inputs, IStore store, TimeProvider clock)
    {
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow();
        var channels = (await store.ChannelsAsync(now, context.RequestAborted)).ToDictionary(c => c.Channel);
        return JsonBody.Of(
            ListPage.Of(
                [.. inputs.Current.Definitions.Notifications.Values], n => n.Name, List, after, limit,
                n => NotificationResponse.Of(n, channels.GetValueOrDefault(n.Name), NotificationChannel.IsConfigured(n, Environment.GetEnvironmentVariable), now)),
            Wire.Json.PageOfNotificationResponse);
    }

    private static async Task<IResult> GetDeadAsync(HttpContext context, IStore store)
    {
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, DeadList));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var rows = await store.DeadDeliveriesAsync(after is { } place ? DeadLetterResponse.KeyOf(place.Id) : null, limit + 1, context.RequestAborted);
        var items = rows.Take(limit).Select(DeadLetterResponse.Of).ToList();
        return JsonBody.Of(
            new PageOf<DeadLetterResponse>(
                items, rows.Count > limit ? Cursor.Write(DeadList, items[^1].Id) : null, await store.CountDeadAsync(context.RequestAborted)),
            Wire.Json.PageOfDeadLetterResponse);
    }

    private static async Task<IResult> RetryAsync(string id, HttpContext context, IStore store, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        return DeadLetterResponse.KeyOf(id) is { } key
            && await store.RetryDeadAsync(key.Channel, key.EventId, clock.GetUtcNow(), context.RequestAborted)
                ? Results.NoContent()
                : ApiProblems.Unknown("dead-letter", id, []);
    }
}
