using Scorecards.Core.Declarations;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Metrics;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Server.Api;

/// <summary>
/// Takes what upstreams tell of changes by themselves: what it says is written down, answered, and only then worked on. Their signature
/// is the credential, so before it is checked as little as possible is done for anybody.
/// </summary>
internal sealed class UpstreamWebhooks(LiveInputs inputs, WebhookQueue queue, TimeProvider clock, ILogger<UpstreamWebhooks> log) : IDisposable
{
    /// <summary>The most that GitHub sends; the others send less.</summary>
    public const int LargestBody = 25 * 1024 * 1024;

    /// <summary>From here on few bodies are read at a time.</summary>
    private const int Large = 256 * 1024;

    private const int LargeAtATime = 4;

    /// <summary>No upstream waits longer.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _large = new(LargeAtATime);

    public async Task<IResult> ReceiveAsync(string source, WebhookReceiver receiver, HttpContext context)
    {
        if (receiver.Look(Header) is { } refused)
        {
            return await AnswerAsync(source, refused, context);
        }

        if (context.Request.ContentLength > LargestBody)
        {
            WebhookMeter.Count(source, "too-large");
            return ApiProblems.OfStatus(StatusCodes.Status413PayloadTooLarge);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(_patience);
        var isLarge = context.Request.ContentLength is null or > Large;
        try
        {
            if (isLarge)
            {
                await _large.WaitAsync(patience.Token);
            }

            try
            {
                return await AnswerAsync(source, receiver.Read(Header, await BodyAsync(context.Request, patience.Token)), context);
            }
            finally
            {
                if (isLarge)
                {
                    _large.Release();
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            WebhookMeter.Count(source, "too-large");
            throw;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            WebhookMeter.Count(source, "too-slow");
            return ApiProblems.Busy($"The body was not here within {_patience.TotalSeconds:0} s; send it again.");
        }

        string? Header(string name) => context.Request.Headers[name] is [{ } value, ..] ? value : null;
    }

    public void Dispose() => _large.Dispose();

    private async Task<IResult> AnswerAsync(string source, WebhookReading reading, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        switch (reading.Result)
        {
            case WebhookResult.Refused:
                // Not why: whoever has no secret need not learn how to get closer to one.
                WebhookMeter.Count(source, "refused");
                log.LogDebug("A webhook for the source {Source} is refused: {Reason}", source, reading.Reason);
                return ApiProblems.OfStatus(StatusCodes.Status401Unauthorized, $"This is not signed as the source '{source}' has agreed with its upstream: give both the same secret.");
            case WebhookResult.Unchecked:
                WebhookMeter.Count(source, "unchecked");
                log.LogWarning("Webhooks for the source {Source} cannot be checked: {Reason}", source, reading.Reason);
                return ApiProblems.Busy("The secret of the source cannot be read here; its operators find the reason in the server's log.");
            case WebhookResult.Malformed:
                WebhookMeter.Count(source, "malformed");
                return ApiProblems.OfStatus(StatusCodes.Status400BadRequest, $"The webhook is not what the upstream documents: {reading.Reason}.");
            case WebhookResult.Ignored:
                return Taken(source, reading, "ignored", 0, reading.Reason);
            default:
                return await KeepAsync(source, reading, context);
        }
    }

    private async Task<IResult> KeepAsync(string source, WebhookReading reading, HttpContext context)
    {
        var services = inputs.Current.Catalog.Services.Values.Where(reading.Concerns).Select(service => service.Id).ToList();
        if (services.Count == 0)
        {
            return Taken(source, reading, "unknown", 0, "it is about no service of the catalog");
        }

        var isNew = await queue.ReceiveAsync(new ReceivedWebhook(source, reading.Id!, clock.GetUtcNow(), services), context.RequestAborted);
        return isNew ? Taken(source, reading, "taken", services.Count, null) : Taken(source, reading, "replayed", 0, "it came before");
    }

    private static IResult Taken(string source, WebhookReading reading, string result, int services, string? reason)
    {
        WebhookMeter.Count(source, result);
        var answer = new ReceivedWebhookResponse(result, reading.Event.Length > 0 ? reading.Event : null, reading.Id, services, reason);
        return Results.Json(answer, Wire.Json.ReceivedWebhookResponse, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>Grows with what has come, not with what was announced.</summary>
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? Large, Large));
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
