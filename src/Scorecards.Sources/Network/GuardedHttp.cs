using System.Buffers;
using System.Net;

namespace Scorecards.Sources.Network;

/// <summary>
/// The one way out over HTTP. It dials addresses the guard has checked, uses no proxy and keeps no cookies, follows redirects
/// by <see cref="RedirectRule"/>, shows credentials to their own host only, and keeps its limits of time, size and
/// requests at a time. Trouble is a value; only the caller's cancellation throws.
/// </summary>
public sealed class GuardedHttp : IDisposable
{
    private readonly AddressGuard _guard;
    private readonly GuardedHttpOptions _options;
    private readonly HostGates _gates;
    private readonly TimeProvider _clock;
    private readonly GuardedConnector _connector;
    private readonly HttpMessageInvoker _invoker;

    public GuardedHttp(AddressGuard guard, GuardedHttpOptions options, HostGates gates, TimeProvider clock)
    {
        _guard = guard;
        _options = options;
        _gates = gates;
        _clock = clock;
        _connector = new GuardedConnector(guard, options.Authorities);
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = _connector.ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            ConnectTimeout = options.Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        });
    }

    /// <summary>Asks: an equal question may be answered by what is there already, and this one may be sent more than once.</summary>
    public Task<HttpOutcome> GetAsync(GuardedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _options.Policy is { } policy
            ? policy.GetAsync(request, (asked, token) => SendAsync(asked, asked.Question, token), cancellationToken)
            : SendAsync(request, request.Question, cancellationToken);
    }

    /// <summary>Posts; a redirect is never followed, since what is sent is meant for this address alone.</summary>
    public Task<HttpOutcome> PostAsync(GuardedRequest request, GuardedContent content, CancellationToken cancellationToken) =>
        SendAsync(request, content, cancellationToken);

    public void Dispose() => _invoker.Dispose();

    private async Task<HttpOutcome> SendAsync(GuardedRequest request, GuardedContent? content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (HttpUrl.Check(request.Url) is { } error)
            return new HttpOutcome(null, new HttpTrouble(HttpTroubleKind.BadUrl, error));

        using var place = await _gates.EnterAsync(request.Url.Host, request.Url.Port, cancellationToken);
        return _options.Policy is { } policy
            ? await policy.SendAsync(request, () => ExchangeAsync(request, content, place, cancellationToken), cancellationToken)
            : await ExchangeAsync(request, content, place, cancellationToken);
    }

    private async Task<HttpOutcome> ExchangeAsync(GuardedRequest request, GuardedContent? content, IDisposable place, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var current = request.Url;
        try
        {
            var start = _clock.GetTimestamp();
            for (var redirects = 0; ; redirects++)
            {
                using var message = Message(current, content);
                if (AddHeaders(message, request) is { } trouble)
                    return new HttpOutcome(null, trouble);

                using var response = await _invoker.SendAsync(message, either.Token);
                var (next, refusal) = Next(response, current, content is null ? redirects : _options.MaxRedirects);
                if (next is null)
                    return new HttpOutcome(await ReadAsync(response, current, refusal, start, either.Token), null);
                if (!HostNames.Same(next.Host, current.Host) || next.Port != current.Port)
                {
                    place.Dispose();
                    place = await _gates.EnterAsync(next.Host, next.Port, either.Token);
                }

                current = next;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (HttpTroubles.From(exception, current, _connector.CertificateOf(current), _options.Timeout, limit.IsCancellationRequested) is { } trouble)
                return new HttpOutcome(null, trouble);
            throw;
        }
        finally
        {
            place.Dispose();
        }
    }

    private static HttpRequestMessage Message(Uri url, GuardedContent? content)
    {
        var message = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, url);
        if (content is not null)
        {
            message.Content = new ReadOnlyMemoryContent(content.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", content.MediaType);
        }

        return message;
    }

    private HttpTrouble? AddHeaders(HttpRequestMessage message, GuardedRequest request)
    {
        message.Headers.TryAddWithoutValidation("User-Agent", "scorecards");
        if (HostNames.Same(message.RequestUri!.Host, request.Url.Host))
        {
            foreach (var (name, value) in request.Headers)
            {
                if (!TryAdd(message, name, value))
                    return new HttpTrouble(HttpTroubleKind.BadUrl, $"the header {name} cannot be sent as it is");
            }
        }

        if ((request.Credential ?? _options.Credential) is not { } credential || !credential.BelongsTo(message.RequestUri))
            return null;
        var secret = credential.Read();
        if (secret.Value is null || !TryAdd(message, credential.Header, secret.Value))
            return new HttpTrouble(HttpTroubleKind.Credential, secret.Error ?? $"the secret cannot be sent in the header {credential.Header}");
        return null;
    }

    // The handler would send a line break within a value on, as white space.
    private static bool TryAdd(HttpRequestMessage message, string name, string value) =>
        !value.AsSpan().ContainsAnyInRange('\0', '\u001f') && message.Headers.TryAddWithoutValidation(name, value);

    private (Uri? Next, string? Refusal) Next(HttpResponseMessage response, Uri current, int redirects)
    {
        if (!RedirectRule.IsRedirect((int)response.StatusCode))
            return (null, null);
        return redirects < _options.MaxRedirects
            ? RedirectRule.Resolve(current, response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : null, _guard.Allow)
            : (null, response.RequestMessage?.Method == HttpMethod.Post ? "what is posted is not redirected" : $"more than {_options.MaxRedirects} redirects");
    }

    private async Task<GuardedReply> ReadAsync(
        HttpResponseMessage response, Uri url, string? refusal, long start, CancellationToken cancellationToken)
    {
        var (body, truncated) = await ReadBodyAsync(response.Content, cancellationToken);
        return new GuardedReply
        {
            Status = (int)response.StatusCode,
            Headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .GroupBy(header => header.Key.ToLowerInvariant(), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(header => header.Value.ToString())), StringComparer.Ordinal),
            ContentType = response.Content.Headers.ContentType,
            Body = body,
            IsTruncated = truncated,
            Url = url,
            Took = _clock.GetElapsedTime(start),
            RedirectRefused = refusal,
            Tls = _connector.CertificateOf(url),
        };
    }

    private async Task<(ReadOnlyMemory<byte> Body, bool Truncated)> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken);
        var body = new ArrayBufferWriter<byte>();
        while (body.WrittenCount <= _options.MaxBody)
        {
            // One byte more than the limit is asked for, to tell a body that just fits from one that does not.
            var room = Math.Min(16 * 1024, _options.MaxBody + 1 - body.WrittenCount);
            var read = await ReadPartAsync(stream, body.GetMemory(room)[..room], cancellationToken);
            if (read == 0)
                return (body.WrittenMemory, false);
            body.Advance(read);
        }

        return (body.WrittenMemory[.._options.MaxBody], true);
    }

    private static async ValueTask<int> ReadPartAsync(Stream stream, Memory<byte> part, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(part, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            // What BrotliStream says of a body that is not Brotli; the other encodings throw InvalidDataException.
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}
