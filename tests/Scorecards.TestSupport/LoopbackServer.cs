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
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly Func<LoopbackRequest, LoopbackResponse, Task> handler;
    private readonly X509Certificate2? certificate;
    private readonly Task accepting;
    private int open;

    public LoopbackServer(Func<LoopbackRequest, LoopbackResponse, Task> handler, X509Certificate2? certificate = null)
    {
        this.handler = handler;
        this.certificate = certificate;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Url => new($"{(certificate is null ? "http" : "https")}://127.0.0.1:{Port}/");

    public ConcurrentQueue<LoopbackRequest> Requests { get; } = new();

    /// <summary>The most requests that were ever under way at the same time.</summary>
    public int MostAtATime { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
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
            if (certificate is not null)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
                stream = secure;
            }

            await using (stream)
            {
                if (await LoopbackRequest.ReadAsync(stream, stop.Token) is not { } request)
                    return;
                lock (Requests)
                    MostAtATime = Math.Max(MostAtATime, ++open);
                Requests.Enqueue(request);
                try
                {
                    await handler(request, new LoopbackResponse(connection.Client, stream, stop.Token));
                }
                finally
                {
                    lock (Requests)
                        open--;
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
