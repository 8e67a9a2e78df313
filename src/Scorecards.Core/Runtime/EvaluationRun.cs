using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>A run that was saved.</summary>
/// <param name="Next">What the next run can go on from; null when something was declared meanwhile, so that it has to be read.</param>
public sealed record EvaluationRun(Evaluation Evaluation, ServiceState? Next);
