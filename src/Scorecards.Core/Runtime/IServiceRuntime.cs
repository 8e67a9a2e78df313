using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>Owns the order of things for each service: one evaluation at a time, requests during one end in one more run.</summary>
/// <remarks>Calls throw <see cref="StoreException"/> when the store is away, and <see cref="RuntimeUnavailableException"/>.</remarks>
public interface IServiceRuntime
{
    /// <summary>Evaluates the service and returns the saved evaluation; null when the catalog does not know it.</summary>
    Task<Evaluation?> EvaluateAsync(string serviceId, CancellationToken cancellationToken);

    /// <summary>
    /// Evaluates the service unless that was done since: a claim that its node could not keep, since it was paused or cut off
    /// from the store, was taken over by another, and its due time must not be saved twice.
    /// </summary>
    /// <param name="dueBy">When it was claimed. A service that is due only later is not evaluated; its latest evaluation is returned.</param>
    Task<Evaluation?> EvaluateDueAsync(string serviceId, DateTimeOffset dueBy, CancellationToken cancellationToken);
}
