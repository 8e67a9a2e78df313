using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Setup;

/// <summary>Asks an API that answers JSON, and says of trouble whose it is to mend.</summary>
/// <param name="product">Its name, for messages.</param>
/// <param name="words">The API's own words in the body of an error; null where it has none.</param>
/// <param name="headers">Headers of every request.</param>
internal sealed class JsonApi(
    Uri url, GuardedHttp http, string product, Func<JsonElement, string?> words, params IReadOnlyList<KeyValuePair<string, string>> headers)
{
    private readonly string _base = url.AbsoluteUri.TrimEnd('/');

    public string Host => url.Host;

    /// <summary>The body of a good answer, or why there is none.</summary>
    /// <param name="path">After the base URL, with its parameters.</param>
    /// <param name="missing">What 404 means, where it says more than that the URL is wrong.</param>
    public async Task<(JsonElement Body, FactError? Error)> GetAsync(string path, CancellationToken cancellationToken, FactError? missing = null)
    {
        var outcome = await http.GetAsync(new GuardedRequest(new Uri($"{_base}/{path}"), headers), cancellationToken);
        if (outcome.Trouble is { } trouble)
            return Failed(trouble.Kind is HttpTroubleKind.Blocked or HttpTroubleKind.BadUrl ? UnknownCause.Definition : UnknownCause.Source, trouble.Message);

        var reply = outcome.Reply!;
        if (reply.IsTruncated)
            return Failed(UnknownCause.Source, $"{Host} answered with more than {reply.Body.Length / 1024 / 1024} MiB: ask for less, or raise the option maxMiB of the source");
        var body = JsonParts.Read(reply.Body);
        var said = body is { } json ? words(json) : null;
        return reply.Status switch
        {
            200 when body is { } ok => (ok, null),
            200 => NotTheProduct(),
            400 or 422 => Failed(UnknownCause.Definition, $"{Host} refuses the query: {said ?? "no reason given"}"),
            401 or 403 => Failed(UnknownCause.Source, $"{Host} refuses our credentials ({reply.Status}): look at auth.secretRef of the source"),
            404 when missing is not null => (default, missing),
            404 => Failed(UnknownCause.Source, $"{Host} has no /{path.Split('?')[0]} (404): look at the url of the source; not all that speaks the API of {product} has all of it"),
            429 when reply.Headers.TryGetValue("retry-after", out var after) => Failed(UnknownCause.Source, $"{Host} answered 429: too many requests, retry after {after} s"),
            _ when reply.RedirectRefused is { } refused => Failed(UnknownCause.Source, $"{Host} answered {reply.Status}: {refused}"),
            _ => Failed(UnknownCause.Source, $"{Host} answered {reply.Status}{(said is null ? "" : $": {said}")}"),
        };
    }

    /// <summary>A page of the server that shows people the same.</summary>
    public string Page(string path) => $"{_base}/{path}";

    /// <summary>What is said of an answer that has not the form of the product's.</summary>
    public (JsonElement, FactError?) NotTheProduct() =>
        Failed(UnknownCause.Source, $"{Host} answered with something that is not {product}: look at the url of the source");

    private static (JsonElement, FactError?) Failed(UnknownCause cause, string message) => (default, new FactError(cause, message));
}
