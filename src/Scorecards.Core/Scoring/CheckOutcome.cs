using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Scoring;

/// <summary>What a check said of a service, after holding: this is what counts.</summary>
public sealed record CheckOutcome
{
    public required string Check { get; init; }

    public required OutcomeKind Outcome { get; init; }

    /// <summary>0..1: 1 for pass, 0 for fail, the share for partial; 0 for outcomes without a value.</summary>
    public decimal Value { get; init; }

    public string? Message { get; init; }

    /// <summary>Set when this run could not tell: then <see cref="Outcome"/> is the one held, or unknown when there is none.</summary>
    public UnknownCause? UnknownCause { get; init; }

    /// <summary>True when the outcome is held from an earlier run.</summary>
    public bool Stale { get; init; }

    /// <summary>The age of the outcome: when the oldest fact behind it was collected.</summary>
    public DateTimeOffset? FactsAt { get; init; }

    /// <summary>A link to what was seen.</summary>
    public string? Evidence { get; init; }

    public required Stage Stage { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>True when the check counts for this service: enforced, or sampled and in the sample.</summary>
    public bool Enforced { get; init; }

    /// <summary>True when the check does not count yet and is meant to: in preview, or sampled and out of the sample.</summary>
    public bool IsForeseen => !Enforced && Stage is (Stage.Preview or Stage.Sampled) && Outcome != OutcomeKind.NotApplicable;

    /// <summary>The last outcome that was really seen since the check applies; null when there is none.</summary>
    public LastKnown? LastKnown { get; init; }

    /// <summary>Since when the service itself is the reason that nobody can tell; the grace runs from here.</summary>
    public DateTimeOffset? UnknownSince { get; init; }

    /// <summary>What counted before, where this run could not tell; null when the check had no outcome then.</summary>
    public OutcomeBefore? Before { get; init; }

    /// <summary>The release that the answer to a question bound to releases is for; null for any other check.</summary>
    public string? Release { get; init; }

    /// <summary>The exemption in force; only with <see cref="OutcomeKind.Exempt"/>.</summary>
    public GrantedExemption? Exemption { get; init; }

    /// <summary>What would count without the exemption: the check runs nevertheless.</summary>
    public ExemptedOutcome? Exempted { get; init; }

    /// <summary>The facts the check looked at, by name, as indices into the evaluation's list.</summary>
    public IReadOnlyDictionary<string, int> Facts { get; init; } = new Dictionary<string, int>();
}

/// <summary>What an exemption takes out of the score.</summary>
public sealed record ExemptedOutcome(OutcomeKind Outcome, decimal Value, string? Message);

/// <summary>An outcome that was really seen: pass, fail or partial.</summary>
public sealed record LastKnown(OutcomeKind Outcome, decimal Value, DateTimeOffset At);
