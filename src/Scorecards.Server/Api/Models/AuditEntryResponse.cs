using System.Text.Json;
using Scorecards.Core.Auditing;

namespace Scorecards.Server.Api.Models;

/// <summary>An entry of the audit log in its place in the chain.</summary>
/// <param name="Seq">Its place, from 1.</param>
/// <param name="Actor">The name of the token; <c>server</c> for what the server did by itself.</param>
/// <param name="Action">What was done, such as <c>decision.made</c>.</param>
/// <param name="Subject">What it was done to: the id of a service, or of what there is instead.</param>
/// <param name="Body">What was done, as JSON. The hash is taken of its text, which an export has.</param>
/// <param name="PrevHash">The hash of the entry before.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
public sealed record AuditEntryResponse(
    long Seq, string Id, DateTimeOffset At, string Actor, string Action, string Subject, JsonElement Body, string PrevHash, string Hash)
{
    public static AuditEntryResponse Of(SealedEntry row) => new(
        row.Seq, row.Entry.Id, row.Entry.At, row.Entry.Actor, row.Entry.Action, row.Entry.Subject, BodyOf(row.Entry.Body), row.PrevHash, row.Hash);

    /// <summary>A text that is no JSON is shown as it is: someone has changed it, and the rest of the log must be seen all the same.</summary>
    private static JsonElement BodyOf(string text)
    {
        try
        {
            using var body = JsonDocument.Parse(text);
            return body.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text, Http.ApiJson.Default.String);
        }
    }
}
