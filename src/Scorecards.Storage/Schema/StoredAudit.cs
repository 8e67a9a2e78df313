using Scorecards.Core.Auditing;

namespace Scorecards.Storage.Schema;

/// <summary>What the stores have in common about the audit log.</summary>
internal static class StoredAudit
{
    /// <summary>The columns of a sealed entry, of the table <c>audit</c>.</summary>
    public const string Columns = "id, at, actor, action, subject, body, seq, prev_hash AS prevHash, hash";

    /// <summary>The digest of the definitions that the log told of last.</summary>
    public const string LatestDefinitions =
        $"SELECT subject FROM audit WHERE action = '{AuditActions.DefinitionsChanged}' ORDER BY at DESC, id DESC LIMIT 1";

    /// <summary>An entry as its row says, whatever it says: a time that is none becomes the last or the first there is.</summary>
    public static AuditEntry Entry(string id, long at, string actor, string action, string subject, string body) =>
        new(id, Time(at), actor, action, subject, body);

    /// <summary>The entries in their places after the last one that is sealed.</summary>
    public static IReadOnlyList<SealedEntry> Seal(SealedEntry? last, IReadOnlyList<AuditEntry> entries)
    {
        var placed = new List<SealedEntry>(entries.Count);

        foreach (var entry in entries)
        {
            last = AuditChain.Seal(entry, last);
            placed.Add(last);
        }

        return placed;
    }

    public static DateTimeOffset Time(long stored) =>
        stored > StoredTime.Of(DateTimeOffset.MaxValue) ? DateTimeOffset.MaxValue
        : stored < StoredTime.Of(DateTimeOffset.MinValue) ? DateTimeOffset.MinValue
        : StoredTime.Read(stored);

    /// <summary>The conditions that a query makes, each on a column of the same name as its parameter.</summary>
    public static string Where(AuditQuery query, long? before)
    {
        string?[] conditions =
        [
            "seq IS NOT NULL",
            query.Actor is null ? null : "actor = @actor",
            query.Action is null ? null : "action = @action",
            query.Subject is null ? null : "subject = @subject",
            before is null ? null : "seq < @before",
        ];
        return string.Join(" AND ", conditions.OfType<string>());
    }
}
