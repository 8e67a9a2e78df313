namespace Scorecards.Cli.Output.Json;

/// <summary>What was moved from one store to another.</summary>
/// <param name="Rows">By table.</param>
/// <param name="Digest">SHA-256 of all of them, the same on both sides.</param>
internal sealed record MigrationJson(IReadOnlyDictionary<string, long> Rows, string Digest);
