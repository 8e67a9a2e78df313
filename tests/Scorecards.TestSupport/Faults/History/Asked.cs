namespace Scorecards.TestSupport.Faults.History;

/// <summary>A client asked for an evaluation of a service.</summary>
/// <param name="Evaluation">The id of the evaluation in the answer; null where the answer only promised one.</param>
/// <param name="ConfirmedUntil">Of that evaluation.</param>
public sealed record Asked(
    DateTimeOffset At, DateTimeOffset AnsweredAt, string Node, string Service, Reply Reply, string? Evaluation, DateTimeOffset? ConfirmedUntil)
    : HistoryEntry(At);
