namespace Scorecards.Client.Models;

/// <summary>What moved a grade.</summary>
/// <param name="Kind">Who or what it came from.</param>
/// <param name="Check">The check that moved it most; null when it was none.</param>
/// <param name="Facts">The facts that moved, by the names the check has for them; empty when none did, or it is not known.</param>
/// <param name="Summary">One line for people.</param>
public sealed record Attribution(AttributionKind Kind, string? Check, IReadOnlyList<string> Facts, string Summary);
