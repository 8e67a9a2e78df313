using System.Collections.Concurrent;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>
/// What one source's requests go through on their way to the wire, from the outside in: an equal one under way or its answer,
/// repeats, a place at the host, the host's breaker.
/// </summary>
internal sealed class UpstreamPolicy(UpstreamOptions options, TimeProvider clock) : IRequestPolicy
{
    /// <summary>Hosts come from catalogs where a source asks more than one.</summary>
    private const int MaxHosts = 1000;

    private readonly SharedReplies _shared = new(clock);
    private readonly ConcurrentDictionary<string, UpstreamHost> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<Func<CancellationToken, Task<HttpOutcome>>, CancellationToken, Task<HttpOutcome>> _repeat = Repeating.Create(options.Timeout, clock);

    public Task<HttpOutcome> GetAsync(
        GuardedRequest request, Func<GuardedRequest, CancellationToken, Task<HttpOutcome>> ask, CancellationToken cancellationToken) =>
        _shared.GetAsync(Key(request), Asking.Current?.MaxAge, token => FreshAsync(request, ask, token), cancellationToken);

    public async Task<HttpOutcome> SendAsync(GuardedRequest request, Func<Task<HttpOutcome>> send, CancellationToken cancellationToken)
    {
        var counted = () =>
        {
            Asking.Current?.Spend();
            return send();
        };
        return options.IsProbe ? await counted() : await Host(request.Url).SendAsync(counted, cancellationToken);
    }

    private Task<HttpOutcome> FreshAsync(
        GuardedRequest request, Func<GuardedRequest, CancellationToken, Task<HttpOutcome>> ask, CancellationToken cancellationToken) => options.IsProbe
        ? ask(request, cancellationToken)
        : _repeat(token => Host(request.Url).AskAsync(within => ask(request, within), token), cancellationToken);

    private UpstreamHost Host(Uri url)
    {
        if (_hosts.Count >= MaxHosts)
            _hosts.Clear();
        return _hosts.GetOrAdd(url.Authority, name => new UpstreamHost(name, options.Timeout, clock));
    }

    /// <summary>All that a request sends of its own; credentials are the same for all of a source.</summary>
    private static string Key(GuardedRequest request) =>
        string.Join('\n', request.Headers.Select(header => $"{header.Key}: {header.Value}").Prepend(request.Url.AbsoluteUri));
}
