namespace Scorecards.TestSupport.Faults.History;

/// <summary>A client called for an evaluation of a service, trying one node after the other until it had one.</summary>
/// <param name="Done">False when it gave up.</param>
public sealed record Called(DateTimeOffset At, DateTimeOffset AnsweredAt, string Service, int Tries, bool Done) : HistoryEntry(At);
