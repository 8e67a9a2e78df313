namespace Scorecards.Core.Declarations;

/// <summary>What people answered. Nothing is deleted. Each write is saved with its audit row, or does nothing.</summary>
public interface IAttestationStore
{
    /// <summary>
    /// Keeps an answer in the place of the one before it to the same question, for the same release, and makes its service due.
    /// Returns false, with nothing changed, for a service not known or retired.
    /// </summary>
    Task<bool> AddAttestationAsync(Attestation attestation, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>The answers of a service, replaced ones too, newest first, older than the one named where given.</summary>
    Task<DeclaredPage<Attestation>> AttestationsAsync(string serviceId, string? before, int limit, CancellationToken cancellationToken);
}
