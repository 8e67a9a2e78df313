using System.Collections.Concurrent;

namespace Scorecards.TestSupport;

/// <summary>Answers every query with 1 as Prometheus would, until it gets into trouble; it counts what it is asked.</summary>
public sealed class FakePrometheus : IAsyncDisposable
{
    private const string One = """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1893456000,"1"]}]}}""";

    private readonly LoopbackServer _server;
    private readonly ConcurrentDictionary<string, bool> _known = new();
    private int _asked;
    private int _notModified;
    private int _answered;

    public FakePrometheus() => _server = new LoopbackServer(AnswerAsync);

    public Uri Url => _server.Url;

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The trouble it is in once so many more questions were answered.</summary>
    public FakeTrouble Trouble { get; private set; }

    /// <summary>Every request, whatever came of it.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Requests that were answered with 304.</summary>
    public int NotModified => Volatile.Read(ref _notModified);

    /// <summary>When the last good answer was given.</summary>
    public DateTime AnsweredAt { get; private set; }

    private int TroubleAt { get; set; } = int.MaxValue;

    /// <summary>Gets into trouble after so many more good answers.</summary>
    public void Break(FakeTrouble trouble, int after)
    {
        Trouble = trouble;
        TroubleAt = Volatile.Read(ref _answered) + after;
    }

    /// <summary>Is well again.</summary>
    public void Mend() => TroubleAt = int.MaxValue;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(LoopbackRequest request, LoopbackResponse response)
    {
        Interlocked.Increment(ref _asked);
        if (Volatile.Read(ref _answered) >= TroubleAt)
        {
            await FailAsync(response);
            return;
        }

        await Task.Delay(Latency, response.Stopped);
        Interlocked.Increment(ref _answered);
        AnsweredAt = DateTime.UtcNow;
        if (request.Headers.GetValueOrDefault("if-none-match") == "\"1\"" && _known.ContainsKey(request.Target))
        {
            Interlocked.Increment(ref _notModified);
            await response.SendAsync(304, "", "", ("ETag", "\"1\""));
            return;
        }

        _known[request.Target] = true;
        await response.SendAsync(200, "application/json", One, ("ETag", "\"1\""));
    }

    private Task FailAsync(LoopbackResponse response)
    {
        switch (Trouble)
        {
            case FakeTrouble.Silent:
                return response.HangAsync();
            case FakeTrouble.TooManyRequests:
                return response.SendAsync(429, "application/json", "{}", ("Retry-After", "600"));
            default:
                response.Reset();
                return Task.CompletedTask;
        }
    }
}

public enum FakeTrouble
{
    /// <summary>Cuts every connection.</summary>
    Dead,

    /// <summary>Takes longer to answer than anyone waits.</summary>
    Silent,

    /// <summary>Says 429 and asks for a pause of ten minutes.</summary>
    TooManyRequests,
}
