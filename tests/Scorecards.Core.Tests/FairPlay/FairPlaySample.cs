using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Grades;
using Scorecards.Core.Impact;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.FairPlay;

/// <summary>What the rules look at, ordinary but for what a test says.</summary>
internal static class FairPlaySample
{
    public static readonly DateTimeOffset Now = new(2030, 6, 30, 12, 0, 0, TimeSpan.Zero);

    public static readonly IReadOnlyDictionary<string, string> Teams =
        new Dictionary<string, string> { ["ledger"] = "payments", ["wallet"] = "payments", ["login"] = "identity" };

    public static OutcomeTurn Turn(
        TimeSpan length, string service = "ledger", OutcomeKind before = OutcomeKind.Pass, OutcomeKind outcome = OutcomeKind.Fail,
        OutcomeKind after = OutcomeKind.Pass, string check = "is-tested", int daysAgo = 2) =>
        new(service, check, before, outcome, after, Now.AddDays(-daysAgo), Now.AddDays(-daysAgo) + length);

    public static Exemption Asked(string id, DateTimeOffset at, string service = "ledger", string check = "has-a-runbook") =>
        ExemptionRules.Request(id, service, check, "it is being replaced", at.AddDays(30), "ci", at);

    public static Attestation Answer(string id, string service = "ledger", AttestationAnswer answer = AttestationAnswer.Yes, params string[] evidence) => new()
    {
        Id = id,
        Service = service,
        Check = "is-drilled",
        Question = "Is it drilled?",
        Answer = answer,
        By = "ann",
        At = Now.AddDays(-90),
        ValidUntil = Now.AddDays(1),
        Evidence = evidence,
    };

    public static DefinitionsRise Rise(CheckOutcome? before, CheckOutcome? after, CheckEdit edit, Grade from = Grade.F, Grade to = Grade.D, string service = "ledger") =>
        new("payments", Evaluation($"{service}-1", service, from, before, Now.AddDays(-3)), Evaluation($"{service}-2", service, to, after, Now.AddDays(-2)), [edit]);

    public static CheckEdit Edit(params string[] owners) => new("is-tested", owners, ChangeKind.Changed, ["pass", "severity"]);

    public static CheckOutcome Outcome(OutcomeKind outcome, decimal value = 0, Severity severity = Severity.Medium, bool enforced = true) => new()
    {
        Check = "is-tested",
        Outcome = outcome,
        Value = outcome == OutcomeKind.Pass ? 1 : value,
        Stage = enforced ? Stage.Enforced : Stage.Preview,
        Enforced = enforced,
        Severity = severity,
    };

    private static Evaluation Evaluation(string id, string service, Grade grade, CheckOutcome? outcome, DateTimeOffset at) => new()
    {
        Id = id,
        Service = service,
        At = at,
        ConfirmedUntil = at,
        DefinitionsDigest = id[^1..],
        ServiceDigest = "s",
        AlgorithmVersion = 1,
        Outcomes = outcome is null ? [] : [outcome],
        Scorecards = [new ScorecardResult { Name = "readiness", Primary = true, Grade = grade, UncappedGrade = grade, Checks = [] }],
        Facts = [],
    };
}
