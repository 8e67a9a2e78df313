using Scorecards.Cli.Rating;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Cli.Output;

/// <summary>An evaluation with the names the API uses; the first fields are those of the primary scorecard.</summary>
internal sealed record EvaluationJson
{
    public required ServiceJson Service { get; init; }

    public required string Grade { get; init; }

    public required string UncappedGrade { get; init; }

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
        Service = ServiceJson.Of(run.Service),
        Grade = run.Grade.Letter(),
        UncappedGrade = (run.Result?.UncappedGrade ?? Core.Grades.Grade.U).Letter(),
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

internal sealed record ServiceJson(string Id, string Title, string? Team, int Tier, string Type, string Lifecycle)
{
    public static ServiceJson Of(Service service) => new(service.Id, service.Title ?? service.Id, service.Team, service.Tier, service.Type, service.Lifecycle);
}

internal sealed record CapJson(CapReason Reason, string Limit, IReadOnlyList<string> Checks)
{
    public static CapJson Of(Cap cap) => new(cap.Reason, cap.Limit.Letter(), cap.Checks);
}

internal sealed record ScorecardJson(
    string Name,
    bool Primary,
    string Grade,
    string UncappedGrade,
    decimal? Score,
    decimal? ScoreMin,
    decimal? ScoreMax,
    decimal Coverage,
    decimal ExemptShare,
    IReadOnlyList<CapJson> CappedBy)
{
    public static ScorecardJson Of(ScorecardResult result) => new(
        result.Name,
        result.Primary,
        result.Grade.Letter(),
        result.UncappedGrade.Letter(),
        result.Score,
        result.ScoreMin,
        result.ScoreMax,
        result.Coverage,
        result.ExemptShare,
        [.. result.CappedBy.Select(CapJson.Of)]);
}

/// <param name="Scorecards">The scorecards the check is on, the primary one first.</param>
/// <param name="Weight">On the first of the scorecards; null when it is on none.</param>
internal sealed record OutcomeJson(
    string Check,
    string Title,
    IReadOnlyList<string> Scorecards,
    OutcomeKind Outcome,
    decimal Value,
    int? Weight,
    Severity Severity,
    Stage Stage,
    string? Message,
    Core.Facts.UnknownCause? UnknownCause,
    DateTimeOffset? FactsAt,
    string? Evidence,
    FixJson? Fix)
{
    public static OutcomeJson Of(Check check, CheckOutcome outcome, IReadOnlyList<ScorecardResult> scorecards)
    {
        var on = scorecards.OrderByDescending(s => s.Primary).Where(s => s.Checks.Any(c => c.Check == check.Name)).ToList();
        return new OutcomeJson(
            outcome.Check,
            check.Title,
            [.. on.Select(s => s.Name)],
            outcome.Outcome,
            outcome.Value,
            on.FirstOrDefault()?.Checks.First(c => c.Check == check.Name).Weight,
            outcome.Severity,
            outcome.Stage,
            outcome.Message,
            outcome.UnknownCause,
            outcome.FactsAt,
            outcome.Evidence,
            FixJson.Of(check.Spec.Fix));
    }
}

/// <param name="EffortMinutes">Working time it takes.</param>
internal sealed record FixJson(int? EffortMinutes, string? Text, string? Link)
{
    public static FixJson? Of(FixSpec? fix) => fix is null ? null : new FixJson((int?)fix.Effort?.TotalMinutes, fix.Text, fix.Link);
}
