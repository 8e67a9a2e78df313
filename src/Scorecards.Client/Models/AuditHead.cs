namespace Scorecards.Client.Models;

/// <summary>The end of the audit log at a moment, signed: kept elsewhere, it shows whether anything before it was changed.</summary>
/// <param name="Seq">The place of the last entry.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Jws">Seq, hash and at as a compact JWS by ES256; <see cref="IScorecardsApi.GetGateKeysAsync"/> has the keys.</param>
public sealed record AuditHead(long Seq, string Hash, DateTimeOffset At, string Jws);
