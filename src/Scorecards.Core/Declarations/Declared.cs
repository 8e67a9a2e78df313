namespace Scorecards.Core.Declarations;

/// <summary>What people and tools have said of a service, as of one moment.</summary>
/// <param name="Version">Rises with everything that is declared about the service.</param>
/// <param name="Facts">By name, in order.</param>
public sealed record Declared(long Version, IReadOnlyList<PushedFact> Facts)
{
    public static readonly Declared Nothing = new(0, []);

    /// <summary>Those that are not denied or revoked, by id; one that has expired may still be among them.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>The newest answer to each question, and for each release where that matters, by id; one that has run out may still be among them.</summary>
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];

    /// <summary>What upstreams told of changes by themselves: of each source the latest, by name.</summary>
    public IReadOnlyList<SourceChange> Changes { get; init; } = [];

    /// <summary>The <see cref="Version"/> that the latest evaluation was made with.</summary>
    public long Evaluated { get; init; }

    /// <summary>How long after a declaration its service is due: what is declared meanwhile is evaluated together with it.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    /// <summary>The exemptions in force at a time.</summary>
    public IEnumerable<GrantedExemption> ExemptionsAt(DateTimeOffset now) => Exemptions.Select(e => e.GrantAt(now)).OfType<GrantedExemption>();

    /// <summary>
    /// The next moment after a time at which an exemption in force, an answer or a pushed fact ends, so that its service has to be evaluated
    /// then; null when nothing does.
    /// </summary>
    public DateTimeOffset? NextEnd(DateTimeOffset now) => Exemptions.Where(e => e.GrantAt(now) is not null).Select(e => (DateTimeOffset?)e.ExpiresAt)
        .Concat(Attestations.Where(a => a.ValidUntil > now).Select(a => (DateTimeOffset?)a.ValidUntil))
        .Concat(Facts.Where(f => f.Until > now).Select(f => (DateTimeOffset?)f.Until))
        .Min();
}
