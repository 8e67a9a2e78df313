namespace Scorecards.Core.FairPlay;

/// <summary>
/// Finds what is worth a look. Pure: the same facts give the same flags, in whatever order they come. A flag is no verdict: each of
/// these has good reasons too, which is why a person looks.
/// </summary>
public static class FairPlayRules
{
    /// <summary>How long a flag is shown after its last moment: a month is what a team remembers, and what its board shows as change.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    /// <summary>The flags, the newest first.</summary>
    public static IReadOnlyList<FairPlayFlag> Find(FairPlayFacts facts, DateTimeOffset now) =>
    [
        .. OwnCheckRule.Find(facts)
            .Concat(BackAndForthRule.Find(facts, now - Shown))
            .Concat(ExemptionBurstRule.Find(facts))
            .Concat(EvidenceRule.Find(facts, now))
            .Where(flag => flag.Code == FairPlayCode.NoEvidence || flag.At >= now - Shown)
            .OrderByDescending(flag => flag.At)
            .ThenBy(flag => flag.Id, StringComparer.Ordinal),
    ];
}
