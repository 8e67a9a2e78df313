using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Http;

/// <summary>Keeps answers that are asked for again and again as long as their snapshot is in use.</summary>
internal sealed class ReadCache
{
    /// <summary>Enough for the first parts of all lists, too little to fill the memory with.</summary>
    private const int MostPerSnapshot = 64;

    private readonly ConditionalWeakTable<Snapshot, ConcurrentDictionary<string, JsonBody>> _bodies = [];

    /// <summary>The first part of an unfiltered list from the cache; any other is written anew.</summary>
    public JsonBody GetPage(
        Snapshot snapshot, string list, BoardFilter filter, BoardPlace? after, int limit, Func<Snapshot, PageOf<LeaderboardItem>> read)
    {
        return filter.IsEmpty && after is null
            ? Get(snapshot, string.Create(CultureInfo.InvariantCulture, $"{list} {limit}"), Write)
            : Write();

        JsonBody Write() => JsonBody.Of(read(snapshot), Wire.Json.PageOfLeaderboardItem);
    }

    private JsonBody Get(Snapshot snapshot, string key, Func<JsonBody> write)
    {
        var bodies = _bodies.GetOrCreateValue(snapshot);
        return bodies.TryGetValue(key, out var body) ? body
            : bodies.Count < MostPerSnapshot ? bodies.GetOrAdd(key, _ => write())
            : write();
    }
}
