using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Security;
using Scorecards.Sources.Pushed;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Server.Api;

/// <summary><c>/webhooks/{source}</c>: what other systems tell of as it happens.</summary>
internal static class WebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/webhooks/{source}", ReceiveAsync)
            .Named("sendEvents", "Facts", "Takes the webhooks of the system that a source asks, or CloudEvents and CDEvents that become facts.")
            .WithDescription(
                "For a source with the option `webhook`: what its upstream sends (GitHub, Alertmanager …), at most 25 MiB, signed with the secret that both know, which is "
                + "all the credential it needs. It is answered with 202 once it is written down; the services it is about are evaluated within seconds, with facts that are asked anew.\n\n"
                + "For a source of the kind `pushed`, with a token: one event or a list of at most 100, at most 1 MiB, as structured or binary CloudEvents or as CDEvents without an "
                + "envelope. What nobody asked for is ignored and said so; where one of them is wrong, nothing of all is stored.")
            .RequireAuthorization(Policies.Write)
            // Upstreams have no token; whoever sends what is not signed is asked for one below.
            .AllowAnonymous()
            .Accepts<JsonElement>("application/json", "application/cloudevents+json", "application/cloudevents-batch+json")
            .Answers<ReceivedEventsResponse>()
            .Answers<ReceivedWebhookResponse>(StatusCodes.Status202Accepted)
            .WithMetadata(new RequestSizeLimitAttribute(UpstreamWebhooks.LargestBody))
            .Fails(400, 401, 404, 413, 415, 422, 503);

    private static async Task<IResult> ReceiveAsync(
        string source, HttpContext context, LiveInputs inputs, UpstreamWebhooks webhooks, EventReceiver events, IAuthorizationService authorization)
    {
        if (inputs.Definitions.LoadedAt is null || inputs.Catalog.LoadedAt is null)
        {
            // A sender that was told 404 would not come again.
            return ApiProblems.Starting;
        }

        var found = inputs.Current.Sources.GetValueOrDefault(source);
        if (found is IWebhookSource { Webhook: { } receiver })
        {
            return await webhooks.ReceiveAsync(source, receiver, context);
        }

        if (!(await authorization.AuthorizeAsync(context.User, Policies.Write)).Succeeded)
        {
            return Results.Challenge();
        }

        return found is PushedSource { Events.Count: > 0 } pushed ? await events.ReceiveAsync(pushed, context) : Unknown(source, inputs);
    }

    private static ProblemResult Unknown(string source, LiveInputs inputs)
    {
        var known = inputs.Current.Sources.Values.Where(s => s is PushedSource { Events.Count: > 0 } or IWebhookSource { Webhook: not null }).Select(s => s.Name);
        var problem = ApiProblems.Unknown("source", source, Spelling.NearestFew(source, [.. known]));
        return problem with
        {
            Problem = problem.Problem with
            {
                Detail = $"{problem.Problem.Detail} Webhooks are taken by a source that has the option 'webhook', and events by one of the kind 'pushed' that has the option 'events'.",
            },
        };
    }
}
