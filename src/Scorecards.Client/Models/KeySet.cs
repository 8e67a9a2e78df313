namespace Scorecards.Client.Models;

/// <summary>The keys that verdicts and heads of the audit log are signed with, as a JWK Set (RFC 7517).</summary>
public sealed record KeySet(IReadOnlyList<PublicKey> Keys);
