using System.Text.Json;
using Scorecards.Core.Declarations;

namespace Scorecards.Storage.Schema;

/// <summary>Changes that upstreams told of, as a JSON array of rows, so that one statement reads them with the rest of a state, of the same moment.</summary>
internal static class StoredChanges
{
    /// <summary>The columns of a row, as both engines build a JSON array of them.</summary>
    public const string Columns = "c.source, c.at, c.declared";

    /// <param name="rows">Null where the engine makes nothing of no rows.</param>
    public static IReadOnlyList<SourceChange> Read(string? rows)
    {
        if (rows is null or "[]")
        {
            return [];
        }

        using var document = JsonDocument.Parse(rows);
        return
        [
            .. document.RootElement.EnumerateArray()
                .Select(row => new SourceChange(row[0].GetString()!, StoredTime.Read(row[1].GetInt64()), row[2].GetInt64()))
                .OrderBy(change => change.Source, StringComparer.Ordinal),
        ];
    }
}
