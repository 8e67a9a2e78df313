using System.Collections.Concurrent;
using System.Diagnostics;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>
/// Where the company's events are sent. It takes nearly all of them, refuses some as if it were busy, and of some it takes
/// goes away before it says so.
/// </summary>
public sealed class EventReceiver : IAsyncDisposable
{
    private const int RefusedOneIn = 211;
    private const int UnansweredOneIn = 307;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _arrived = new();
    private readonly LoopbackServer _server;
    private int _requests;
    private int _again;

    public EventReceiver() => _server = new LoopbackServer((request, response) =>
    {
        var number = Interlocked.Increment(ref _requests);
        if (number % RefusedOneIn == 0)
        {
            return response.SendAsync(503, "text/plain", "busy");
        }

        if (!_arrived.TryAdd(request.Headers["webhook-id"], DateTimeOffset.UtcNow))
        {
            Interlocked.Increment(ref _again);
        }

        if (number % UnansweredOneIn == 0)
        {
            response.Reset();
            return Task.CompletedTask;
        }

        return response.SendAsync(204, "text/plain", "");
    });

    public Uri Url => _server.Url;

    /// <summary>How many events came more than once.</summary>
    public int Again => Volatile.Read(ref _again);

    /// <summary>Waits until every event that the history says is kept has arrived, and adds those that have; goes on when the time is over.</summary>
    public async Task ReadAsync(HistoryFile history, TimeSpan atMost)
    {
        var kept = history.Entries.OfType<EventKept>().Select(entry => entry.Event).ToList();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < atMost && !kept.TrueForAll(_arrived.ContainsKey);)
        {
            // Other processes can only be polled.
            await Task.Delay(500);
        }

        foreach (var (id, at) in _arrived)
        {
            history.Add(new EventArrived(at, id));
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
