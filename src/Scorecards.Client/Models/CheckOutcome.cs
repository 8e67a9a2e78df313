namespace Scorecards.Client.Models;

/// <summary>What a check said of a service.</summary>
public sealed record CheckOutcome
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

    /// <summary>The exemption in force; null for any outcome but exempt, and from a server that tells none.</summary>
    public OutcomeExemption? Exemption { get; init; }
}
