using System.Net.Sockets;
using System.Security.Authentication;

namespace Scorecards.Sources.Network;

/// <summary>Turns what the HTTP handler throws into words; null for an exception that is a bug of ours.</summary>
internal static class HttpTroubles
{
    public static HttpTrouble? From(Exception exception, Uri url, TlsDetails? tls, TimeSpan timeout, bool timedOut)
    {
        var place = $"{url.Host}:{url.Port}";
        if (Find<BlockedAddressException>(exception) is { } blocked)
            return new HttpTrouble(HttpTroubleKind.Blocked, blocked.Message);
        if (timedOut || Find<TimeoutException>(exception) is not null)
            return new HttpTrouble(HttpTroubleKind.Timeout, $"{place} did not answer within {timeout.TotalSeconds:0.###} s");
        if (Find<AuthenticationException>(exception) is { } handshake)
            return new HttpTrouble(HttpTroubleKind.Tls, $"TLS with {place} failed: {tls?.Trouble ?? handshake.Message}", tls);
        if (Find<SocketException>(exception) is { } socket)
            return FromSocket(socket, url, place);
        return exception is HttpRequestException or IOException or InvalidDataException or OperationCanceledException
            ? new HttpTrouble(HttpTroubleKind.Broken, $"the answer of {place} broke off or is not HTTP: {exception.Message}")
            : null;
    }

    private static HttpTrouble FromSocket(SocketException socket, Uri url, string place) => socket.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData => new HttpTrouble(HttpTroubleKind.Dns, $"the name {url.Host} has no address"),
        SocketError.TryAgain or SocketError.NoRecovery or SocketError.NetworkDown or SocketError.NetworkUnreachable =>
            new HttpTrouble(HttpTroubleKind.OwnNetwork, $"{place} cannot be reached from here: {socket.Message}"),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown =>
            new HttpTrouble(HttpTroubleKind.Broken, $"{place} closed the connection"),
        SocketError.TimedOut => new HttpTrouble(HttpTroubleKind.Timeout, $"{place} did not accept the connection in time"),
        _ => new HttpTrouble(HttpTroubleKind.Unreachable, $"{place} cannot be reached: {socket.Message}"),
    };

    private static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is T found)
                return found;
        }

        return null;
    }
}
