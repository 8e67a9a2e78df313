namespace Scorecards.Client.Models;

/// <summary>A second person's yes.</summary>
/// <param name="Of">The id of the decision that waited for it.</param>
/// <param name="By">The name of the person's token.</param>
/// <param name="Reason">What was said with it; null where nothing was said.</param>
public sealed record GateApproval(string Of, string By, string? Reason);
