using Scorecards.Core.Scoring;

namespace Scorecards.Core.FairPlay;

/// <summary>A service whose grade rose since the definitions changed.</summary>
/// <param name="Team">That owned the service then.</param>
/// <param name="Edits">How the checks differ in the definitions of the second evaluation.</param>
public sealed record DefinitionsRise(string Team, Evaluation Before, Evaluation After, IReadOnlyList<CheckEdit> Edits);
