using System.Text.Json;

namespace Scorecards.Core.Auditing;

/// <summary>A sealed entry as one line of an export: JSON in ASCII, and the body as the text that its hash was taken of.</summary>
/// <param name="At">In UTC, with all the digits there are, which the hash counts in units of 100 ns since 1970.</param>
/// <param name="Body">A JSON object, as text.</param>
public sealed record AuditLine(
    long Seq, string Id, DateTimeOffset At, string Actor, string Action, string Subject, string Body, string PrevHash, string Hash)
{
    /// <summary>The line without its end.</summary>
    public static string Write(SealedEntry row) => JsonSerializer.Serialize(Of(row), AuditJson.Default.AuditLine);

    /// <summary>The entry of a line; null for one that is not just as it was written.</summary>
    public static SealedEntry? Read(string line)
    {
        try
        {
            var read = JsonSerializer.Deserialize(line, AuditJson.Default.AuditLine);
            return read is { Id: not null, Actor: not null, Action: not null, Subject: not null, Body: not null, PrevHash: not null, Hash: not null }
                && read.Entry() is var entry && Write(entry) == line
                ? entry
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static AuditLine Of(SealedEntry row) => new(
        row.Seq, row.Entry.Id, row.Entry.At.ToUniversalTime(), row.Entry.Actor, row.Entry.Action, row.Entry.Subject, row.Entry.Body, row.PrevHash, row.Hash);

    private SealedEntry Entry() => new(Seq, new AuditEntry(Id, At, Actor, Action, Subject, Body), PrevHash, Hash);
}
