using Scorecards.Core.Grades;

namespace Scorecards.Core.Scoring;

/// <summary>What the evaluation before counted as at gates when the next was made, so that its record can be computed again.</summary>
/// <param name="Grade">What gates went by.</param>
/// <param name="Lower">What the evaluation itself came to; lower while a drop was not steady.</param>
/// <param name="LowerSince">Since when it was lower; null when it was not.</param>
public sealed record CountedBefore(Grade Grade, Grade Lower, DateTimeOffset? LowerSince);
