using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Runtime;

/// <summary>A source that answers true, but each call only when the test lets it go.</summary>
internal sealed class HeldSource : ISource
{
    private static readonly DateTimeOffset _now = new FakeClock().GetUtcNow();

    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _released = new(0);
    private int _running;
    private int _most;

    public string Name => "test";

    /// <summary>How many calls were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>The most calls there ever were at a time.</summary>
    public int MostAtATime => _most;

    /// <summary>Returns when one more call has begun.</summary>
    public Task BegunAsync() => _begun.WaitAsync();

    /// <summary>Lets so many calls go on.</summary>
    public void Release(int calls = 1) => _released.Release(calls);

    public async Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        _most = Math.Max(_most, Interlocked.Increment(ref _running));
        _begun.Release();
        await _released.WaitAsync(cancellationToken);
        Interlocked.Decrement(ref _running);
        Answered++;
        return [.. requests.Select(_ => Fact.Ok(CelValue.Of(true), _now))];
    }
}
