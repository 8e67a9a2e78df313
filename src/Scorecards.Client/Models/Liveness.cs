namespace Scorecards.Client.Models;

/// <summary>Says that the process answers.</summary>
public sealed record Liveness(string Status);
