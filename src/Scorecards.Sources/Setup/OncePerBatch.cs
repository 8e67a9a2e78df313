using System.Collections.Concurrent;

namespace Scorecards.Sources.Setup;

/// <summary>Makes each thing once within a batch, however many requests need it.</summary>
internal sealed class OncePerBatch<TKey, T>(Func<TKey, Task<T>> make)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<T>>> _made = new();

    public Task<T> GetAsync(TKey key) => _made.GetOrAdd(key, one => new Lazy<Task<T>>(() => make(one))).Value;
}
