using Scorecards.Cli.Rating;
using Scorecards.Core.Grades;

namespace Scorecards.Cli.Output.Json;

/// <summary>An evaluation with the names the API uses; the first fields are those of the primary scorecard.</summary>
internal sealed record EvaluationJson
{
    public required ServiceRefJson Service { get; init; }

    public required string Grade { get; init; }

    public required string UncappedGrade { get; init; }

    public required string? WouldBeGrade { get; init; }

    public required decimal? Score { get; init; }

    public required decimal? ScoreMin { get; init; }

    public required decimal? ScoreMax { get; init; }

    public required decimal Coverage { get; init; }

    public required decimal ExemptShare { get; init; }

    public required IReadOnlyList<CapJson> CappedBy { get; init; }

    public required DateTimeOffset EvaluatedAt { get; init; }

    public required string DefinitionsDigest { get; init; }

    public required int AlgorithmVersion { get; init; }

    public required IReadOnlyList<ScorecardJson> Scorecards { get; init; }

    public required IReadOnlyList<OutcomeJson> Outcomes { get; init; }

    public static EvaluationJson Of(ServiceRun run) => new()
    {
        Service = ServiceRefJson.Of(run.Service),
        Grade = run.Grade.Letter(),
        UncappedGrade = (run.Result?.UncappedGrade ?? Core.Grades.Grade.U).Letter(),
        WouldBeGrade = run.Result?.WouldBeGrade?.Letter(),
        Score = run.Result?.Score,
        ScoreMin = run.Result?.ScoreMin,
        ScoreMax = run.Result?.ScoreMax,
        Coverage = run.Result?.Coverage ?? 0,
        ExemptShare = run.Result?.ExemptShare ?? 0,
        CappedBy = [.. (run.Result?.CappedBy ?? []).Select(CapJson.Of)],
        EvaluatedAt = run.Evaluation.At,
        DefinitionsDigest = run.Evaluation.DefinitionsDigest,
        AlgorithmVersion = run.Evaluation.AlgorithmVersion,
        Scorecards = [.. run.Evaluation.Scorecards.Select(ScorecardJson.Of)],
        Outcomes = [.. run.Outcomes.Select(o => OutcomeJson.Of(o.Check, o.Outcome, run.Evaluation.Scorecards))],
    };
}
