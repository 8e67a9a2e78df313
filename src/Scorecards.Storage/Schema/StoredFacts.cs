using System.Text.Json;
using Scorecards.Core.Declarations;

namespace Scorecards.Storage.Schema;

/// <summary>Pushed facts as a JSON array of rows, so that one statement reads them with the rest of a state, of the same moment.</summary>
internal static class StoredFacts
{
    /// <summary>The columns of a row, as both engines build a JSON array of them.</summary>
    public const string Columns = "f.name, f.value, f.at, f.received_at, f.pushed_by, f.ttl, f.evidence";

    /// <param name="rows">Null where the engine makes nothing of no rows.</param>
    public static IReadOnlyList<PushedFact> Read(string service, string? rows)
    {
        if (rows is null or "[]")
        {
            return [];
        }

        using var document = JsonDocument.Parse(rows);
        return
        [
            .. document.RootElement.EnumerateArray().Select(row => new PushedFact(
                service, row[0].GetString()!, row[1].GetString()!, StoredTime.Read(row[2].GetInt64()), StoredTime.Read(row[3].GetInt64()),
                row[4].GetString()!, TimeSpan.FromTicks(row[5].GetInt64()), row[6].GetString()))
                .OrderBy(fact => fact.Name, StringComparer.Ordinal),
        ];
    }
}
