using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Scorecards.Server.Hosting;

/// <summary>The address this server answers at, known once it listens: what <c>${server.url}</c> stands for.</summary>
internal sealed class ServerAddress
{
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServerAddress(IServer server, IHostApplicationLifetime lifetime, OwnAddresses own)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            var url = new Uri(first is null ? "http://127.0.0.1" : Reachable(first));
            own.Add(url);
            _url.TrySetResult(url);
        });
    }

    public Task<Uri> WaitAsync(CancellationToken cancellationToken) => _url.Task.WaitAsync(cancellationToken);

    /// <summary>An address that listens on every interface is reached over loopback from here.</summary>
    private static string Reachable(string address) => address
        .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal);
}
