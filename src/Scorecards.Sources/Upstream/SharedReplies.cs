using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>
/// Makes equal requests once: those that come while one is under way wait for it, and those that come while its answer is young
/// enough for them get that answer. Only good answers are kept, the youngest of them, as far as there is room.
/// </summary>
internal sealed class SharedReplies(TimeProvider clock, int room = SharedReplies.Room)
{
    private const int Room = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private long _held;

    /// <param name="maxAge">How old an answer may be that is there; null for none that is.</param>
    /// <param name="notBefore">When the request of such an answer was begun, or one under way, at the earliest; null where that does not matter.</param>
    public async Task<HttpOutcome> GetAsync(
        string key, TimeSpan? maxAge, DateTimeOffset? notBefore, Func<CancellationToken, Task<HttpOutcome>> ask, CancellationToken cancellationToken)
    {
        Flight flight;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_answers.TryGetValue(key, out var answer) && answer.At <= now && now - answer.At < maxAge && !(answer.Begun < notBefore))
            {
                Asking.Current?.Use(answer.At);
                return answer.Outcome;
            }

            if (!_flights.TryGetValue(key, out flight!) || flight.Begun < notBefore)
            {
                _flights[key] = flight = new Flight(now);
                flight.Running = FlyAsync(key, flight, ask);
            }

            flight.Waiting++;
            flight.KeepFor = maxAge > flight.KeepFor ? maxAge.Value : flight.KeepFor;
        }

        try
        {
            var (outcome, at) = await flight.Running.WaitAsync(cancellationToken);
            Asking.Current?.Use(at);
            return outcome;
        }
        finally
        {
            Leave(key, flight);
        }
    }

    /// <summary>Whoever goes away stops waiting; the request goes on while anybody waits for it.</summary>
    private void Leave(string key, Flight flight)
    {
        lock (_lock)
        {
            if (--flight.Waiting > 0)
                return;
            if (_flights.GetValueOrDefault(key) == flight)
                _flights.Remove(key);
        }

        flight.Abandoned.Cancel();
        flight.Abandoned.Dispose();
    }

    private async Task<(HttpOutcome Outcome, DateTimeOffset At)> FlyAsync(string key, Flight flight, Func<CancellationToken, Task<HttpOutcome>> ask)
    {
        // Started inside the lock, so the work itself must not begin before it is left.
        var abandoned = flight.Abandoned.Token;
        await Task.Yield();
        try
        {
            var outcome = await ask(abandoned);
            var at = clock.GetUtcNow();
            lock (_lock)
                Keep(key, new Answer(outcome, flight.Begun, at, at + flight.KeepFor));
            return (outcome, at);
        }
        finally
        {
            lock (_lock)
            {
                if (_flights.GetValueOrDefault(key) == flight)
                    _flights.Remove(key);
            }
        }
    }

    private void Keep(string key, Answer answer)
    {
        // One that was overtaken by a later request says nothing new.
        if (_answers.TryGetValue(key, out var before) && before.Begun > answer.Begun && before.At <= answer.At)
            return;
        if (_answers.Remove(key))
            _held -= before!.Size;
        if (answer.Until <= answer.At || answer.Outcome.Reply is not { Status: >= 200 and < 300, IsTruncated: false } || answer.Size > room / 2)
            return;

        _answers.Add(key, answer);
        _held += answer.Size;
        if (_held <= room)
            return;

        // To half, so that not every answer looks through all the others.
        foreach (var (oldKey, old) in _answers.OrderBy(other => other.Value.Until > answer.At).ThenBy(other => other.Value.At).ToList())
        {
            if (_held <= room / 2)
                break;
            _answers.Remove(oldKey);
            _held -= old.Size;
        }
    }

    private sealed class Flight(DateTimeOffset begun)
    {
        public DateTimeOffset Begun { get; } = begun;

        public Task<(HttpOutcome Outcome, DateTimeOffset At)> Running { get; set; } = null!;

        public CancellationTokenSource Abandoned { get; } = new();

        public int Waiting { get; set; }

        public TimeSpan KeepFor { get; set; }
    }

    private sealed record Answer(HttpOutcome Outcome, DateTimeOffset Begun, DateTimeOffset At, DateTimeOffset Until)
    {
        private const int Overhead = 2048;

        public long Size => (Outcome.Reply?.Body.Length ?? 0) + Overhead;
    }
}
