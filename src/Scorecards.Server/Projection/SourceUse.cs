using Scorecards.Core.Facts;

namespace Scorecards.Server.Projection;

/// <summary>How many services use a source, and how many of them got no answer from it in their latest evaluation.</summary>
/// <param name="Message">What most of those were told; null when there are none.</param>
public sealed record SourceUse(string Source, int Affected, int Of, string? Message)
{
    /// <summary>Fewer uses say little, unless none of them got an answer.</summary>
    private const int Enough = 5;

    /// <summary>More than a fifth of the services got no answer.</summary>
    public bool IsTroubled => Affected * 5 > Of && (Of >= Enough || Affected == Of);

    /// <summary>At most a tenth: well below the share at which trouble begins, so that it does not begin and end in turns.</summary>
    public bool IsWell => Affected * 10 <= Of;

    /// <summary>When the oldest of its facts was collected that a service is rated by; null without any.</summary>
    public DateTimeOffset? OldestFactAt { get; init; }

    /// <summary>Of each source, what the services of the catalog say.</summary>
    internal static IReadOnlyDictionary<string, SourceUse> CountIn(IEnumerable<ServiceView> services) => services
        .Where(service => !service.Retired)
        .SelectMany(service => (service.Latest?.Facts ?? []).Where(fact => fact.Source.Length > 0).GroupBy(fact => fact.Source).Select(facts => (
            Source: facts.Key,
            Failure: facts.FirstOrDefault(fact => fact.Error is { Cause: UnknownCause.Source })?.Error,
            Oldest: facts.Min(fact => fact.Error is null ? fact.CollectedAt : (DateTimeOffset?)null))))
        .GroupBy(use => use.Source)
        .ToDictionary(uses => uses.Key, uses => new SourceUse(
            uses.Key,
            uses.Count(use => use.Failure is not null),
            uses.Count(),
            uses.Where(use => use.Failure is not null).GroupBy(use => use.Failure!.Message).OrderByDescending(same => same.Count())
                .ThenBy(same => same.Key, StringComparer.Ordinal).FirstOrDefault()?.Key)
        {
            OldestFactAt = uses.Min(use => use.Oldest),
        });
}
