using System.Globalization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Runtime;
using Scorecards.Server.Notifications.Messages;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Server.Notifications;

/// <summary>The channel of a notification: puts events into its form and posts them.</summary>
public sealed class NotificationChannel : IDisposable
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _longestRetryAfter = TimeSpan.FromDays(1);

    private readonly SourceContext _context;
    private readonly GuardedHttp _http;

    public NotificationChannel(Notification notification, SourceContext context)
    {
        (Notification, _context) = (notification, context);
        var spec = notification.Spec.Channel;
        // Entries with mistakes are told when the definitions are read; here they allow nothing.
        var guard = new AddressGuard(AllowList.Parse(spec.Allow, notification.File, []), context.OwnUrls, context.Resolve);
        // The answer of a channel says nothing but its status.
        var options = new GuardedHttpOptions { Timeout = spec.Timeout?.Value ?? DefaultTimeout, MaxBody = 4096, MaxRedirects = 0 };
        _http = new GuardedHttp(guard, options, new HostGates(), context.Clock);
    }

    public Notification Notification { get; }

    /// <summary>True when there is a URL under the name its definition gives.</summary>
    public static bool IsConfigured(Notification notification, Func<string, string?> environment) =>
        SecretReference.Parse(notification.Spec.Channel.Url.SecretRef.Value)?.IsThere(environment) == true;

    /// <summary>Sends events in one message. Trouble is a value; only the caller's cancellation throws.</summary>
    public async Task<SendResult> SendAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var (url, wrong) = Url();
        if (url is null)
        {
            return SendResult.Away(wrong!);
        }

        var (message, unsigned) = Compose([.. deliveries.Select(d => d.Event)]);
        if (message is null)
        {
            return SendResult.Away(unsigned!);
        }

        var outcome = await _http.PostAsync(new GuardedRequest(url, message.Headers), new GuardedContent(message.Body, message.MediaType), cancellationToken);
        return outcome.Reply is { } reply ? Judge(reply) : SendResult.Away(outcome.Trouble!.Message);
    }

    public void Dispose() => _http.Dispose();

    private (Uri? Url, string? Wrong) Url()
    {
        var secret = Read(Notification.Spec.Channel.Url);
        if (secret.Value is null)
        {
            return (null, secret.Error);
        }

        // What is wrong with it is not told in detail: the message might quote it.
        return HttpUrl.Parse(secret.Value).Url is { } url
            ? (url, null)
            : (null, $"what {Notification.Spec.Channel.Url.SecretRef.Value} holds is no URL that can be posted to");
    }

    private (ChannelMessage? Message, string? Wrong) Compose(IReadOnlyList<OutboxEvent> events)
    {
        switch (Notification.Spec.Channel.Kind.Value)
        {
            case ChannelKind.Slack:
                return (SlackMessage.Of([.. events.Select(e => CloudEventJson.Read(e.Json))]), null);
            case ChannelKind.Teams:
                return (TeamsMessage.Of([.. events.Select(e => CloudEventJson.Read(e.Json))]), null);
            default:
                var secret = Read(Notification.Spec.Channel.Secret!);
                return secret.Value is null ? (null, secret.Error)
                    : WebhookMessage.ReadSecret(secret.Value) is not { } key
                        ? (null, $"what {Notification.Spec.Channel.Secret!.SecretRef.Value} holds is not whsec_ and 24 to 64 bytes in base64")
                        : (WebhookMessage.Of(events, Notification.Digest is not null, key, _context.Clock.GetUtcNow()), null);
        }
    }

    private SecretValue Read(SecretSpec secret) => SecretReference.Parse(secret.SecretRef.Value)!.Read(_context.Environment);

    private SendResult Judge(GuardedReply reply)
    {
        if (reply.Status is >= 200 and < 300)
        {
            return SendResult.Arrived;
        }

        var problem = string.Create(CultureInfo.InvariantCulture, $"{reply.Url.Host} answered {reply.Status}{(reply.RedirectRefused is { } refused ? $": {refused}" : "")}");
        // A status that is about the one message holds up no other.
        var atFault = reply.Status is < 400 or 401 or 403 or 404 or 407 or 408 or 410 or 421 or 425 or 429 or >= 500;
        return new SendResult(problem, atFault, RetryAfter(reply), reply.Status == 410);
    }

    private TimeSpan? RetryAfter(GuardedReply reply)
    {
        if (!reply.Headers.TryGetValue("retry-after", out var text))
        {
            return null;
        }

        var wait = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until - _context.Clock.GetUtcNow()
            : TimeSpan.Zero;
        return wait <= TimeSpan.Zero ? null : wait < _longestRetryAfter ? wait : _longestRetryAfter;
    }
}
