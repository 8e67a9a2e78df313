namespace Scorecards.Client.Models;

/// <summary>What is asked for: that a check counts for nothing for a while.</summary>
/// <param name="Check">A check of the service's scorecards.</param>
/// <param name="Reason">Why, and what happens until then; 10 to 1000 characters.</param>
/// <param name="ExpiresAt">When it ends, at most 366 days from now.</param>
public sealed record NewExemption(string Check, string Reason, DateTimeOffset ExpiresAt);
