namespace Scorecards.Sources.Network;

/// <summary>Why there is no answer.</summary>
/// <param name="Message">For people; holds no secret.</param>
/// <param name="Tls">The certificate, where it was seen.</param>
public sealed record HttpTrouble(HttpTroubleKind Kind, string Message, TlsDetails? Tls = null);

public enum HttpTroubleKind
{
    /// <summary>The URL cannot be asked: scheme, user info.</summary>
    BadUrl,

    /// <summary>The guard refused the address.</summary>
    Blocked,

    /// <summary>The name has no address.</summary>
    Dns,

    /// <summary>Our own network is in trouble: no name server answers, or no network is up.</summary>
    OwnNetwork,

    /// <summary>Nobody accepts connections there, or no way leads there.</summary>
    Unreachable,

    /// <summary>The handshake failed or the certificate is not trusted.</summary>
    Tls,

    Timeout,

    /// <summary>The connection broke, or what came is not HTTP.</summary>
    Broken,

    /// <summary>Our secret cannot be read.</summary>
    Credential,

    /// <summary>Nothing was sent: the host fails, is silent or wants a pause, or the budget is used up.</summary>
    NotAsked,
}
