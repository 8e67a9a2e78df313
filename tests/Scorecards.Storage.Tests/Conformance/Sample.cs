using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Storage.Tests.Conformance;

/// <summary>Services and evaluations with something in every field.</summary>
public static class Sample
{
    public static Service Service(string id, string said = "this") => new()
    {
        Id = id,
        Name = id,
        Title = $"{id} says {said} ☕",
        Team = "payments",
        Digest = $"{id}/{said}",
        Origin = "catalog-info.yaml:1",
    };

    /// <param name="checks">How many outcomes and facts.</param>
    public static Evaluation Evaluation(
        string service, string id, DateTimeOffset at, decimal? score = 93.4m, Grade grade = Grade.A, int checks = 2) => new()
        {
            Id = id,
            Service = service,
            At = at,
            ConfirmedUntil = at,
            DefinitionsDigest = "definitions-1",
            ServiceDigest = "service-1",
            AlgorithmVersion = 1,
            Outcomes = [.. Enumerable.Range(0, checks).Select(number => Outcome(number, at))],
            Scorecards =
            [
                new ScorecardResult { Name = "other", Grade = Grade.F, UncappedGrade = Grade.F, Score = 1, Checks = [] },
                new ScorecardResult
                {
                    Name = "production-readiness",
                    Primary = true,
                    Grade = grade,
                    UncappedGrade = Grade.APlus,
                    Score = score,
                    ScoreMin = 90.1m,
                    ScoreMax = 95,
                    Coverage = 98.7m,
                    ExemptShare = 1.5m,
                    CappedBy = [new Cap(CapReason.HighSeverity, Grade.A, ["check-0"])],
                    Checks = [.. Enumerable.Range(0, checks).Select(number => new WeightedCheck($"check-{number}", number + 1))],
                },
            ],
            Facts =
            [
                .. Enumerable.Range(0, checks).Select(number => new FactRecord(
                    "git", "files", $$"""{"path":"README-{{number}}.md"}""", Digest(service, number), null, at.AddTicks(-number),
                    "https://git.example/readme", TimeSpan.FromMilliseconds(12.5))),
                new FactRecord("http", "get", "{}", null, new FactError(UnknownCause.Source, "503 ☠"), at, null, TimeSpan.Zero),
            ],
            Attribution = new Attribution(AttributionKind.Source, "check-0", "check-0 passes"),
        };

    public static EvaluationSave Save(Evaluation evaluation, long expected, bool append = true, DateTimeOffset? dueAt = null) => new(
        evaluation,
        expected,
        evaluation.Facts.Select(fact => fact.Digest).OfType<string>().ToDictionary(digest => digest, digest => $$"""{"of":"{{digest}}"}"""),
        append,
        dueAt ?? evaluation.ConfirmedUntil.AddMinutes(15));

    public static OutboxEvent Event(string id, string subject, DateTimeOffset at) =>
        new(id, EventTypes.GradeChanged, subject, at, $$"""{"id":"{{id}}","says":"☕"}""");

    public static PushedFact Pushed(string service, string name, DateTimeOffset at, string value = """{"ok":true,"by":"☕ \u0000 \"x\""}""") =>
        new(service, name, value, at, at.AddTicks(3), "ci", TimeSpan.FromDays(30).Add(TimeSpan.FromTicks(1)), "https://ci.example/drills/7");

    /// <summary>A request of 2030 for a year.</summary>
    public static Exemption Exemption(string id, string service, string check = "has-a-runbook", DateTimeOffset? expiresAt = null) => ExemptionRules.Request(
        id, service, check, "it moves \u2615 \u0000 \"soon\"", expiresAt ?? new DateTimeOffset(2031, 1, 1, 0, 0, 0, 7, TimeSpan.Zero), "ann", new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(7));

    /// <summary>The exemption after another token decided.</summary>
    public static Exemption Decided(Exemption exemption, ExemptionState to, string by = "bob") =>
        ExemptionRules.Decide(exemption, to, by, "as discussed", exemption.RequestedAt.AddHours(exemption.Steps.Count)).Exemption
        ?? throw new InvalidOperationException("The exemption is past that.");

    public static Attestation Answer(string id, string service, string check = "is-tested", string? release = null) => new()
    {
        Id = id,
        Service = service,
        Check = check,
        Question = "Is it tested \u2615?",
        Answer = AttestationAnswer.Yes,
        By = "ann",
        At = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(7),
        ValidUntil = new DateTimeOffset(2030, 2, 1, 0, 0, 0, TimeSpan.Zero),
        Release = release,
        Note = "\u0000 \"quoted\"",
        Evidence = ["https://example.com/1", "https://example.com/2"],
        Items = [new AttestationItem("the cache is cold", "warm it")],
    };

    /// <summary>The name under which the content of a fact is kept.</summary>
    public static string Digest(string service, int number) => $"{service}-fact-{number}";

    private static CheckOutcome Outcome(int number, DateTimeOffset at) => new()
    {
        Check = $"check-{number}",
        Outcome = number % 2 == 0 ? OutcomeKind.Pass : OutcomeKind.Partial,
        Value = number % 2 == 0 ? 1 : 0.25m,
        Message = "the rotation has 6 people",
        UnknownCause = number % 2 == 0 ? null : UnknownCause.Subject,
        Stale = number % 2 == 1,
        FactsAt = at.AddTicks(-1),
        Evidence = "https://git.example/readme",
        Stage = Stage.Enforced,
        Severity = Severity.High,
        Enforced = true,
        LastKnown = new LastKnown(OutcomeKind.Partial, 0.25m, at.AddHours(-1)),
        UnknownSince = at.AddMinutes(-1),
        Facts = new Dictionary<string, int> { ["readme"] = number },
    };
}
