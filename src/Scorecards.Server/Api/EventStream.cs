using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Gates;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary>Tells whoever follows as it happens that something was evaluated, or declared about the gate or support.</summary>
internal sealed class EventStream(LiveSnapshot snapshots, LiveActing acting, IHostApplicationLifetime host, TimeProvider clock)
{
    /// <summary>How often something is sent while nothing happens, so that a connection that is gone is noticed.</summary>
    private static readonly TimeSpan _heartbeat = TimeSpan.FromSeconds(15);

    private const string AliveType = "alive";

    private static readonly SseItem<string> _alive = new("{}", AliveType);
    private static readonly SseItem<string> _declared = new("{}", "declared");

    private volatile Step? _last;

    /// <summary>Differs from what it was before as soon as something was evaluated or declared since.</summary>
    public string Version => VersionOf(snapshots.Current, acting.Current.Version);

    /// <summary>
    /// What happens from now on, as events; what comes faster than it is taken is taken together. A heartbeat comes at once, with
    /// the <see cref="Version"/> that all the rest follows on, and while nothing happens. It ends when the server stops.
    /// </summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        var (snapshot, version) = (snapshots.Current, acting.Current.Version);

        // The first word opens the stream through every proxy between.
        yield return new SseItem<string>(new JsonObject { ["version"] = VersionOf(snapshot, version) }.ToJsonString(), AliveType);
        var next = NextAsync();
        while (!either.IsCancellationRequested)
        {
            if (snapshots.Current is var after && !ReferenceEquals(after, snapshot))
            {
                yield return Changed(snapshot, after);
                snapshot = after;
            }
            else if (acting.Current.Version is var declared && declared != version)
            {
                yield return _declared;
                version = declared;
            }
            else if (await WithinAsync(next, either.Token))
            {
                next = NextAsync();
            }
            else
            {
                yield return _alive;
            }
        }
    }

    private static string VersionOf(Snapshot snapshot, long declared) => string.Create(CultureInfo.InvariantCulture, $"{snapshot.Version} {declared}");

    private Task<Task> NextAsync() => Task.WhenAny(snapshots.NextAsync(), acting.NextAsync());

    // Nearly all who follow have seen the same snapshot last, so what changed is found out once.
    private SseItem<string> Changed(Snapshot before, Snapshot after)
    {
        if (_last is { } last && ReferenceEquals(last.Before, before) && ReferenceEquals(last.After, after))
        {
            return last.Item;
        }

        var change = SnapshotChange.Between(before, after);
        var item = new SseItem<string>(JsonSerializer.Serialize(change, Wire.Json.SnapshotChange), "changed") { EventId = change.Version };
        _last = new Step(before, after, item);
        return item;
    }

    /// <summary>False when it takes longer than the heartbeat.</summary>
    private async Task<bool> WithinAsync(Task next, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(_heartbeat, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            // The one who follows is gone, or the server stops; the loop sees it.
            return true;
        }
    }

    private sealed record Step(Snapshot Before, Snapshot After, SseItem<string> Item);
}
