namespace Scorecards.Core.Declarations;

/// <summary>Exemptions, each with all that was ever done to it. Nothing is deleted. Each write is saved with its audit row, or does nothing.</summary>
public interface IExemptionStore
{
    /// <summary>Keeps a request. While another is open for the same check of the service it is refused; so it is for a service not known or retired.</summary>
    /// <param name="now">What expired by then is open no more.</param>
    Task<ExemptionAdded> AddExemptionAsync(Exemption exemption, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Adds the last step of the exemption to what is kept, and makes its service due. Returns false, with nothing changed, when
    /// what is kept has not exactly the steps before it.
    /// </summary>
    Task<bool> SaveStepAsync(Exemption exemption, DateTimeOffset dueAt, CancellationToken cancellationToken);

    Task<Exemption?> FindExemptionAsync(string id, CancellationToken cancellationToken);

    /// <summary>Exemptions, newest first, older than the one named where given.</summary>
    Task<DeclaredPage<Exemption>> ExemptionsAsync(ExemptionQuery query, string? before, int limit, CancellationToken cancellationToken);
}

/// <summary>What became of a request.</summary>
public enum ExemptionAdded
{
    Added,

    /// <summary>Another is open for the same check of the service.</summary>
    AnotherIsOpen,

    /// <summary>The service is not known, or retired.</summary>
    UnknownService,
}

/// <summary>Which exemptions; null for any.</summary>
/// <param name="State">What they are at the time.</param>
/// <param name="Now">The time.</param>
public sealed record ExemptionQuery(string? Service, string? Check, ExemptionState? State, DateTimeOffset Now);

/// <summary>A part of a list, and how many there are in all.</summary>
public sealed record DeclaredPage<T>(IReadOnlyList<T> Items, long Total);
