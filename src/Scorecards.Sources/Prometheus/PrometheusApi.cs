using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Prometheus;

/// <summary>Calls of the HTTP API of Prometheus (its documentation, "HTTP API"); servers that speak the same work too.</summary>
internal sealed class PrometheusApi(Uri url, GuardedHttp http)
{
    private readonly string _base = url.AbsoluteUri.TrimEnd('/');

    /// <summary>The field <c>data</c> of the answer, or why there is none.</summary>
    /// <param name="path">After <c>/api/v1/</c>, with its parameters.</param>
    public async Task<(JsonElement Data, FactError? Error)> GetAsync(string path, CancellationToken cancellationToken)
    {
        var outcome = await http.GetAsync(new GuardedRequest(new Uri($"{_base}/api/v1/{path}")), cancellationToken);
        if (outcome.Trouble is { } trouble)
        {
            return Failed(trouble.Kind is HttpTroubleKind.Blocked or HttpTroubleKind.BadUrl ? UnknownCause.Definition : UnknownCause.Source, trouble.Message);
        }

        var reply = outcome.Reply!;
        if (reply.IsTruncated)
        {
            return Failed(UnknownCause.Source, $"{url.Host} answered with more than {reply.Body.Length / 1024 / 1024} MiB: ask for less, or raise the option maxMiB of the source");
        }

        var body = Parse(reply.Body);
        return reply.Status switch
        {
            200 when body is { } ok && Text(ok, "status") == "success" && ok.TryGetProperty("data", out var data) => (data, null),
            // Prometheus answers 400 and 422 to an expression it cannot parse or execute.
            400 or 422 => Failed(UnknownCause.Definition, $"{url.Host} refuses the query: {Words(body) ?? "no reason given"}"),
            401 or 403 => Failed(UnknownCause.Source, $"{url.Host} refuses our credentials ({reply.Status}): look at auth.secretRef of the source"),
            200 => Failed(UnknownCause.Source, $"{url.Host} answered with something that is not Prometheus: look at the url of the source"),
            429 when reply.Headers.TryGetValue("retry-after", out var after) => Failed(UnknownCause.Source, $"{url.Host} answered 429: too many requests, retry after {after} s"),
            _ when reply.RedirectRefused is { } refused => Failed(UnknownCause.Source, $"{url.Host} answered {reply.Status}: {refused}"),
            _ => Failed(UnknownCause.Source, $"{url.Host} answered {reply.Status}{(Words(body) is { } words ? $": {words}" : "")}"),
        };
    }

    /// <summary>A page of the server that shows people the same.</summary>
    public string Page(string path) => $"{_base}/{path}";

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static (JsonElement, FactError?) Failed(UnknownCause cause, string message) => (default, new FactError(cause, message));

    private static string? Words(JsonElement? body) => body is { } json ? Text(json, "error") : null;

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
