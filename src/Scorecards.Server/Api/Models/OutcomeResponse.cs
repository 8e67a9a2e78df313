using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>What a check said of a service.</summary>
public sealed record OutcomeResponse
{
    public required string Check { get; init; }

    /// <summary>The scorecards the check is on, the primary one first.</summary>
    public required IReadOnlyList<string> Scorecards { get; init; }

    /// <summary>What counts: where nobody can tell now, the outcome that is held.</summary>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>0 to 1; 0 for an outcome without a value.</summary>
    public required decimal Value { get; init; }

    /// <summary>The weight for this service on the first of the scorecards; null when it is on none.</summary>
    public required int? Weight { get; init; }

    /// <summary>True when the check counts for this service: enforced, or sampled and in the sample.</summary>
    public required bool Enforced { get; init; }

    public required Severity Severity { get; init; }

    public required string? Message { get; init; }

    /// <summary>A link to what was seen.</summary>
    public required string? Evidence { get; init; }

    /// <summary>When the oldest fact behind the outcome was collected.</summary>
    public required DateTimeOffset? FactsAt { get; init; }

    /// <summary>True when the outcome is held from an earlier run.</summary>
    public required bool Stale { get; init; }

    /// <summary>Why nobody can tell now; null when the outcome is fresh.</summary>
    public required UnknownCause? UnknownCause { get; init; }

    public required Stage Stage { get; init; }

    /// <summary>The exemption in force; null for any outcome but exempt.</summary>
    public required OutcomeExemption? Exemption { get; init; }

    public static OutcomeResponse Of(CheckOutcome outcome, IReadOnlyList<ScorecardResult> scorecards)
    {
        var on = scorecards.OrderByDescending(s => s.Primary).Where(s => s.Checks.Any(c => c.Check == outcome.Check)).ToList();
        return new OutcomeResponse
        {
            Check = outcome.Check,
            Scorecards = [.. on.Select(s => s.Name)],
            Outcome = outcome.Outcome,
            Value = outcome.Value,
            Weight = on.FirstOrDefault()?.Checks.First(c => c.Check == outcome.Check).Weight,
            Enforced = outcome.Enforced,
            Severity = outcome.Severity,
            Message = outcome.Message,
            Evidence = outcome.Evidence,
            FactsAt = outcome.FactsAt,
            Stale = outcome.Stale,
            UnknownCause = outcome.UnknownCause,
            Stage = outcome.Stage,
            Exemption = OutcomeExemption.Of(outcome),
        };
    }
}
