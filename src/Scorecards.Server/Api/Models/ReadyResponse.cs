namespace Scorecards.Server.Api.Models;

/// <summary>Whether this server can answer, and how its parts are.</summary>
/// <param name="Status">`ready`, or `starting` until the first catalog, definitions and snapshot are there.</param>
public sealed record ReadyResponse(ReadyState Status, StoreHealth Store, SnapshotHealth Snapshot, InputResponse Catalog, InputResponse Definitions);

/// <summary>Whether a server is ready to answer.</summary>
public enum ReadyState
{
    Ready,
    Starting,
}

/// <summary>How reading and writing the store goes.</summary>
/// <param name="Status">`ok`, or `away` when the last attempt failed; answers are as old as the snapshot then, and nothing new is evaluated.</param>
/// <param name="Failure">Why it cannot be read or written now.</param>
public sealed record StoreHealth(StoreState Status, string? Failure);

/// <summary>Whether the store can be read and written.</summary>
public enum StoreState
{
    Ok,
    Away,
}

/// <summary>How up to date answers are.</summary>
/// <param name="AgeSeconds">Everything saved longer ago than this is in the answers; null before the store was first read to its end.</param>
/// <param name="TakenAt">When something last changed in it.</param>
public sealed record SnapshotHealth(double? AgeSeconds, DateTimeOffset? TakenAt, int Services);
