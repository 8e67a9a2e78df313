using System.Collections.Concurrent;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>
/// What one source's requests go through on their way to the wire, from the outside in: an equal one under way or its answer,
/// a kept one that still holds, repeats, a place at the host, the budget, the host's breaker.
/// </summary>
internal sealed class UpstreamPolicy(UpstreamOptions options, TimeProvider clock) : IRequestPolicy
{
    /// <summary>Hosts come from catalogs where a source asks more than one.</summary>
    private const int MaxHosts = 1000;

    private readonly SharedReplies _shared = new(clock);
    private readonly ConcurrentDictionary<string, UpstreamHost> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<Func<CancellationToken, Task<HttpOutcome>>, CancellationToken, Task<HttpOutcome>> _repeat = Repeating.Create(options.Timeout, clock);
    private volatile Budget? _lastBudget;
    private volatile Sign? _answered;
    private volatile Sign? _failed;

    public UpstreamStatus Status => new(
        _answered?.At, _failed?.At, _failed?.Words, _hosts.Values.Select(host => host.LeftAlone()).FirstOrDefault(reason => reason is not null), (_lastBudget ?? options.Budget?.Invoke(null))?.Status);

    public Task<HttpOutcome> GetAsync(
        GuardedRequest request, Func<GuardedRequest, CancellationToken, Task<HttpOutcome>> ask, CancellationToken cancellationToken) =>
        _shared.GetAsync(request.Key(), Asking.Current?.MaxAge, Asking.Current?.NotBefore, token => FreshAsync(request, ask, token), cancellationToken);

    public async Task<HttpOutcome> SendAsync(GuardedRequest request, Func<Task<HttpOutcome>> send, CancellationToken cancellationToken)
    {
        var host = options.IsProbe ? null : Host(request);
        var budget = options.Budget?.Invoke(request.Credential?.Account);
        if ((host?.LeftAlone() ?? await OverBudgetAsync(budget, cancellationToken)) is { } reason)
            return UpstreamHost.NotAsked(reason);

        var outcome = host is null ? await CountedAsync() : await host.SendAsync(CountedAsync, cancellationToken);
        if (outcome.Reply?.Status == KeptReplies.NotModified)
            budget?.NotModified();
        Note(outcome);
        return outcome;

        Task<HttpOutcome> CountedAsync()
        {
            Asking.Current?.Spend();
            return send();
        }
    }

    private void Note(HttpOutcome outcome)
    {
        var now = clock.GetUtcNow();
        if (UpstreamHost.Trouble(outcome) is not { } words)
            _answered = new Sign(now, "");
        else if (outcome.Trouble?.Kind != HttpTroubleKind.NotAsked)
            _failed = new Sign(now, words);
    }

    private async Task<string?> OverBudgetAsync(Budget? budget, CancellationToken cancellationToken)
    {
        _lastBudget = budget;
        return budget is null ? null : await budget.TakeAsync($"{options.Source}/{Asking.Current?.Service}", cancellationToken);
    }

    private Task<HttpOutcome> FreshAsync(
        GuardedRequest request, Func<GuardedRequest, CancellationToken, Task<HttpOutcome>> ask, CancellationToken cancellationToken)
    {
        if (options.IsProbe)
            return ask(request, cancellationToken);
        return options.Kept is { } kept
            ? kept.GetAsync($"{options.Source}\n{request.Key()}", request, RepeatAsync)
            : RepeatAsync(request);

        Task<HttpOutcome> RepeatAsync(GuardedRequest asked) =>
            _repeat(token => Host(asked).AskAsync(within => ask(asked, within), token), cancellationToken);
    }

    /// <summary>Each account has limits of its own, and a pause that is asked of one is none of another's.</summary>
    private UpstreamHost Host(GuardedRequest request)
    {
        if (_hosts.Count >= MaxHosts)
            _hosts.Clear();
        return _hosts.GetOrAdd(request.Credential?.Account is { } account ? $"{request.Url.Authority} as {account}" : request.Url.Authority, name => new UpstreamHost(name, options.Timeout, clock, options.Pause));
    }

    private sealed record Sign(DateTimeOffset At, string Words);
}
