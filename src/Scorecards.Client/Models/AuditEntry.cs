using System.Text.Json;

namespace Scorecards.Client.Models;

/// <summary>An entry of the audit log in its place in the chain.</summary>
/// <param name="Seq">Its place, from 1.</param>
/// <param name="Actor">The name of the token; <c>server</c> for what the server did by itself.</param>
/// <param name="Action">What was done, such as <c>decision.made</c>.</param>
/// <param name="Subject">What it was done to: the id of a service, or of what there is instead.</param>
/// <param name="Body">What was done, as JSON. The hash is taken of its text, which an export has.</param>
/// <param name="PrevHash">The hash of the entry before.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
public sealed record AuditEntry(
    long Seq, string Id, DateTimeOffset At, string Actor, string Action, string Subject, JsonElement Body, string PrevHash, string Hash);
