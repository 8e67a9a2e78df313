using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Runtime;

/// <summary>How old a fact of one service may be, where upstreams tell of changes by themselves.</summary>
/// <param name="now">A time after what was declared had been read.</param>
internal sealed class FactAges(IReadOnlyDictionary<string, ISource> sources, Declared declared, DateTimeOffset now)
{
    /// <summary>How long a fact lives: where its upstream tells of changes, longer than the check says, but never so long that it would be stale.</summary>
    public TimeSpan TtlOf(PlannedFact fact)
    {
        var holds = Asked(fact.Request!) is INotifiedSource notified ? notified.HoldsFor(fact.Request! with { Source = notified.Name }) : null;
        var longest = holds < fact.FreshFor ? holds : fact.FreshFor;
        return holds is not null && longest > fact.Ttl ? longest.Value : fact.Ttl;
    }

    /// <summary>True where a change was told that the latest evaluation was made without.</summary>
    public bool IsOutdated(FactRequest request) => ChangesOf(request).Any(change => change.Version > declared.Evaluated);

    /// <summary>An answer counts whose request was begun from here on; null where any does that is young enough.</summary>
    public DateTimeOffset? NotBefore(FactRequest request) => ChangesOf(request).Select(change => (DateTimeOffset?)change.NotBefore(now)).Max();

    private IEnumerable<SourceChange> ChangesOf(FactRequest request) => declared.Changes.Count == 0
        ? []
        : declared.Changes.Where(change => change.Source == request.Source || change.Source == Asked(request)?.Name);

    private ISource? Asked(FactRequest request) => sources.GetValueOrDefault(request.Source) switch
    {
        IForwardingSource forwarding => forwarding.SourceOf(request.Service),
        var source => source,
    };
}
