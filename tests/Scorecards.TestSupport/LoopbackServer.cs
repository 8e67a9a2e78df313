using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Scorecards.TestSupport;

/// <summary>
/// A small HTTP/1.1 server on loopback that answers byte for byte what a test wants, broken answers too.
/// Each connection serves one request. It keeps the requests it has seen.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<LoopbackRequest, LoopbackResponse, Task> _handler;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _open;

    public LoopbackServer(Func<LoopbackRequest, LoopbackResponse, Task> handler, X509Certificate2? certificate = null)
    {
        _handler = handler;
        _certificate = certificate;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Known after the server is disposed too: then nobody listens there.</summary>
    public int Port { get; }

    public Uri Url => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}/");

    public ConcurrentQueue<LoopbackRequest> Requests { get; } = new();

    /// <summary>The most requests that were ever under way at the same time.</summary>
    public int MostAtATime { get; private set; }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (_stop.IsCancellationRequested && exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Disposed: the way out of the loop.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            Stream stream = connection.GetStream();
            if (_certificate is not null)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
                stream = secure;
            }

            await using (stream)
            {
                if (await LoopbackRequest.ReadAsync(stream, _stop.Token) is not { } request)
                    return;
                lock (Requests)
                    MostAtATime = Math.Max(MostAtATime, ++_open);
                Requests.Enqueue(request);
                try
                {
                    await _handler(request, new LoopbackResponse(connection.Client, stream, _stop.Token));
                }
                finally
                {
                    lock (Requests)
                        _open--;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException
            or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or refused the certificate: tests do that on purpose and look at the client's side.
        }
    }
}
