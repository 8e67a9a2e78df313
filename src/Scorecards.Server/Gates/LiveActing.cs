using Scorecards.Core.Gates;

namespace Scorecards.Server.Gates;

/// <summary>The freezes, overrides and appeals in force, as this node knows them; written by the watch, read by everyone.</summary>
public sealed class LiveActing
{
    private readonly Lock _publishing = new();
    private volatile ActingReading _current = new(ActingState.None, null, null);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ActingState Current => _current.State;

    /// <summary>The same with when it was last read, null before the first time.</summary>
    public (ActingState State, DateTimeOffset? ReadAt) Read => _current is var current ? (current.State, current.ReadAt) : default;

    /// <summary>Why they cannot be read now; null when they can.</summary>
    public string? Failure => _current.Failure;

    /// <summary>Ends when something is declared that is not known yet.</summary>
    public Task NextAsync() => _next.Task;

    /// <param name="at">When the reading began: everything declared until then is in it.</param>
    internal void Publish(ActingState state, DateTimeOffset at)
    {
        lock (_publishing)
        {
            // A reading that began earlier may end later, and must not bring back what was.
            var before = _current.State.Version;
            if (state.Version < before)
            {
                return;
            }

            _current = new ActingReading(state, at, null);
            if (state.Version > before)
            {
                Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
        }
    }

    internal void Failed(string reason) => _current = _current with { Failure = reason };

    private sealed record ActingReading(ActingState State, DateTimeOffset? ReadAt, string? Failure);
}
