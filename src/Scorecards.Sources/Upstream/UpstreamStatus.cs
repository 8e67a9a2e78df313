namespace Scorecards.Sources.Upstream;

/// <summary>How the upstream of a source is, as this process sees it.</summary>
/// <param name="AnsweredAt">When it last gave a good answer; null when it never did.</param>
/// <param name="FailedAt">When it last gave none.</param>
/// <param name="Failure">What was wrong then, in its words where it had any.</param>
/// <param name="NotAsked">Why nothing is sent to it now, and until when; null when it is asked.</param>
/// <param name="Budget">Null where as much may be sent as is needed.</param>
public sealed record UpstreamStatus(DateTimeOffset? AnsweredAt, DateTimeOffset? FailedAt, string? Failure, string? NotAsked, BudgetStatus? Budget);

/// <summary>What may still be sent with a credential, as this process knew when it last took some of it.</summary>
/// <param name="Name">The host and where the secret is.</param>
/// <param name="Limit">Requests that may be sent within the budget's span, by all nodes.</param>
/// <param name="Left">Requests that are left.</param>
/// <param name="RenewsAt">When it is whole again.</param>
public sealed record BudgetStatus(string Name, long Limit, long Left, DateTimeOffset RenewsAt);
