namespace Scorecards.Client.Models;

/// <summary>Whether breaking the glass would open the gate.</summary>
/// <param name="Requires">What it takes; null when it is not available.</param>
/// <param name="Id">The override that did open it; null when none did.</param>
public sealed record GateOverrideOffer(bool Available, string? Requires, string? Id);
