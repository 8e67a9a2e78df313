namespace Scorecards.Client.Models;

/// <summary>Whether the server can answer, and how its parts are.</summary>
/// <param name="Status">Starting until the first catalog, definitions and snapshot are there.</param>
public sealed record Readiness(ReadyState Status, StoreHealth Store, SnapshotHealth Snapshot, Input Catalog, Input Definitions);
