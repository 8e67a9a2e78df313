using System.Collections.Concurrent;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Series;

/// <summary>Services of which a check's outcome changes often. Kept by check for a while: pages ask for the same again and again.</summary>
public sealed class CheckFlaps(ISeriesStore series, TimeProvider clock)
{
    /// <summary>A repair is one change and a relapse the second; a third within a month is more than that.</summary>
    public const int Often = 3;

    public static readonly TimeSpan Week = TimeSpan.FromDays(7);
    public static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private static readonly TimeSpan _goodFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<Flap> Flaps)> _kept = new(StringComparer.Ordinal);

    /// <param name="check">A check of the definitions: what is kept of any other would pile up.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<IReadOnlyList<Flap>> GetAsync(string check, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(check, out var kept) && (now - kept.At).Duration() < _goodFor)
        {
            return kept.Flaps;
        }

        var flaps = Flap.In(await series.OutcomeSpansAsync(check, now - Month, cancellationToken), now);
        _kept[check] = (now, flaps);
        return flaps;
    }
}
