using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
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

    private readonly HttpClient _http;
    private readonly Uri _server;
    private readonly ServerPatience _patience;

    /// <param name="server">Its address, with the path it is mounted at, if any.</param>
    /// <param name="token">Null or empty to ask without one.</param>
    public ServerApi(Uri server, string? token, ServerPatience patience)
    {
        _server = new Uri(server.ToString().TrimEnd('/') + "/");
        _patience = patience;

        // A redirect is told instead of followed: the token is for the host that was named.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            BaseAddress = new Uri(_server, "api/v1/"),
            Timeout = patience.Answer,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _http.DefaultRequestHeaders.Authorization = string.IsNullOrEmpty(token) ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    /// <param name="path">Below <c>/api/v1/</c>; what is put into it is escaped: <c>$"services/{id}"</c>.</param>
    public async Task<T> GetAsync<T>(FormattableString path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(HttpMethod.Get, path, () => null, idempotencyKey: null, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    /// <summary>The lines of an answer that may be longer than fits in memory.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async IAsyncEnumerable<string> LinesAsync(FormattableString path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await AskAsync(HttpMethod.Get, path, () => null, idempotencyKey: null, cancellationToken, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await LineAsync(reader, cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    /// <summary>All items of a list that comes in parts.</summary>
    /// <param name="path">The path of the part at a cursor; null for the first.</param>
    /// <param name="read">The items of a part, and the cursor of the next.</param>
    public async Task<IReadOnlyList<T>> ListAsync<TPart, T>(
        Func<string?, FormattableString> path, JsonTypeInfo<TPart> type, Func<TPart, (IReadOnlyList<T> Items, string? Next)> read, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        string? cursor = null;
        do
        {
            (var items, cursor) = read(await GetAsync(path(cursor), type, cancellationToken));
            all.AddRange(items);
        }
        while (cursor is not null);

        return all;
    }

    /// <inheritdoc cref="GetAsync"/>
    public Task<T> SendAsync<TBody, T>(
        HttpMethod method, FormattableString path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(method, path, body, bodyType, type, idempotencyKey: null, cancellationToken);

    /// <param name="idempotencyKey">A name for this request: the same one sent again does no more than the first time.</param>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<T> SendAsync<TBody, T>(
        HttpMethod method, FormattableString path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<T> type, string? idempotencyKey, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(method, path, () => JsonContent.Create(body, bodyType), idempotencyKey, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    /// <summary>A call without a body.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<T> SendAsync<T>(HttpMethod method, FormattableString path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(method, path, () => null, idempotencyKey: null, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    /// <summary>A call without a body whose answer has nothing to read.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task SendAsync(HttpMethod method, FormattableString path, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(method, path, () => null, idempotencyKey: null, cancellationToken);
    }

    /// <summary>The whole address of a page that the server names; null when it names none.</summary>
    public Uri? Page(string? link) =>
        link is not null && Uri.TryCreate(_server, link, out var page) && page.Scheme is "http" or "https" ? page : null;

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(
        HttpMethod method, FormattableString path, Func<HttpContent?> body, string? idempotencyKey, CancellationToken cancellationToken,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        var waited = TimeSpan.Zero;
        while (true)
        {
            var response = await OnceAsync(method, path, body(), idempotencyKey, completion, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                // Who says when to come again has not done anything yet.
                if (response is not { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter.Delta: { } wait }
                    || (waited += wait + TimeSpan.FromSeconds(1)) > _patience.Again)
                {
                    throw await RefusalAsync(response, cancellationToken);
                }

                await Task.Delay(wait, cancellationToken);
            }
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(
        HttpMethod method, FormattableString path, HttpContent? body, string? idempotencyKey, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var escaped = string.Format(
            CultureInfo.InvariantCulture, path.Format, [.. path.GetArguments().Select(a => Uri.EscapeDataString(Convert.ToString(a, CultureInfo.InvariantCulture)!))]);
        using var request = new HttpRequestMessage(method, escaped) { Content = body };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        try
        {
            return await _http.SendAsync(request, completion, cancellationToken);
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

    private async Task<string?> LineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new ServerException($"the answer of the server {_server} broke off: {e.Message}", isAway: true, e);
        }
    }

    private async Task<ServerException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response is { StatusCode: >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest, Headers.Location: { } location })
        {
            return new ServerException($"the server {_server} sends on to {location}: name that address with --server", isAway: false);
        }

        var problem = await ProblemAsync(response, cancellationToken);
        var words = problem?.Words() ?? $"the server {_server} answers {status} {response.ReasonPhrase}".TrimEnd();
        var remedy = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => $" ({ServerOptions.TokenVariable} holds the token; 'scorecards token create' makes one)",
            HttpStatusCode.Forbidden => $" (use a token of another role in {ServerOptions.TokenVariable})",
            _ => "",
        };
        return new ServerException(words + remedy, isAway: status is 408 or 429 or >= 500)
        {
            Code = problem?.Code,
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    private static async Task<ServerProblem?> ProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != ProblemMediaType)
        {
            return null;
        }

        try
        {
            return await response.Content.ReadFromJsonAsync(ServerJson.Readable.ServerProblem, cancellationToken);
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
            throw new ServerException($"the answer of {response.RequestMessage?.RequestUri} is not of the Scorecards API: {e.Message} (is {_server} a Scorecards server of this version?)", isAway: false, e) { IsUnreadable = true };
        }
    }
}
