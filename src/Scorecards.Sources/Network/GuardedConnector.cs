using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Scorecards.Sources.Network;

/// <summary>Opens connections for the HTTP handler: to an address the guard has checked, with TLS where the URL asks for it.</summary>
internal sealed class GuardedConnector(AddressGuard guard, X509Certificate2Collection? authorities)
{
    // What each host showed last: a connection that is used again makes no new handshake. Bounded, since hosts come from catalogs.
    private const int MaxRemembered = 10_000;
    private readonly ConcurrentDictionary<(string Host, int Port), TlsDetails> _certificates = new();

    public TlsDetails? CertificateOf(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps && _certificates.TryGetValue((HostNames.Normalize(url.Host), url.Port), out var details) ? details : null;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await guard.CheckAsync(host, port, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            return context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps
                ? await SecureAsync(stream, HostNames.Normalize(host), port, cancellationToken)
                : stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream> SecureAsync(Stream stream, string host, int port, CancellationToken cancellationToken)
    {
        TlsDetails? seen = null;
        var secure = new SslStream(stream);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            CertificateChainPolicy = ChainPolicy(),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                seen = certificate is null ? null : Describe(certificate, chain, errors);
                return errors == SslPolicyErrors.None;
            },
        };
        try
        {
            await secure.AuthenticateAsClientAsync(options, cancellationToken);
            Remember(host, port, seen is null ? null : seen with { Protocol = secure.SslProtocol.ToString() });
            return secure;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            Remember(host, port, seen);
            await secure.DisposeAsync();
            throw exception as AuthenticationException ?? new AuthenticationException(exception.Message, exception);
        }
    }

    private X509ChainPolicy ChainPolicy()
    {
        // No revocation lists and no missing intermediates are downloaded: these requests would not pass the guard.
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (authorities is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return policy;
    }

    private void Remember(string host, int port, TlsDetails? details)
    {
        if (_certificates.Count >= MaxRemembered)
            _certificates.Clear();
        if (details is null)
            _certificates.TryRemove((host, port), out _);
        else
            _certificates[(host, port)] = details;
    }

    private static TlsDetails Describe(X509Certificate certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        using var full = new X509Certificate2(certificate);
        string? trouble = null;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            trouble = "the certificate is for another host";
        else if (errors != SslPolicyErrors.None)
            trouble = string.Join(" ", chain?.ChainStatus.Select(status => status.StatusInformation.Trim()).Distinct() ?? ["the certificate is not trusted"]);
        return new TlsDetails(new DateTimeOffset(full.NotAfter.ToUniversalTime()), full.Issuer, full.Subject, "", trouble);
    }
}
