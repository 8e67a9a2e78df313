using System.Text.Json.Serialization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Impact;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>What changed definitions do to one service.</summary>
/// <param name="Movement">Where its grade goes.</param>
/// <param name="Scorecards">The scorecards whose score or grade moves, the primary one first.</param>
/// <param name="Checks">Why: the checks that say or count something else, the strongest first.</param>
public sealed record ServiceImpactResponse(
    ServiceRef Service, Movement Movement, IReadOnlyList<ScorecardImpact> Scorecards, IReadOnlyList<CheckImpactResponse> Checks)
{
    public static ServiceImpactResponse Of(ServiceImpact impact, Service service) => new(
        ServiceRef.Of(service), impact.Movement, [.. impact.Scorecards.Select(ScorecardImpact.Of)], [.. impact.Checks.Select(CheckImpactResponse.Of)]);
}

/// <summary>A scorecard before and after.</summary>
public sealed record ScorecardImpact
{
    public required string Name { get; init; }

    public required bool Primary { get; init; }

    /// <summary>Null when the scorecard was not for the service.</summary>
    public required ScorecardGrade? Before { get; init; }

    /// <summary>Null when it is not for the service any more.</summary>
    public required ScorecardGrade? After { get; init; }

    /// <summary>After, if every fact that was never collected made its checks fail; left out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScorecardGrade? Worst { get; init; }

    /// <summary>After, if every such fact made its checks pass; left out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScorecardGrade? Best { get; init; }

    public static ScorecardImpact Of(CardImpact card)
    {
        var isOpen = !ReferenceEquals(card.Worst, card.After);
        return new ScorecardImpact
        {
            Name = card.Name,
            Primary = card.Primary,
            Before = Result(card.Before),
            After = Result(card.After),
            Worst = isOpen ? Result(card.Worst) : null,
            Best = isOpen ? Result(card.Best) : null,
        };
    }

    private static ScorecardGrade? Result(ScorecardResult? result) => result is null ? null : ScorecardGrade.Of(result);
}

/// <summary>A check that says or counts something else.</summary>
/// <param name="Parts">What of its definition differs, by the names that the document has for it.</param>
/// <param name="From">What it said; null when it did not run for the service.</param>
/// <param name="FromValue">0 to 1.</param>
/// <param name="To">What it would say; null when it would not run.</param>
/// <param name="ToValue">0 to 1.</param>
/// <param name="WeightBefore">On the primary scorecard; 0 where it did not count.</param>
/// <param name="WeightAfter">On the primary scorecard; 0 where it would not count.</param>
/// <param name="Points">By about how many points it moves the score of the primary scorecard.</param>
public sealed record CheckImpactResponse(
    string Check,
    ChangeKind Change,
    IReadOnlyList<string> Parts,
    OutcomeKind? From,
    decimal FromValue,
    OutcomeKind? To,
    decimal ToValue,
    int WeightBefore,
    int WeightAfter,
    decimal Points)
{
    public static CheckImpactResponse Of(CheckImpact check) => new(
        check.Check, check.Change, check.Parts, check.From, check.FromValue, check.To, check.ToValue, check.WeightBefore, check.WeightAfter, check.Points);
}
