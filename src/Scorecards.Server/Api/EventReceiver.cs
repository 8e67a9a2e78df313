using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Scorecards.Core.Declarations;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Metrics;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Sources.Pushed;

namespace Scorecards.Server.Api;

/// <summary>Takes CloudEvents and CDEvents, and makes facts of them.</summary>
internal sealed class EventReceiver(LiveSnapshot live, LiveInputs inputs, PushQueue queue, TimeProvider clock)
{
    private const long LargestBody = 1024 * 1024;

    public async Task<IResult> ReceiveAsync(PushedSource receiver, HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestBody;
        }

        if (!context.Request.HasJsonContentType())
        {
            return ApiProblems.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        }

        var (events, mistakes) = Read(context.Request, await BodyAsync(context.Request));
        if (mistakes.Count > 0)
        {
            return ApiProblems.Body(mistakes);
        }

        var intake = EventIntake.Of(
            receiver, events, id => EvaluationEndpoints.Find(id, live.Current, inputs), context.User.Identity!.Name!, clock.GetUtcNow());
        if (intake.Mistakes.Count > 0)
        {
            return ApiProblems.Events(intake.Mistakes);
        }

        var kept = await Task.WhenAll(intake.Facts.Select(fact => queue.PushAsync(fact.Fact, context.RequestAborted)));
        var later = intake.Facts.Zip(kept).Where(pair => pair.Second is null || pair.Second.At > pair.First.Fact.At)
            .Select(pair => new IgnoredEvent(pair.First.Event, pair.Second is null ? "its service is not there any more" : $"what was observed at {pair.Second.At:O} is there already"))
            .ToList();
        var taken = intake.Facts.Zip(kept).Where(pair => pair.Second?.At <= pair.First.Fact.At)
            .Select(pair => new ReceivedFact(pair.First.Event, pair.First.Fact.Service, pair.First.Fact.Name, pair.First.Fact.At))
            .ToList();
        WebhookMeter.Count(receiver.Name, "taken", taken.Count);
        WebhookMeter.Count(receiver.Name, "ignored", intake.Ignored.Count + later.Count);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new ReceivedEventsResponse(events.Count, taken, [.. intake.Ignored, .. later]), Wire.Json.ReceivedEventsResponse);
    }

    private static async Task<JsonElement> BodyAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFromJsonAsync(Wire.Json.JsonElement, request.HttpContext.RequestAborted);
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The body is not JSON.", StatusCodes.Status400BadRequest, e);
        }
    }

    /// <summary>In binary mode the attributes of the one event are headers, and the body is its data.</summary>
    private static (IReadOnlyList<InboundEvent> Events, IReadOnlyDictionary<string, string> Mistakes) Read(HttpRequest request, JsonElement body)
    {
        if (!request.Headers.ContainsKey("ce-specversion"))
        {
            return InboundEventReader.Read(body);
        }

        var (e, mistakes) = InboundEventReader.Read(name => request.Headers[$"ce-{name}"] is [{ } value, ..] ? Uri.UnescapeDataString(value) : null, body);
        return (e is null ? [] : [e], mistakes);
    }
}
