using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Server.Gates;
using Scorecards.Server.Hosting;

namespace Scorecards.Server.Api.Models;

/// <summary>Whether a change may be deployed now.</summary>
public sealed record GateDecisionResponse
{
    /// <summary>Null of a simulation.</summary>
    public required string? DecisionId { get; init; }

    /// <summary>What to do. Of a dry run always `allow`.</summary>
    public required GateVerdict Decision { get; init; }

    /// <summary>`observe` is a dry run.</summary>
    public required GateMode Mode { get; init; }

    /// <summary>What the rules say: other than `decision` in a dry run only.</summary>
    public required GateVerdict Ruled { get; init; }

    /// <summary>True for a question with `at`: the answer is of no effect and kept nowhere.</summary>
    public required bool Simulated { get; init; }

    public required GateSubject Subject { get; init; }

    public required GateGradeResponse Grade { get; init; }

    public required GatePolicyResponse Policy { get; init; }

    /// <summary>Why, what decided first.</summary>
    public required IReadOnlyList<GateReasonResponse> Reasons { get; init; }

    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>The same question gets the same answer until then; only an emergency freeze takes an allow back before.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>When what is open now closes by the calendar; null when it is closed or never closes.</summary>
    public required DateTimeOffset? ClosesAt { get; init; }

    /// <summary>When it opens next by the calendar; null when it is open or nothing is planned.</summary>
    public required DateTimeOffset? NextOpenAt { get; init; }

    /// <summary>When it is worth asking again; null for an allow.</summary>
    public required int? RetryAfterSeconds { get; init; }

    public required GateOverrideOffer Override { get; init; }

    /// <summary>The second person's yes; null where none was needed or given.</summary>
    public required GateApprovalResponse? Approval { get; init; }

    /// <summary>`degraded` when the fail mode of the environment decided.</summary>
    public required DataQuality DataQuality { get; init; }

    /// <summary>Names the request in logs.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The decision as a compact JWS by ES256, to keep for when the server is away; null of a simulation, and of what an override opened.</summary>
    public required string? Verdict { get; init; }

    public required GateLinks Links { get; init; }

    /// <param name="serverUrl">Where people reach the server, without a slash at its end.</param>
    internal static GateDecisionResponse Of(GateAnswer.Decided answer, string serverUrl) =>
        Of(answer.Decision, serverUrl, answer.Verdict, answer.Simulated) is var response
            ? response with { Subject = response.Subject with { Team = answer.Service.Service.Team, Tier = answer.Service.Service.Tier } }
            : null!;

    /// <param name="serverUrl">Where people reach the server, without a slash at its end.</param>
    public static GateDecisionResponse Of(GateDecision decision, string serverUrl, string? verdict = null, bool simulated = false)
    {
        var (question, grade) = (decision.Question, decision.Grade);
        return new GateDecisionResponse
        {
            DecisionId = simulated ? null : decision.Id,
            Decision = decision.Decision,
            Mode = decision.Mode,
            Ruled = decision.Ruled,
            Simulated = simulated,
            Subject = new GateSubject(question.Service, question.Environment, question.Kind, question.ArtifactDigest, question.Commit, question.Caller, null, null),
            Grade = new GateGradeResponse(
                grade.Grade.Letter(), grade.Shown.Letter(), grade.Score, grade.ScoreMin, grade.ScoreMax, grade.Coverage, grade.EvaluatedAt),
            Policy = new GatePolicyResponse(decision.Policy.Name, decision.Policy.Digest, decision.Policy.Rule),
            Reasons = [.. decision.Reasons.Select(r => new GateReasonResponse(r.Code, r.Severity, r.Message, r.Remedy, r.ClearsAt))],
            EvaluatedAt = decision.EvaluatedAt,
            ValidUntil = decision.ValidUntil,
            ClosesAt = decision.ClosesAt,
            NextOpenAt = decision.NextOpenAt,
            RetryAfterSeconds = decision.RetryAfterSeconds,
            Override = new GateOverrideOffer(decision.Override.Available, decision.Override.Requires, decision.OverrideId),
            Approval = decision.Approves is { } held ? new GateApprovalResponse(held, decision.ApprovedBy!, decision.ApprovalReason) : null,
            DataQuality = decision.DataQuality,
            CorrelationId = decision.CorrelationId,
            Verdict = verdict,
            Links = new GateLinks(
                simulated ? null : $"{serverUrl}{ApiPaths.Prefix}/gate/decisions/{decision.Id}",
                $"{serverUrl}{ApiPaths.Prefix}/services/{Uri.EscapeDataString(question.Service)}",
                $"{serverUrl}/services/{Uri.EscapeDataString(question.Service)}"),
        };
    }
}

/// <summary>What was asked, and by whom.</summary>
/// <param name="Caller">The name of the token; `anonymous` without one.</param>
/// <param name="Team">Null in the log, which keeps what was asked only.</param>
/// <param name="Tier">Null in the log.</param>
public sealed record GateSubject(
    string Service, string Environment, DeploymentKind ChangeKind, string? ArtifactDigest, string? Commit, string Caller, string? Team, int? Tier);

/// <summary>The grade that the gate went by.</summary>
/// <param name="Letter">What counted: after a drop the grade before, until the drop is steady; of an unrated service the one at its lowest possible score.</param>
/// <param name="Shown">The grade on the board at that time.</param>
/// <param name="Coverage">Percent of the applicable weight that has an outcome.</param>
public sealed record GateGradeResponse(
    string Letter, string Shown, decimal? Score, decimal? ScoreMin, decimal? ScoreMax, decimal Coverage, DateTimeOffset? EvaluatedAt);

/// <summary>What decided.</summary>
/// <param name="Digest">SHA-256 of all definitions.</param>
/// <param name="Rule">The name of the rule; null where none held.</param>
public sealed record GatePolicyResponse(string Name, string Digest, string? Rule);

/// <summary>A reason of a decision.</summary>
/// <param name="Code">For programs; never renamed.</param>
/// <param name="Remedy">What can be done about it; null where nothing needs to be.</param>
/// <param name="ClearsAt">When it is over by itself; null when it is not.</param>
public sealed record GateReasonResponse(string Code, GateReasonSeverity Severity, string Message, string? Remedy, DateTimeOffset? ClearsAt);

/// <summary>Whether breaking the glass would open the gate.</summary>
/// <param name="Requires">What it takes; null when it is not available.</param>
/// <param name="Id">The override that did open it; null when none did.</param>
public sealed record GateOverrideOffer(bool Available, string? Requires, string? Id);

/// <summary>A second person's yes.</summary>
/// <param name="Of">The id of the decision that waited for it.</param>
/// <param name="By">The name of the person's token.</param>
/// <param name="Reason">What was said with it; null where nothing was said.</param>
public sealed record GateApprovalResponse(string Of, string By, string? Reason);

/// <summary>Where to read more.</summary>
/// <param name="Self">The decision; null of a simulation.</param>
/// <param name="Page">For people.</param>
public sealed record GateLinks(string? Self, string Service, string Page);
