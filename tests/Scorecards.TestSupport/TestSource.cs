using System.Collections.Concurrent;
using Scorecards.Core.Facts;

namespace Scorecards.TestSupport;

/// <summary>A source that answers as a test says, and remembers what it was asked.</summary>
public sealed class TestSource(string name, Func<IReadOnlyList<FactRequest>, CancellationToken, Task<IReadOnlyList<Fact>>> answer) : ISource
{
    private readonly ConcurrentQueue<IReadOnlyList<FactRequest>> _calls = [];

    public TestSource(string name, Func<FactRequest, Fact> answer)
        : this(name, (requests, _) => Task.FromResult<IReadOnlyList<Fact>>([.. requests.Select(answer)]))
    {
    }

    public string Name => name;

    /// <summary>The requests of each call, in the order of the calls.</summary>
    public IReadOnlyList<IReadOnlyList<FactRequest>> Calls => [.. _calls];

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        _calls.Enqueue(requests);
        return answer(requests, cancellationToken);
    }
}
