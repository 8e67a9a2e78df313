namespace Scorecards.Sources.Upstream;

/// <summary>
/// Lets a few requests at a time to a host. When all that is under way has no answer for much longer than the host takes
/// usually, it is silent: whoever waits is told so, and only as many requests as there are places find out when that ends.
/// </summary>
/// <param name="timeout">How long a request may take: until the host has answered once, as long as that is waited.</param>
internal sealed class Lane(int places, TimeSpan timeout, TimeProvider clock)
{
    private const double Weight = 0.05;

    private static readonly TimeSpan _least = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly List<long> _sent = [];
    private TimeSpan? _usual;
    private bool _silent;

    private SemaphoreSlim Free { get; } = new(places, places);

    private TimeSpan Patience => _usual is { } usual
        ? TimeSpan.FromTicks(Math.Clamp(usual.Ticks * 3, Math.Min(_least.Ticks, timeout.Ticks), timeout.Ticks))
        : timeout;

    /// <summary>Waits for a place, to be given back with <see cref="Leave"/>; false, with none taken, when the host is silent.</summary>
    public async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        while (!Free.Wait(0, CancellationToken.None))
        {
            var patience = PatienceLeft();
            if (patience <= TimeSpan.Zero)
                return false;

            using var limit = new CancellationTokenSource(patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                await Free.WaitAsync(either.Token);
                return true;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Looks again: an answer may have come meanwhile.
            }
        }

        return true;
    }

    public void Leave() => Free.Release();

    /// <summary>Notes that a request goes out now, and measures it.</summary>
    public async Task<T> SendAsync<T>(Func<Task<T>> send, Func<T, bool> isAnswer)
    {
        var start = clock.GetTimestamp();
        lock (_lock)
            _sent.Add(start);
        var answered = false;
        try
        {
            var outcome = await send();
            answered = isAnswer(outcome);
            return outcome;
        }
        finally
        {
            lock (_lock)
            {
                _sent.Remove(start);
                if (answered)
                    Answered(clock.GetElapsedTime(start));
            }
        }
    }

    private void Answered(TimeSpan took)
    {
        if (took < Patience)
            _silent = false;
        _usual = _usual is { } usual ? usual + (took - usual) * Weight : took;
    }

    private TimeSpan PatienceLeft()
    {
        lock (_lock)
        {
            if (_silent)
                return TimeSpan.Zero;
            // Those that have a place here may still wait for one that other sources of the host hold: that says nothing about it.
            if (_sent.Count < places)
                return Patience;
            var left = Patience - clock.GetElapsedTime(_sent.Max());
            _silent = left <= TimeSpan.Zero;
            return left;
        }
    }
}
