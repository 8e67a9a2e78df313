namespace Scorecards.Sources.Network;

/// <summary>What a POST request sends.</summary>
public sealed record GuardedContent(ReadOnlyMemory<byte> Body, string MediaType);
