namespace Scorecards.Server.Projection;

/// <summary>The snapshot in use and how reading the store goes; written by the projection, read by everyone.</summary>
public sealed class LiveSnapshot
{
    private volatile Snapshot _current = Snapshot.Empty;
    private volatile FeedStatus _feed = new(null, null);
    private TaskCompletionSource _next = Unpublished();

    public Snapshot Current => _current;

    public FeedStatus Feed => _feed;

    /// <summary>False until the first snapshot is there.</summary>
    public bool Ready => !ReferenceEquals(_current, Snapshot.Empty);

    /// <summary>Ends when a snapshot later than the one in use now is in use.</summary>
    public Task NextAsync() => _next.Task;

    internal void Publish(Snapshot snapshot)
    {
        _current = snapshot;
        Interlocked.Exchange(ref _next, Unpublished()).SetResult();
    }

    /// <param name="at">Null when nothing later than before is known to be whole.</param>
    internal void Read(DateTimeOffset? at) => _feed = new FeedStatus(at ?? _feed.ReadAt, null);

    internal void Failed(string reason) => _feed = _feed with { Failure = reason };

    private static TaskCompletionSource Unpublished() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>How reading the store goes.</summary>
/// <param name="ReadAt">The snapshot holds everything saved until then.</param>
/// <param name="Failure">Why it cannot be read now; null when it can.</param>
public sealed record FeedStatus(DateTimeOffset? ReadAt, string? Failure);
