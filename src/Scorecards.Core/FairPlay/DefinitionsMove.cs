using Scorecards.Core.Grades;

namespace Scorecards.Core.FairPlay;

/// <summary>A grade that moved since the definitions changed, as the store knows it.</summary>
/// <param name="Team">That owned the service then; null when nobody did.</param>
/// <param name="Before">The evaluation that had the grade before.</param>
/// <param name="After">The evaluation that moved it.</param>
public sealed record DefinitionsMove(string Service, string? Team, Grade From, Grade To, EvaluationRef Before, EvaluationRef After);

/// <summary>An evaluation, and the SHA-256 of the definitions it was made with.</summary>
public readonly record struct EvaluationRef(string Id, DateTimeOffset At, string Definitions);
