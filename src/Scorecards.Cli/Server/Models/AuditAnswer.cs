using System.Text.Json;
using Scorecards.Cli.Output.Json;
using Scorecards.Core.Auditing;

namespace Scorecards.Cli.Server.Models;

/// <summary>An entry of the audit log.</summary>
internal sealed record AuditEntryAnswer(
    long Seq, string Id, DateTimeOffset At, string Actor, string Action, string Subject, JsonElement Body, string PrevHash, string Hash)
{
    /// <summary>As the server answers it.</summary>
    public static AuditEntryAnswer Of(SealedEntry row) => new(
        row.Seq, row.Entry.Id, row.Entry.At, row.Entry.Actor, row.Entry.Action, row.Entry.Subject, BodyOf(row.Entry.Body), row.PrevHash, row.Hash);

    /// <summary>A text that is no JSON is shown as it is: someone has changed it.</summary>
    private static JsonElement BodyOf(string text)
    {
        try
        {
            using var body = JsonDocument.Parse(text);
            return body.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text, CliJson.Readable.String);
        }
    }
}

/// <summary>A part of the audit log.</summary>
internal sealed record AuditListAnswer(IReadOnlyList<AuditEntryAnswer> Items, string? Next, long Total);

/// <summary>A signed end of the audit log.</summary>
internal sealed record AuditHeadAnswer(long Seq, string Hash, DateTimeOffset At, string Jws)
{
    public AuditHead ToHead() => new(Seq, Hash, At, Jws);
}
