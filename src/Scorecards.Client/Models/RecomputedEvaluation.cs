namespace Scorecards.Client.Models;

/// <summary>One run that was computed again.</summary>
/// <param name="At">When the run was.</param>
/// <param name="Differences">Every value that came out otherwise.</param>
/// <param name="Missing">Why it could not be computed whole, and what to do; null when it could.</param>
public sealed record RecomputedEvaluation(
    RecomputedRun Run, DateTimeOffset At, RecomputeVerdict Verdict, IReadOnlyList<RecordDifference> Differences, string? Missing);
