using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Scorecards.Cli.Server;

/// <summary>
/// The HTTP API of a server, for commands: a call that is refused or cannot be made throws <see cref="ServerException"/>, which
/// the command line turns into a message and an exit code.
/// </summary>
internal sealed class ServerApi : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;
    private const string ProblemMediaType = "application/problem+json";

    /// <summary>How long a server that asks for a little patience gets it, over all attempts.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly Uri _server;

    /// <param name="server">Its address, with the path it is mounted at, if any.</param>
    /// <param name="token">Null or empty to ask without one.</param>
    public ServerApi(Uri server, string? token)
    {
        _server = new Uri(server.ToString().TrimEnd('/') + "/");

        // A redirect is told instead of followed: the token is for the host that was named.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            BaseAddress = new Uri(_server, "api/v1/"),
            Timeout = TimeSpan.FromMinutes(2),
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _http.DefaultRequestHeaders.Authorization = string.IsNullOrEmpty(token) ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    /// <param name="path">Below <c>/api/v1/</c>; what is put into it is escaped: <c>$"services/{id}"</c>.</param>
    public async Task<T> GetAsync<T>(FormattableString path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(HttpMethod.Get, path, () => null, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    /// <inheritdoc cref="GetAsync"/>
    public async Task<T> SendAsync<TBody, T>(
        HttpMethod method, FormattableString path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(method, path, () => JsonContent.Create(body, bodyType), cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    /// <summary>A call without a body whose answer has nothing to read.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task SendAsync(HttpMethod method, FormattableString path, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(method, path, () => null, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, FormattableString path, Func<HttpContent?> body, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        while (true)
        {
            var response = await OnceAsync(method, path, body(), cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                // Who says when to come again has not done anything yet.
                if (response is not { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter.Delta: { } wait }
                    || (waited += wait + TimeSpan.FromSeconds(1)) > _patience)
                {
                    throw await RefusalAsync(response, cancellationToken);
                }

                await Task.Delay(wait, cancellationToken);
            }
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpMethod method, FormattableString path, HttpContent? body, CancellationToken cancellationToken)
    {
        var escaped = string.Format(
            CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(a => Uri.EscapeDataString(Convert.ToString(a, CultureInfo.InvariantCulture)!))]);
        using var request = new HttpRequestMessage(method, escaped) { Content = body };
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new ServerException($"the server {_server} cannot be reached: {(e.InnerException ?? e).Message} (is it the right address? --server or {ServerOptions.UrlVariable} names it)", isAway: true, e);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerException($"the server {_server} does not answer within {_http.Timeout.TotalSeconds:0} s", isAway: true, e);
        }
    }

    private async Task<ServerException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response is { StatusCode: >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest, Headers.Location: { } location })
        {
            return new ServerException($"the server {_server} sends on to {location}: name that address with --server", isAway: false);
        }

        var words = await WordsAsync(response, cancellationToken) ?? $"the server {_server} answers {status} {response.ReasonPhrase}".TrimEnd();
        var remedy = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => $" ({ServerOptions.TokenVariable} holds the token; 'scorecards token create' makes one)",
            HttpStatusCode.Forbidden => $" (use a token of another role in {ServerOptions.TokenVariable})",
            _ => "",
        };
        return new ServerException(words + remedy, isAway: status is 429 or >= 500);
    }

    private static async Task<string?> WordsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != ProblemMediaType)
        {
            return null;
        }

        try
        {
            return (await response.Content.ReadFromJsonAsync(ServerJson.Readable.ServerProblem, cancellationToken))?.Words();
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            // The status says enough.
            return null;
        }
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw new JsonException("it is empty");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ServerException($"the answer of {response.RequestMessage?.RequestUri} is not of the Scorecards API: {e.Message} (is {_server} a Scorecards server of this version?)", isAway: false, e);
        }
    }
}
