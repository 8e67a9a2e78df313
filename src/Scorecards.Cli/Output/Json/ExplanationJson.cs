using Scorecards.Cli.Rating;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Cli.Output.Json;

/// <summary>What a check said of a service, and why.</summary>
internal sealed record ExplanationJson
{
    public required string Service { get; init; }

    public required string Check { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    public required Stage Stage { get; init; }

    public string? Why { get; init; }

    public string? AppliesTo { get; init; }

    public required string Pass { get; init; }

    public required OutcomeKind Outcome { get; init; }

    public required decimal Value { get; init; }

    public string? Message { get; init; }

    public UnknownCause? UnknownCause { get; init; }

    public string? DecidedBy { get; init; }

    public required IReadOnlyDictionary<string, FactJson> Facts { get; init; }

    public FixJson? Fix { get; init; }

    public static ExplanationJson Of(CheckExplanation explanation) => new()
    {
        Service = explanation.Plan.Service.Id,
        Check = explanation.Check.Name,
        Title = explanation.Check.Title,
        Severity = explanation.Check.Spec.Severity,
        Stage = explanation.Check.Spec.Stage,
        Why = explanation.Check.Spec.Why,
        AppliesTo = explanation.Check.Spec.AppliesTo?.Value,
        Pass = explanation.Check.Pass.Source,
        Outcome = explanation.Observation.Outcome,
        Value = explanation.Observation.Value,
        Message = explanation.Observation.Message,
        UnknownCause = explanation.Observation.Cause,
        DecidedBy = explanation.DecidedBy.Length == 0 ? null : explanation.DecidedBy,
        Facts = explanation.Planned.Facts.ToDictionary(f => f.Name, f => FactJson.Of(f, explanation.Facts[f.Name])),
        Fix = FixJson.Of(explanation.Check.Spec.Fix),
    };
}
