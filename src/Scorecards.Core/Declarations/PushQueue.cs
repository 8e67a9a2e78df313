namespace Scorecards.Core.Declarations;

/// <summary>
/// Has pushes to one service wait for the write that is under way, and then writes them together: a flood of them takes one
/// connection to the store, not all, and the order in which they came stays.
/// </summary>
public sealed class PushQueue(IDeclarationStore store, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<WaitingPush>> _waiting = new(StringComparer.Ordinal);

    /// <summary>
    /// What is kept under the name of the fact once it is stored: the fact, or another that was observed later or came after it.
    /// Null when the service is not known or retired. A caller that goes away takes nothing back.
    /// </summary>
    public Task<PushedFact?> PushAsync(PushedFact fact, CancellationToken cancellationToken)
    {
        var push = new WaitingPush(fact);
        lock (_lock)
        {
            if (_waiting.TryGetValue(fact.Service, out var others))
            {
                others.Add(push);
            }
            else
            {
                _waiting.Add(fact.Service, [push]);
                _ = Task.Run(() => WriteAsync(fact.Service), CancellationToken.None);
            }
        }

        return push.Kept.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteAsync(string service)
    {
        while (Take(service) is { } pushes)
        {
            try
            {
                // Of one name the last observed, and of those of one time the last that came, as if they had been written one by one.
                var facts = pushes.Select(p => p.Fact).GroupBy(f => f.Name).Select(name => name.Aggregate((a, b) => b.At >= a.At ? b : a)).ToList();
                var kept = await store.PushFactsAsync(service, facts, time.GetUtcNow() + Declared.Settling, CancellationToken.None).ConfigureAwait(false);
                pushes.ForEach(p => p.Kept.TrySetResult(kept?.First(f => f.Name == p.Fact.Name)));
            }
            catch (Exception e)
            {
                pushes.ForEach(p => p.Kept.TrySetException(e));
            }
        }
    }

    /// <summary>All that wait; null, and the end of the writing, when nobody does.</summary>
    private List<WaitingPush>? Take(string service)
    {
        lock (_lock)
        {
            var pushes = _waiting[service];
            if (pushes.Count == 0)
            {
                _waiting.Remove(service);
                return null;
            }

            _waiting[service] = [];
            return pushes;
        }
    }

    private sealed record WaitingPush(PushedFact Fact)
    {
        public TaskCompletionSource<PushedFact?> Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
