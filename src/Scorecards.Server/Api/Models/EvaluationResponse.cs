using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>One run of all scorecards for a service; grade and score are those of the primary scorecard.</summary>
public sealed record EvaluationResponse
{
    public required string Id { get; init; }

    public required ServiceRef Service { get; init; }

    /// <summary>A+ to F, or U for unrated.</summary>
    public required string Grade { get; init; }

    /// <summary>The grade that the score alone would give.</summary>
    public required string UncappedGrade { get; init; }

    /// <summary>The grade if the checks in preview, and those sampled elsewhere, counted; null when there are none that apply.</summary>
    public required string? WouldBeGrade { get; init; }

    /// <summary>0 to 100; null when there is nothing to score.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The score if every unknown failed.</summary>
    public required decimal? ScoreMin { get; init; }

    /// <summary>The score if every unknown passed.</summary>
    public required decimal? ScoreMax { get; init; }

    /// <summary>Percent of the applicable weight that has an outcome.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>True when an outcome that counts is held from an earlier run.</summary>
    public required bool Stale { get; init; }

    /// <summary>Percent of the weight that is exempt.</summary>
    public required decimal ExemptShare { get; init; }

    /// <summary>When this result was first reached.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>When a run last reached the same result.</summary>
    public required DateTimeOffset ConfirmedUntil { get; init; }

    /// <summary>Every limit that held the grade down, the strictest first.</summary>
    public required IReadOnlyList<CapResponse> CappedBy { get; init; }

    public required IReadOnlyList<ScorecardGrade> Scorecards { get; init; }

    /// <summary>What each check said. Checks in the stage dark are shown to an admin only.</summary>
    public required IReadOnlyList<OutcomeResponse> Outcomes { get; init; }

    /// <summary>SHA-256 of the definitions used.</summary>
    public required string DefinitionsDigest { get; init; }

    public required int AlgorithmVersion { get; init; }

    /// <summary>Why the grade differs from the evaluation before; null when it does not.</summary>
    public required AttributionResponse? Attribution { get; init; }

    public static EvaluationResponse Of(Evaluation evaluation, Service service, bool showDark)
    {
        var primary = evaluation.Primary;
        return new EvaluationResponse
        {
            Id = evaluation.Id,
            Service = ServiceRef.Of(service),
            Grade = (primary?.Grade ?? Core.Grades.Grade.U).Letter(),
            UncappedGrade = (primary?.UncappedGrade ?? Core.Grades.Grade.U).Letter(),
            WouldBeGrade = primary?.WouldBeGrade?.Letter(),
            Score = primary?.Score,
            ScoreMin = primary?.ScoreMin,
            ScoreMax = primary?.ScoreMax,
            Coverage = primary?.Coverage ?? 0,
            Stale = ServiceView.HoldsOutcomes(evaluation),
            ExemptShare = primary?.ExemptShare ?? 0,
            EvaluatedAt = evaluation.At,
            ConfirmedUntil = evaluation.ConfirmedUntil,
            CappedBy = [.. (primary?.CappedBy ?? []).Select(CapResponse.Of)],
            Scorecards = [.. evaluation.Scorecards.Select(ScorecardGrade.Of)],
            Outcomes =
            [
                .. evaluation.Outcomes.Where(o => showDark || o.Stage != Stage.Dark).Select(o => OutcomeResponse.Of(o, evaluation.Scorecards)),
            ],
            DefinitionsDigest = evaluation.DefinitionsDigest,
            AlgorithmVersion = evaluation.AlgorithmVersion,
            Attribution = AttributionResponse.Of(evaluation.Attribution),
        };
    }
}
