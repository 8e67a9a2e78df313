namespace Scorecards.Client.Models;

/// <summary>A fact of a check: whom it asks what.</summary>
/// <param name="TtlSeconds">How long an answer is good before it is asked for again.</param>
public sealed record CheckFact(string Name, string Source, string Query, long TtlSeconds);
