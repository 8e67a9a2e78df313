using Scorecards.Core.Auditing;

namespace Scorecards.Server.Api.Models;

/// <summary>The end of the audit log at a moment, signed: kept elsewhere, it shows whether anything before it was changed.</summary>
/// <param name="Seq">The place of the last entry.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Jws">Seq, hash and at as a compact JWS by ES256, of the type <c>scorecards-audit-head+jwt</c>; <c>/gate/keys</c> has the keys.</param>
public sealed record AuditHeadResponse(long Seq, string Hash, DateTimeOffset At, string Jws)
{
    public static AuditHeadResponse Of(AuditHead head) => new(head.Seq, head.Hash, head.At, head.Jws);
}
