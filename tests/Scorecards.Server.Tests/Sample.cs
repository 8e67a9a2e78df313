using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Tests;

/// <summary>Services and evaluations to test with, ordinary but for what a test says.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static Service Service(string id, string? team = "payments", int tier = 3, string? system = null, string? title = null) =>
        new() { Id = id, Name = id, Team = team, Tier = tier, System = system, Title = title };

    public static ServiceView View(
        string id, decimal? score, Grade? grade = null, string? team = "payments", int tier = 3, string? system = null, bool retired = false) =>
        ServiceView.Of(Service(id, team, tier, system), 1, retired, Evaluation(id, score, grade));

    public static Evaluation Evaluation(
        string service, decimal? score, Grade? grade = null, IReadOnlyList<CheckOutcome>? outcomes = null, string id = "01", DateTimeOffset? at = null)
    {
        outcomes ??= [Outcome("has-owner", score > 50 ? OutcomeKind.Pass : OutcomeKind.Fail)];
        var result = new ScorecardResult
        {
            Name = "production-readiness",
            Primary = true,
            Score = score,
            ScoreMin = score,
            ScoreMax = score,
            Coverage = score is null ? 0 : 100,
            Grade = grade ?? (score is { } s ? GradeBands.Default.Of(s) : Grade.U),
            UncappedGrade = score is { } u ? GradeBands.Default.Of(u) : Grade.U,
            Checks = [.. outcomes.Select(o => new WeightedCheck(o.Check, 5))],
        };
        return new Evaluation
        {
            Id = id,
            Service = service,
            At = at ?? Now,
            ConfirmedUntil = at ?? Now,
            DefinitionsDigest = "d1",
            ServiceDigest = "s1",
            AlgorithmVersion = 1,
            Outcomes = outcomes,
            Scorecards = [result],
            Facts = [],
        };
    }

    public static CheckOutcome Outcome(string check, OutcomeKind outcome, bool stale = false, bool enforced = true) => new()
    {
        Check = check,
        Outcome = outcome,
        Value = outcome == OutcomeKind.Pass ? 1 : 0,
        Stage = enforced ? Stage.Enforced : Stage.Preview,
        Severity = Severity.Medium,
        Stale = stale,
        Enforced = enforced,
    };
}
