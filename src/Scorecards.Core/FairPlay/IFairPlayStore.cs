using Scorecards.Core.Declarations;

namespace Scorecards.Core.FairPlay;

/// <summary>What the store can prove of what is worth a look. Each call is bounded: of more than its limit it gives the newest.</summary>
public interface IFairPlayStore
{
    /// <summary>The outcomes of any check that ended since and had lasted no longer than so, the one that ended last first.</summary>
    Task<IReadOnlyList<OutcomeTurn>> OutcomeTurnsAsync(DateTimeOffset since, TimeSpan longest, int limit, CancellationToken cancellationToken);

    /// <summary>The grades that moved since then because the definitions had changed, newest first; as far as their events are kept.</summary>
    Task<IReadOnlyList<DefinitionsMove>> DefinitionsMovesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>The answers in force then, each the newest to its question, that have no link to what shows them; by id, newest first.</summary>
    Task<IReadOnlyList<Attestation>> AttestationsWithoutEvidenceAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);
}
