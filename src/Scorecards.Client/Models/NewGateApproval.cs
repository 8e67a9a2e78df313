namespace Scorecards.Client.Models;

/// <summary>A second person's yes to a deployment that waits for it.</summary>
/// <param name="Reason">At most 1000 characters.</param>
public sealed record NewGateApproval(string? Reason = null);
