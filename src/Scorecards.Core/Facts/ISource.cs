namespace Scorecards.Core.Facts;

/// <summary>A system asked for facts.</summary>
public interface ISource
{
    /// <summary>The name definitions use.</summary>
    string Name { get; }

    /// <summary>
    /// Answers each request with a fact, in the order of the requests. A failure is a fact in error with its cause,
    /// never an exception; only cancellation throws.
    /// </summary>
    Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken);
}
