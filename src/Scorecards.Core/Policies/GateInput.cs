using Scorecards.Core.Calendars;
using Scorecards.Core.Catalog;
using Scorecards.Core.Gates;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Policies;

/// <summary>All that a decision of the gate is made of.</summary>
public sealed record GateInput
{
    public required Service Service { get; init; }

    public required GateQuestion Question { get; init; }

    /// <summary>The moment that is decided for.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Since when the service is known here.</summary>
    public required DateTimeOffset KnownSince { get; init; }

    /// <summary>The results of the latest evaluation, one a scorecard.</summary>
    public IReadOnlyList<ScorecardResult> Results { get; init; } = [];

    /// <summary>When the service was last evaluated; null before the first time.</summary>
    public DateTimeOffset? EvaluatedAt { get; init; }

    /// <summary>True when the grade rests on outcomes held from an earlier run.</summary>
    public bool HoldsOutcomes { get; init; }

    public required ICalendarBook Calendars { get; init; }

    /// <summary>Emergency freezes; those that are over do no harm.</summary>
    public IReadOnlyList<Freeze> Freezes { get; init; } = [];

    /// <summary>Overrides; those that are over do no harm.</summary>
    public IReadOnlyList<GateOverride> Overrides { get; init; } = [];

    /// <summary>What a second person said of the question; null when nobody did.</summary>
    public GateApproval? Approval { get; init; }

    /// <summary>Why what is known of services is too old to go by, for people; null when it is not.</summary>
    public string? TooOld { get; init; }
}

/// <summary>A second person's yes to a decision that was held.</summary>
/// <param name="Of">The id of the held decision.</param>
/// <param name="By">The name of the person's token.</param>
/// <param name="Reason">What the person said with it; null where nothing was said.</param>
public sealed record GateApproval(string Of, string By, string? Reason = null);
