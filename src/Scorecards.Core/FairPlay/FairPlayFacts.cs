using Scorecards.Core.Declarations;

namespace Scorecards.Core.FairPlay;

/// <summary>What the rules look at; the order of a list makes no difference.</summary>
public sealed record FairPlayFacts
{
    /// <summary>The team that owns a service now, by the id of the service; a service that nobody owns is not in it.</summary>
    public IReadOnlyDictionary<string, string> Teams { get; init; } = new Dictionary<string, string>();

    /// <summary>Rises of services through other definitions.</summary>
    public IReadOnlyList<DefinitionsRise> Rises { get; init; } = [];

    /// <summary>Outcomes that did not last.</summary>
    public IReadOnlyList<OutcomeTurn> Turns { get; init; } = [];

    /// <summary>Exemptions that were asked for, whatever became of them.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>Answers in force, each the newest to its question.</summary>
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];
}
