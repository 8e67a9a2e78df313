namespace Scorecards.Client.Models;

/// <summary>How reading the store goes.</summary>
/// <param name="Status">Away when the last attempt failed; answers then are as old as the snapshot.</param>
/// <param name="Failure">Why it cannot be read now.</param>
public sealed record StoreHealth(StoreState Status, string? Failure);
