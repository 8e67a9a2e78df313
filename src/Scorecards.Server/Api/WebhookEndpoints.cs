using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Declarations;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Metrics;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;
using Scorecards.Sources.Pushed;

namespace Scorecards.Server.Api;

/// <summary><c>/webhooks/{source}</c>: what other systems tell of as it happens.</summary>
internal static class WebhookEndpoints
{
    private const long LargestBody = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/webhooks/{source}", ReceiveAsync)
            .Named("sendEvents", "Facts", "Takes CloudEvents and CDEvents, and makes facts of those that the source has a rule for.")
            .WithDescription(
                "One event or a list of at most 100, as structured or binary CloudEvents or as CDEvents without an envelope. What nobody asked for is ignored and said so; "
                + "where one of them is wrong, nothing of all is stored.")
            .RequireAuthorization(Policies.Write)
            .Accepts<JsonElement>("application/cloudevents+json", "application/cloudevents-batch+json", "application/json")
            .Answers<ReceivedEventsResponse>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(400, 401, 404, 413, 415, 422, 503);

    private static async Task<IResult> ReceiveAsync(
        string source, HttpContext context, JsonElement body, LiveSnapshot live, LiveInputs inputs, PushQueue queue, TimeProvider clock)
    {
        if (inputs.Definitions.LoadedAt is null || inputs.Catalog.LoadedAt is null)
        {
            // A sender that was told 404 would not come again.
            return ApiProblems.Starting;
        }

        var sources = inputs.Current.Sources.Values.OfType<PushedSource>().Where(s => s.Events.Count > 0).ToDictionary(s => s.Name, StringComparer.Ordinal);
        if (!sources.TryGetValue(source, out var receiver))
        {
            return Unknown(source, sources.Keys);
        }

        var (events, mistakes) = Read(context.Request, body);
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
        WebhookMeter.Received(source, taken.Count, intake.Ignored.Count + later.Count);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new ReceivedEventsResponse(events.Count, taken, [.. intake.Ignored, .. later]), Wire.Json.ReceivedEventsResponse);
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

    private static ProblemResult Unknown(string source, ICollection<string> known)
    {
        var problem = ApiProblems.Unknown("source", source, Spelling.NearestFew(source, [.. known]));
        return problem with
        {
            Problem = problem.Problem with
            {
                Detail = $"{problem.Problem.Detail} Events are taken by a source of the kind 'pushed' that has the option 'events'.",
            },
        };
    }
}
