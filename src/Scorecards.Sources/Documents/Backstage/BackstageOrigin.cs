using System.Text.Encodings.Web;
using System.Text.Json;
using Scorecards.Core.Text;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Documents.Backstage;

/// <summary>The catalog of a running Backstage. Its stamp is made of the entities' own etags.</summary>
internal sealed class BackstageOrigin(string place, BackstageApi api, GuardedHttp http, TimeSpan poll) : IDocumentOrigin, IDisposable
{
    // JSON is YAML, but YAML does not know pairs of escapes for one character.
    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Name => place;

    public TimeSpan Rest => poll;

    public async Task<string> StampAsync(CancellationToken cancellationToken)
    {
        var entities = await api.EntitiesAsync("metadata.uid,metadata.etag", cancellationToken);
        var states = entities.Select(entity => entity.TryGetProperty("metadata", out var data) ? $"{BackstageApi.Text(data, "uid")} {BackstageApi.Text(data, "etag")}" : "");
        return Content.Digest(string.Join('\n', states.Order(StringComparer.Ordinal)));
    }

    public async Task<DocumentSet> ReadAsync(CancellationToken cancellationToken)
    {
        var entities = await api.EntitiesAsync(fields: null, cancellationToken);
        // With its permission framework a token that may see nothing gets an empty list and no error.
        if (entities.Count == 0)
            throw new OriginException("Backstage shows no component, group or system: look at what the token may see") { IsAway = true };
        return new DocumentSet([.. entities.Select(ToDocument).OrderBy(document => document.Path, StringComparer.Ordinal)], []);
    }

    // A running Backstage has followed its Locations itself, and they are not asked for.
    public Task<DocumentSet> FollowAsync(Document from, string target, CancellationToken cancellationToken) => Task.FromResult(DocumentSet.Empty);

    public void Dispose() => http.Dispose();

    private Document ToDocument(JsonElement entity)
    {
        var metadata = entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty("metadata", out var data) ? data : default;
        var path = api.Page(BackstageApi.Text(entity, "kind") ?? "unknown", BackstageApi.Text(metadata, "namespace") ?? "default", BackstageApi.Text(metadata, "name") ?? "unknown");
        return new Document(path, JsonSerializer.Serialize(entity, _plain), null);
    }
}
