using System.Text.Json;

namespace Scorecards.Storage.Schema;

/// <summary>Bodies as a JSON array of texts, so that one statement reads them with the rest of a state, of the same moment.</summary>
internal static class StoredTexts
{
    /// <summary>The bodies by id, whatever order the engine gave them in.</summary>
    /// <param name="texts">Null where the engine makes nothing of no rows.</param>
    public static IReadOnlyList<T> Read<T>(string? texts, Func<string, T> read, Func<T, string> idOf)
    {
        if (texts is null or "[]")
        {
            return [];
        }

        using var document = JsonDocument.Parse(texts);
        return [.. document.RootElement.EnumerateArray().Select(text => read(text.GetString()!)).OrderBy(idOf, StringComparer.Ordinal)];
    }
}
