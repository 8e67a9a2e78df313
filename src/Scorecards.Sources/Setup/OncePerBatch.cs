using System.Collections.Concurrent;
using Scorecards.Sources.Upstream;

namespace Scorecards.Sources.Setup;

/// <summary>Makes each thing once within a batch, however many requests need it; once for each age that its answers may have.</summary>
internal sealed class OncePerBatch<TKey, T>(Func<TKey, Task<T>> make)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<(TKey Key, TimeSpan? MaxAge, DateTimeOffset? NotBefore), Lazy<Task<(T Made, DateTimeOffset? Oldest)>>> _made = new();

    public async Task<T> GetAsync(TKey key)
    {
        var (made, oldest) = await _made.GetOrAdd((key, Asking.Current?.MaxAge, Asking.Current?.NotBefore), one => new(() => MakeAsync(one.Key))).Value;
        Asking.Current?.Use(oldest);
        return made;
    }

    // Whoever comes first pays for it; how old its answers are counts for everyone.
    private async Task<(T Made, DateTimeOffset? Oldest)> MakeAsync(TKey key)
    {
        var part = Asking.BeginPart();
        return (await make(key), part.Oldest);
    }
}
