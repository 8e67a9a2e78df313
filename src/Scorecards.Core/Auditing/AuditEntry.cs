namespace Scorecards.Core.Auditing;

/// <summary>Something that was done, written down in the transaction that did it.</summary>
/// <param name="Id">Unique; grows with time.</param>
/// <param name="Actor">The name of the token; <c>server</c> for what the server did by itself.</param>
/// <param name="Action">What was done, one of <see cref="AuditActions"/>.</param>
/// <param name="Subject">What it was done to, such as the id of a service.</param>
/// <param name="Body">What was done, as a JSON object.</param>
public sealed record AuditEntry(string Id, DateTimeOffset At, string Actor, string Action, string Subject, string Body);

/// <summary>An entry in its place in the chain: whatever is changed in it or before it, the hash is another.</summary>
/// <param name="Seq">From 1, without gaps.</param>
/// <param name="PrevHash">The hash of the entry before; <see cref="AuditChain.Genesis"/> for the first.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal.</param>
public sealed record SealedEntry(long Seq, AuditEntry Entry, string PrevHash, string Hash);

/// <summary>The end of the chain at a moment, signed, so that cutting the chain off is found.</summary>
/// <param name="Jws">Seq, hash and time as a compact JWS, see <see cref="AuditHeads"/>.</param>
public sealed record AuditHead(long Seq, string Hash, DateTimeOffset At, string Jws);
