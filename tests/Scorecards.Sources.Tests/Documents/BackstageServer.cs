using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Documents;

/// <summary>
/// Answers as Backstage's documentation describes its catalog API, https://backstage.io/docs/features/software-catalog/software-catalog-api:
/// <c>/entities/by-query</c> with filter sets, fields, limit and cursor, and the older <c>/entities</c> with limit and offset.
/// </summary>
internal sealed class BackstageServer(IReadOnlyList<JsonObject> entities, string? token = null, bool isOld = false)
{
    public Task AnswerAsync(LoopbackRequest request, LoopbackResponse response)
    {
        if (token is not null && request.Headers.GetValueOrDefault("authorization") != $"Bearer {token}")
            return ErrorAsync(response, 401, "AuthenticationError", "Missing credentials");
        var limit = request.Query("limit") is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 20;
        return request.Path switch
        {
            "/api/catalog/entities/by-query" when !isOld => ByQueryAsync(request, response, limit),
            "/api/catalog/entities" => response.JsonAsync(Items(request, Matching(request).Skip(Number(request, "offset")).Take(limit)).ToJsonString()),
            _ => ErrorAsync(response, 404, "NotFoundError", "No route"),
        };
    }

    private Task ByQueryAsync(LoopbackRequest request, LoopbackResponse response, int limit)
    {
        // A cursor carries the query it began with; filters beside it do not count.
        var state = request.Query("cursor") is [var cursor] ? JsonSerializer.Deserialize<CursorState>(Convert.FromBase64String(cursor))! : new CursorState(request.Query("filter"), 0);
        var matching = Matching(state.Filters).ToList();
        var page = matching.Skip(state.Position).Take(limit).ToList();
        var info = new JsonObject();
        if (state.Position + page.Count < matching.Count)
            info["nextCursor"] = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(state with { Position = state.Position + page.Count }));
        return response.JsonAsync(new JsonObject { ["items"] = Items(request, page), ["totalItems"] = matching.Count, ["pageInfo"] = info }.ToJsonString());
    }

    private IEnumerable<JsonObject> Matching(LoopbackRequest request) => Matching(request.Query("filter"));

    private IEnumerable<JsonObject> Matching(IReadOnlyList<string> filters) =>
        entities.Where(entity => filters.Count == 0 || filters.Any(filter => string.Equals(filter, $"kind={entity["kind"]}", StringComparison.OrdinalIgnoreCase)));

    private static JsonArray Items(LoopbackRequest request, IEnumerable<JsonObject> items) =>
        [.. items.Select(item => request.Query("fields") is ["metadata.uid,metadata.etag"]
            ? new JsonObject { ["metadata"] = new JsonObject { ["uid"] = item["metadata"]!["uid"]?.DeepClone(), ["etag"] = item["metadata"]!["etag"]?.DeepClone() } }
            : item.DeepClone())];

    private static int Number(LoopbackRequest request, string name) =>
        request.Query(name) is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static Task ErrorAsync(LoopbackResponse response, int status, string name, string message) =>
        response.JsonAsync($$$"""{"error":{"name":"{{{name}}}","message":"{{{message}}}"},"response":{"statusCode":{{{status}}}}}""", status);

    private sealed record CursorState(IReadOnlyList<string> Filters, int Position);
}
