namespace Scorecards.TestSupport.Faults.History;

/// <summary>A client asked the gate and, where a node did not answer, the next.</summary>
/// <param name="Environment">Where the change is to be deployed; freezes are of one environment.</param>
/// <param name="Tries">How many nodes it took.</param>
/// <param name="Node">Which answered; null when none did.</param>
/// <param name="Decision">The id of the decision; null without an answer.</param>
/// <param name="Verdict"><c>allow</c>, <c>deny</c> or <c>hold</c>.</param>
public sealed record GateAsked(
    DateTimeOffset At, DateTimeOffset AnsweredAt, string Service, string Environment, int Tries, string? Node, string? Decision, string? Verdict)
    : HistoryEntry(At);
