namespace Scorecards.Server.Declaring;

/// <summary>What someone asks for: that a check counts for nothing for a while. Not looked at yet.</summary>
public sealed record NewExemption(string? Check, string? Reason, DateTimeOffset? ExpiresAt);
