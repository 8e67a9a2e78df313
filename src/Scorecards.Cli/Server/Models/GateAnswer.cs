using System.Text.Json.Serialization;

namespace Scorecards.Cli.Server.Models;

/// <summary>A decision of the gate, as the API tells it.</summary>
/// <param name="DecisionId">Null of a simulation.</param>
/// <param name="Decision">allow, deny or hold.</param>
/// <param name="Ruled">What the rules say: other than the decision in a dry run only.</param>
/// <param name="Verdict">The same, signed; null where nothing may be kept.</param>
internal sealed record GateAnswer(
    string? DecisionId,
    string Decision,
    string Mode,
    bool Simulated,
    GateSubject Subject,
    GateGradeAnswer Grade,
    GatePolicyAnswer Policy,
    string Ruled,
    IReadOnlyList<GateReasonAnswer> Reasons,
    DateTimeOffset EvaluatedAt,
    DateTimeOffset ValidUntil,
    DateTimeOffset? ClosesAt,
    DateTimeOffset? NextOpenAt,
    int? RetryAfterSeconds,
    GateOverrideOffer Override,
    GateApprovalAnswer? Approval,
    string DataQuality,
    string CorrelationId,
    string? Verdict,
    GateLinks Links)
{
    /// <summary>True when the policy only watches: the answer is allow whatever the rules say.</summary>
    [JsonIgnore]
    public bool IsDryRun => Mode == "observe";

    /// <summary>True when it answers this question and no other.</summary>
    public bool Answers(GateQuestion question) =>
        string.Equals(Subject.Service, question.Service, StringComparison.OrdinalIgnoreCase)
        && Subject.Environment == question.Environment
        && Subject.ChangeKind == question.ChangeKind
        && Subject.ArtifactDigest == question.ArtifactDigest
        && Subject.Commit == question.Commit
        && Simulated == question.At.HasValue
        && Decision is "allow" or "deny" or "hold";
}

/// <summary>What was asked, and by whom.</summary>
internal sealed record GateSubject(
    string Service, string Environment, string ChangeKind, string? ArtifactDigest, string? Commit, string Caller, string? Team, int? Tier);

/// <summary>The grade that the gate went by, and the one on the board.</summary>
internal sealed record GateGradeAnswer(
    string Letter, string Shown, decimal? Score, decimal? ScoreMin, decimal? ScoreMax, decimal Coverage, DateTimeOffset? EvaluatedAt);

/// <param name="Rule">Null where no rule held.</param>
internal sealed record GatePolicyAnswer(string Name, string Digest, string? Rule);

/// <param name="Severity">info, warning or blocking.</param>
/// <param name="ClearsAt">When it is over by itself; null when it is not.</param>
internal sealed record GateReasonAnswer(string Code, string Severity, string Message, string? Remedy, DateTimeOffset? ClearsAt)
{
    [JsonIgnore]
    public bool IsBlocking => Severity == "blocking";
}

/// <summary>Whether breaking the glass would open the gate, and the override that did.</summary>
internal sealed record GateOverrideOffer(bool Available, string? Requires, string? Id);

/// <summary>The held decision that this one approves, and who approved.</summary>
internal sealed record GateApprovalAnswer(string Of, string By, string? Reason);

internal sealed record GateLinks(string? Self, string Service, string Page);
