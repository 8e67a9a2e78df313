namespace Scorecards.TestSupport.Faults.History;

/// <summary>A client read a service, trying one node after the other until one answered.</summary>
/// <param name="Reader">Reads of one reader come one after the other.</param>
/// <param name="Node">That answered; null when none did in time.</param>
/// <param name="Life">How often that node had been started.</param>
/// <param name="ConfirmedUntil">Of the latest evaluation in the answer; null when there is none yet.</param>
public sealed record Read(
    DateTimeOffset At, DateTimeOffset AnsweredAt, int Reader, string Service, int Tries, string? Node, int Life, DateTimeOffset? ConfirmedUntil)
    : HistoryEntry(At);
