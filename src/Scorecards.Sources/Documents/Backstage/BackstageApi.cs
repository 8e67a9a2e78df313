using System.Globalization;
using System.Text.Json;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Documents.Backstage;

/// <summary>
/// Reads entities over Backstage's catalog API (its documentation, "Software Catalog API"): page by page with a cursor from
/// <c>/entities/by-query</c>, or by offset from <c>/entities</c> where the first is not there yet.
/// </summary>
internal sealed class BackstageApi(Uri url, GuardedHttp http)
{
    // Other kinds are passed over anyhow, and API entities carry their whole description.
    private const string Kinds = "filter=kind%3Dcomponent&filter=kind%3Dgroup&filter=kind%3Dsystem";
    private const int MaxPages = 20_000;

    private readonly string _base = url.AbsoluteUri.TrimEnd('/') + "/api/catalog";
    private int _pageSize = 200;

    /// <summary>The page people see of an entity.</summary>
    public string Page(string kind, string ns, string name) =>
        $"{url.AbsoluteUri.TrimEnd('/')}/catalog/{ns}/{kind.ToLowerInvariant()}/{name}";

    /// <summary>Every component, group and system.</summary>
    /// <param name="fields">The parts of the entities that are wanted; null for all.</param>
    /// <exception cref="OriginException">Backstage does not answer as it should.</exception>
    public async Task<IReadOnlyList<JsonElement>> EntitiesAsync(string? fields, CancellationToken cancellationToken)
    {
        var selection = fields is null ? "" : $"&fields={fields}";
        return await ByQueryAsync(selection, cancellationToken) ?? await ByOffsetAsync(selection, cancellationToken);
    }

    private async Task<List<JsonElement>?> ByQueryAsync(string selection, CancellationToken cancellationToken)
    {
        var entities = new List<JsonElement>();
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        var position = Kinds;
        for (var page = 0; page < MaxPages; page++)
        {
            if (await GetAsync("/entities/by-query?" + position + selection, page == 0, cancellationToken) is not { } answer)
                return null;
            entities.AddRange(Array(answer, "items"));
            if (!answer.TryGetProperty("pageInfo", out var info) || Text(info, "nextCursor") is not { Length: > 0 } cursor)
                return entities;
            if (!cursors.Add(cursor))
                throw Strange("its pages go in a circle");
            position = $"cursor={Uri.EscapeDataString(cursor)}";
        }

        throw Strange($"there are more than {MaxPages} pages");
    }

    private async Task<List<JsonElement>> ByOffsetAsync(string selection, CancellationToken cancellationToken)
    {
        var entities = new List<JsonElement>();
        for (var page = 0; page < MaxPages; page++)
        {
            var offset = entities.Count.ToString(CultureInfo.InvariantCulture);
            var answer = await GetAsync($"/entities?{Kinds}&offset={offset}{selection}", mayBeMissing: false, cancellationToken);
            if (answer is not { ValueKind: JsonValueKind.Array } items)
                throw Strange("the list of entities is no list");
            var count = entities.Count;
            entities.AddRange(items.EnumerateArray());
            if (entities.Count == count)
                return entities;
        }

        throw Strange($"there are more than {MaxPages} pages");
    }

    /// <summary>The answer as JSON, with smaller pages when one is too large; null when it is missing and may be.</summary>
    private async Task<JsonElement?> GetAsync(string path, bool mayBeMissing, CancellationToken cancellationToken)
    {
        while (true)
        {
            var size = _pageSize;
            var outcome = await http.GetAsync(new GuardedRequest(new Uri($"{_base}{path}&limit={size}")), cancellationToken);
            if (outcome.Trouble is { } trouble)
                throw new OriginException($"Backstage cannot be read: {trouble.Message}") { IsAway = true };

            var reply = outcome.Reply!;
            if (reply.IsTruncated && size > 1)
                _pageSize = size / 2;
            else if (reply.Status == 404 && mayBeMissing)
                return null;
            else
                return Parse(reply);
        }
    }

    private static JsonElement Parse(GuardedReply reply)
    {
        switch (reply.Status)
        {
            case 200 when reply.IsTruncated:
                throw Strange("one entity alone is too large");
            case 200:
                break;
            case 401 or 403:
                throw new OriginException($"Backstage refuses our token ({reply.Status}): set {Origins.CatalogToken} to a token it accepts") { IsAway = true };
            case 429 when reply.Headers.TryGetValue("retry-after", out var after):
                throw new OriginException($"Backstage answers 429: too many requests, retry after {after} s") { IsAway = true };
            default:
                throw new OriginException($"Backstage answers {reply.Status}{(reply.RedirectRefused is { } refused ? $": {refused}" : "")}") { IsAway = true };
        }

        try
        {
            using var document = JsonDocument.Parse(reply.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw Strange($"the answer ({reply.ContentType?.MediaType ?? "no content type"}) is not JSON: {exception.Message}");
        }
    }

    internal static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Array(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : throw Strange($"its answer has no '{name}'");

    private static OriginException Strange(string what) => new($"Backstage does not answer as documented: {what}") { IsAway = true };
}
