namespace Scorecards.Storage.Copying;

/// <summary>What was moved.</summary>
/// <param name="Rows">How many rows, by table.</param>
/// <param name="Digest">SHA-256 of all of them, the same on both sides.</param>
public sealed record StoreCopyResult(IReadOnlyDictionary<string, long> Rows, string Digest);
