using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Cli.Rating;

/// <summary>One evaluation of a service, and what it was made of.</summary>
internal sealed record ServiceRun(FactPlan Plan, Evaluation Evaluation)
{
    public Service Service => Plan.Service;

    /// <summary>The result on the primary scorecard; null when there is none.</summary>
    public ScorecardResult? Result => Evaluation.Primary;

    /// <summary>On the primary scorecard; U without one.</summary>
    public Grade Grade => Result?.Grade ?? Grade.U;

    public IEnumerable<(Check Check, CheckOutcome Outcome)> Outcomes =>
        Evaluation.Outcomes.Select(o => (Plan.Definitions.Checks[o.Check], o));
}
