using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Cli.Rating;

/// <summary>One check run over one service, with all it saw.</summary>
/// <param name="DecidedBy">The values that decided; empty when there is nothing to add.</param>
internal sealed record CheckExplanation(
    FactPlan Plan, PlannedCheck Planned, IReadOnlyDictionary<string, Fact> Facts, Observation Observation, string DecidedBy)
{
    public Check Check => Planned.Check;
}
