using System.Collections.Concurrent;
using Scorecards.Core.Facts;
using Scorecards.Sources.Upstream;

namespace Scorecards.Sources.Git;

/// <summary>
/// Keeps a bare clone of each remote repository in the cache, fetched at most every so often. Clones go on in the background when a
/// caller stops waiting; whoever asks next finds them further on.
/// </summary>
internal sealed class RemoteClones(CloneWorker worker, CloneOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan _restAfterTrouble = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, CloneState> _clones = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The clone of a repository, not older than the fetch interval.</summary>
    /// <exception cref="GitException">The remote is in trouble, or the clone takes longer than a caller is kept waiting.</exception>
    public async Task<GitRepository> GetAsync(RepositoryAddress address, CancellationToken cancellationToken)
    {
        var url = address.Url!;
        var clone = _clones.GetOrAdd(CloneWorker.Key(url), _ => new CloneState());
        Task<GitRepository> running;
        lock (clone)
        {
            var now = clock.GetUtcNow();
            var rest = clone.Running is { IsFaulted: true } or { IsCanceled: true } ? _restAfterTrouble : options.FetchEvery;
            if (clone.Running is null || (clone.Running.IsCompleted && now - clone.StartedAt >= rest))
            {
                clone.StartedAt = now;
                clone.Running = RefreshAsync(url);
            }

            running = clone.Running;
        }

        try
        {
            return await running.WaitAsync(options.Patience, clock, cancellationToken) with { Link = address.Link };
        }
        catch (TimeoutException)
        {
            throw new GitException(UnknownCause.Source, $"{url.GetLeftPart(UriPartial.Path)} is still being cloned; it is asked again with the next evaluation");
        }
    }

    public void Dispose()
    {
        // The clones under way end by themselves; their folders are temporary until they are whole.
        _stop.Cancel();
        worker.Dispose();
    }

    private async Task<GitRepository> RefreshAsync(Uri url)
    {
        // For whoever asks, not for this caller; and off the caller's lock first.
        Asking.Leave();
        await Task.Yield();
        return await worker.RefreshAsync(url, _stop.Token);
    }

    private sealed class CloneState
    {
        public Task<GitRepository>? Running { get; set; }

        public DateTimeOffset StartedAt { get; set; }
    }
}
