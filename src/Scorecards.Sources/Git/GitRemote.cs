using System.Net;
using System.Net.Sockets;
using Scorecards.Core.Facts;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Git;

/// <summary>How git reaches a server: the transport, and settings that hold it to the addresses the guard has checked.</summary>
internal sealed record GitRemote(Uri Url, IReadOnlyList<KeyValuePair<string, string>> Settings)
{
    public string Protocols => Url.Scheme == "git" ? "git" : "http:https";

    /// <summary>Looks the host up, once, and checks its addresses.</summary>
    /// <exception cref="GitException">The address is refused, the name has none, or the secret cannot be read.</exception>
    public static async Task<GitRemote> PrepareAsync(
        Uri url, AddressGuard guard, HostCredential? credential, string? caFile, CancellationToken cancellationToken)
    {
        var port = url.Port > 0 ? url.Port : 9418;
        var addresses = await CheckAsync(url, port, guard, cancellationToken);
        var settings = new List<KeyValuePair<string, string>>();
        if (url.Scheme == "git")
        {
            settings.Add(new($"url.git://{Place(addresses[0])}:{port}/.insteadOf", $"{url.GetLeftPart(UriPartial.Authority)}/"));
        }
        else
        {
            settings.Add(new("http.curloptResolve", $"{url.IdnHost}:{port}:{string.Join(',', addresses.Select(Place))}"));
            if (caFile is not null)
                settings.Add(new("http.sslCAInfo", caFile));
            if (credential?.BelongsTo(url) == true)
                settings.Add(new($"http.{url.GetLeftPart(UriPartial.Authority)}/.extraHeader", $"{credential.Header}: {Secret(credential)}"));
        }

        return new GitRemote(url, settings);
    }

    private static async Task<IReadOnlyList<IPAddress>> CheckAsync(Uri url, int port, AddressGuard guard, CancellationToken cancellationToken)
    {
        try
        {
            return await guard.CheckAsync(url.Host, port, cancellationToken);
        }
        catch (BlockedAddressException exception)
        {
            throw new GitException(UnknownCause.Definition, exception.Message);
        }
        catch (SocketException exception)
        {
            throw new GitException($"the name {url.Host} cannot be looked up: {exception.Message}", exception);
        }
    }

    private static string Secret(HostCredential credential)
    {
        var secret = credential.Read();
        if (secret.Value is null || secret.Value.AsSpan().ContainsAnyInRange('\0', '\u001f'))
            throw new GitException(UnknownCause.Source, secret.Error ?? "the secret holds a control character");
        return secret.Value;
    }

    private static string Place(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
