namespace Scorecards.Sources.Network;

/// <summary>The certificate a host showed.</summary>
/// <param name="Protocol">Such as <c>Tls13</c>; empty when the handshake failed.</param>
/// <param name="Trouble">Why the certificate is not trusted; null when it is.</param>
public sealed record TlsDetails(DateTimeOffset ExpiresAt, string Issuer, string Subject, string Protocol, string? Trouble);
