using System.Text.Json.Serialization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>A check as Backstage's score-card plugin reads it.</summary>
public sealed record BackstageEntry
{
    /// <summary>From 1, in the order of the checks.</summary>
    public required int Id { get; init; }

    public required string Title { get; init; }

    /// <summary>True for what counts for nothing now.</summary>
    public required bool IsOptional { get; init; }

    /// <summary>0 to 100, whole; left out where the check has decided nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ScorePercent { get; init; }

    /// <summary>The outcome in words.</summary>
    public required string ScoreLabel { get; init; }

    /// <summary>As that of the whole.</summary>
    public required string ScoreSuccess { get; init; }

    /// <summary>How to fix it, in Markdown; empty where nothing needs to be, or nobody has written it down.</summary>
    public required string ScoreHints { get; init; }

    /// <summary>What the check saw, why it matters and the evidence, in Markdown.</summary>
    public required string Details { get; init; }

    internal static BackstageEntry Of(CheckOutcome outcome, int id, DefinitionSet definitions)
    {
        var check = definitions.Checks.GetValueOrDefault(outcome.Check);
        var decided = outcome.Outcome is OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial;
        return new BackstageEntry
        {
            Id = id,
            Title = check?.Title ?? outcome.Check,
            IsOptional = !outcome.Enforced || outcome.Outcome is OutcomeKind.NotApplicable or OutcomeKind.Exempt,
            ScorePercent = decided ? BackstageWords.Percent(outcome.Value * 100) : null,
            ScoreLabel = BackstageWords.Label(outcome),
            ScoreSuccess = BackstageWords.Success(outcome),
            ScoreHints = outcome.Outcome is OutcomeKind.Fail or OutcomeKind.Partial ? check?.Spec.Fix?.Text ?? "" : "",
            Details = string.Join("\n\n", new[] { outcome.Message, check?.Spec.Why, outcome.Evidence }.Where(part => !string.IsNullOrWhiteSpace(part))),
        };
    }
}
