using System.Security.Cryptography.X509Certificates;

namespace Scorecards.Sources.Network;

/// <summary>Limits of one source's requests.</summary>
public sealed record GuardedHttpOptions
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>From the first byte sent to the last byte read, redirects included; waiting for a free place at the host is not part of it.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>Bytes of a body after decompression; what comes after is not read.</summary>
    public int MaxBody { get; init; } = 1024 * 1024;

    public int MaxRedirects { get; init; } = 5;

    /// <summary>The authorities to trust instead of the machine's own; null for the machine's own.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Sent to its own host only.</summary>
    public HostCredential? Credential { get; init; }

    /// <summary>What stands between the questions and the wire; null where every question is sent once.</summary>
    public IRequestPolicy? Policy { get; init; }
}
