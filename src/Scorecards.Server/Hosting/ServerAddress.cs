using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Scorecards.Server.Hosting;

/// <summary>The address this server answers at: what <c>${server.url}</c> stands for.</summary>
internal sealed class ServerAddress
{
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? _configured;

    public ServerAddress(IServer server, IHostApplicationLifetime lifetime, OwnAddresses own, ServerOptions options)
    {
        _configured = options.PublicUrl;
        lifetime.ApplicationStarted.Register(() =>
        {
            var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            var url = new Uri(first is null ? "http://127.0.0.1" : Reachable(first));
            own.Add(url);
            _listening.TrySetResult(url);
        });
    }

    /// <summary>The address without a slash at its end: the configured one, or where this server listens, once it does.</summary>
    public async Task<string> UrlAsync(CancellationToken cancellationToken) =>
        _configured ?? (await _listening.Task.WaitAsync(cancellationToken)).ToString().TrimEnd('/');

    /// <summary>An address that listens on every interface is reached over loopback from here.</summary>
    private static string Reachable(string address) => address
        .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal);
}
