namespace Scorecards.Client.Models;

/// <summary>What is said with a decision on an appeal.</summary>
/// <param name="Answer">At most 1000 characters.</param>
public sealed record SupportAppealDecision(string? Answer = null);
