namespace Scorecards.Client.Models;

/// <summary>What may still be sent with a source's credential, by all nodes.</summary>
/// <param name="Limit">Requests within the budget's span: 70% of what is allowed.</param>
/// <param name="Left">Requests that were left when the node that was asked last took some.</param>
/// <param name="RenewsAt">When it is whole again.</param>
public sealed record SourceBudget(long Limit, long Left, DateTimeOffset RenewsAt);
