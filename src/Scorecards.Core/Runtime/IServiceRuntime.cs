using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>Owns the order of things for each service: one evaluation at a time, requests during one end in one more run.</summary>
public interface IServiceRuntime
{
    /// <summary>Evaluates the service and returns the saved evaluation; null when the catalog does not know it.</summary>
    Task<Evaluation?> EvaluateAsync(string serviceId, CancellationToken cancellationToken);
}
