using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Runtime;

/// <summary>Reads sets of definitions that the store keeps.</summary>
public static class StoredDefinitions
{
    /// <param name="kinds">The kinds of source that are shipped, by name.</param>
    /// <returns>Null when the store has no such set, when it is damaged there, and when this release cannot read it.</returns>
    /// <exception cref="StoreException">The store is away.</exception>
    public static async Task<DefinitionSet?> FindSetAsync(
        this IDefinitionStore store, string digest, IReadOnlyDictionary<string, SourceKind> kinds, CancellationToken cancellationToken)
    {
        if (await store.FindDefinitionsAsync(digest, cancellationToken).ConfigureAwait(false) is not { } text)
        {
            return null;
        }

        try
        {
            return DefinitionLoader.Load(JsonSerializer.Deserialize<List<DefinitionDocument>>(text) ?? [], kinds).Set;
        }
        catch (JsonException)
        {
            // Damaged is as good as gone.
            return null;
        }
    }
}
