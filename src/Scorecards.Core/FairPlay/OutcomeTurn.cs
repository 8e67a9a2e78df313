using Scorecards.Core.Definitions;

namespace Scorecards.Core.FairPlay;

/// <summary>An outcome of a check of a service that did not last, with what was said before and after.</summary>
/// <param name="Before">Null when the check had no outcome before.</param>
/// <param name="At">When it began.</param>
/// <param name="Until">When it was over.</param>
/// <param name="After">Null when the check has had no outcome since.</param>
public sealed record OutcomeTurn(
    string Service, string Check, OutcomeKind? Before, OutcomeKind Outcome, OutcomeKind? After, DateTimeOffset At, DateTimeOffset Until);
