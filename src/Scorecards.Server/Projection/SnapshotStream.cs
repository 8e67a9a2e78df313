using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;

namespace Scorecards.Server.Projection;

/// <summary>Tells whoever follows when the snapshot has changed.</summary>
public sealed class SnapshotStream(LiveSnapshot live, IHostApplicationLifetime host, TimeProvider clock)
{
    /// <summary>How often something is sent while nothing happens, so that a connection that is gone is noticed.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private volatile Step? _last;

    /// <summary>
    /// A change for each snapshot that is published from now on, those that come faster than they are taken together; null as a
    /// heartbeat, and at once. It ends when the server stops.
    /// </summary>
    public async IAsyncEnumerable<SnapshotChange?> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        var before = live.Current;

        // The first word opens the stream through every proxy between.
        yield return null;
        while (!either.IsCancellationRequested)
        {
            var next = live.NextAsync();
            var after = live.Current;
            if (!ReferenceEquals(after, before))
            {
                yield return Change(before, after);
                before = after;
            }
            else if (!await WithinAsync(next, either.Token))
            {
                yield return null;
            }
        }
    }

    // Nearly all who follow have seen the same snapshot last, so what changed is found out once.
    private SnapshotChange Change(Snapshot before, Snapshot after)
    {
        if (_last is { } last && ReferenceEquals(last.Before, before) && last.Change.Version == after.Version)
        {
            return last.Change;
        }

        var change = SnapshotChange.Between(before, after);
        _last = new Step(before, change);
        return change;
    }

    /// <summary>False when it takes longer than the heartbeat, or the one who follows is gone.</summary>
    private async Task<bool> WithinAsync(Task next, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(Heartbeat, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private sealed record Step(Snapshot Before, SnapshotChange Change);
}
