using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>A change of a service's result on the primary scorecard, which holds until the next one.</summary>
public sealed record ServicePoint
{
    public required DateTimeOffset At { get; init; }

    /// <summary>When a run last reached the same result.</summary>
    public required DateTimeOffset ConfirmedUntil { get; init; }

    /// <summary>The id of the evaluation.</summary>
    public required string Evaluation { get; init; }

    /// <summary>A+ to F, or U for unrated.</summary>
    public required string Grade { get; init; }

    /// <summary>0 to 100; null when there is nothing to score.</summary>
    public required decimal? Score { get; init; }

    /// <summary>The score if every unknown failed.</summary>
    public required decimal? ScoreMin { get; init; }

    /// <summary>The score if every unknown passed.</summary>
    public required decimal? ScoreMax { get; init; }

    /// <summary>Percent of the applicable weight that has an outcome.</summary>
    public required decimal Coverage { get; init; }

    /// <summary>Why the grade differs from the one before; null when it does not.</summary>
    public required AttributionResponse? Attribution { get; init; }

    public static ServicePoint Of(Evaluation evaluation)
    {
        var primary = evaluation.Primary;
        return new ServicePoint
        {
            At = evaluation.At,
            ConfirmedUntil = evaluation.ConfirmedUntil,
            Evaluation = evaluation.Id,
            Grade = (primary?.Grade ?? Core.Grades.Grade.U).Letter(),
            Score = primary?.Score,
            ScoreMin = primary?.ScoreMin,
            ScoreMax = primary?.ScoreMax,
            Coverage = primary?.Coverage ?? 0,
            Attribution = AttributionResponse.Of(evaluation.Attribution),
        };
    }
}
