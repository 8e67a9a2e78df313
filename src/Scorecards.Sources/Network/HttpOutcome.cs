namespace Scorecards.Sources.Network;

/// <summary>What came of a request: a reply or the trouble, one of the two.</summary>
public sealed record HttpOutcome(GuardedReply? Reply, HttpTrouble? Trouble);
