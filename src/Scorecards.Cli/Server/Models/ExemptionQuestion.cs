namespace Scorecards.Cli.Server.Models;

/// <summary>A request for an exemption, as the API takes it.</summary>
internal sealed record ExemptionQuestion(string Check, string Reason, DateTimeOffset ExpiresAt);

/// <summary>What is said with a decision.</summary>
internal sealed record DecisionQuestion(string? Reason);
