using Scorecards.Core.Declarations;
using Scorecards.Core.Text;

namespace Scorecards.Core.Gates;

/// <summary>What breaking the glass takes, and who may say that it was right.</summary>
public static class OverrideRules
{
    /// <summary>The fewest characters of a reason: everyone will read it.</summary>
    public const int ShortestReason = 20;

    public const int LongestReason = 1_000;

    public const int LongestIncident = 500;

    /// <summary>What is wrong with an override that is to be opened, by field; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, string> Mistakes(NewOverride opened, OverrideTerms terms)
    {
        var mistakes = new Dictionary<string, string>();
        if (DeclaredText.MistakeInReason(opened.Reason, ShortestReason, LongestReason, "what is so urgent") is { } reason)
        {
            mistakes["reason"] = reason;
        }

        if (opened.Incident is not { Length: <= LongestIncident } link
            || !Uri.TryCreate(link, UriKind.Absolute, out var incident) || incident.Scheme is not ("http" or "https") || incident.UserInfo.Length > 0)
        {
            mistakes["incident"] = $"must be the link to the incident, which begins with https:// or http://, at most {LongestIncident} characters";
        }

        if (opened.Duration is { } duration && (duration <= TimeSpan.Zero || duration > terms.Longest))
        {
            mistakes["duration"] = $"must be up to {Duration.Format(terms.Longest)}, such as {Duration.Format(terms.Usual)}";
        }

        return mistakes;
    }

    /// <summary>An open override. What it says must have no mistakes.</summary>
    /// <param name="tier">Of the service.</param>
    public static GateOverride Open(string id, NewOverride opened, int tier, OverrideTerms terms, string by, DateTimeOffset now) => new()
    {
        Id = id,
        Service = opened.Service,
        Environment = opened.Environment,
        ArtifactDigest = opened.ArtifactDigest,
        Reason = opened.Reason!.Trim(),
        Incident = opened.Incident!,
        RequestedBy = by,
        RequestedAt = now,
        ExpiresAt = now + (opened.Duration ?? terms.Usual),
        SingleUse = terms.SingleUseTiers.Contains(tier),
        ApprovalDueAt = now + terms.ApprovalWithin,
    };

    /// <summary>True when the next says what a person has said a moment before, in everything: two clicks on one button, not two wishes.</summary>
    public static bool IsAgain(GateOverride known, GateOverride next) =>
        known.UsedBy is null && known.ExpiresAt > next.RequestedAt && (next.RequestedAt - known.RequestedAt).Duration() < FreezeRules.Again
        && known with { Id = next.Id, RequestedAt = next.RequestedAt, ExpiresAt = next.ExpiresAt, ApprovalDueAt = next.ApprovalDueAt } == next
        && known.ExpiresAt - known.RequestedAt == next.ExpiresAt - next.RequestedAt;

    /// <summary>The override after a second person approved it, or why not. It may be late: then it stays known that it was.</summary>
    public static OverrideChange Approve(GateOverride opened, string by, DateTimeOffset now) =>
        by == opened.RequestedBy ? new(null, $"the token '{by}' broke the glass itself: another approver has to look at it", true)
        : opened.ApprovedBy is { } earlier ? new(null, $"'{earlier}' approved it already", false)
        : new(opened with { ApprovedBy = by, ApprovedAt = now }, null, false);

    /// <summary>The override after it was ended, or why not.</summary>
    public static OverrideChange Revoke(GateOverride opened, string by, DateTimeOffset now) =>
        opened.IsOpenAt(now) ? new(opened with { RevokedBy = by, RevokedAt = now }, null, false)
        : new(null, "it is open no more", false);
}

/// <summary>An override that is to be opened.</summary>
/// <param name="ArtifactDigest">Null for whatever is deployed.</param>
/// <param name="Duration">Null for the usual one.</param>
public sealed record NewOverride(string Service, string Environment, string? ArtifactDigest, string? Reason, string? Incident, TimeSpan? Duration);

/// <summary>What the policy says of overrides.</summary>
/// <param name="SingleUseTiers">Services of these tiers pass once.</param>
/// <param name="ApprovalWithin">How soon a second person has to approve.</param>
public sealed record OverrideTerms(TimeSpan Usual, TimeSpan Longest, IReadOnlyList<int> SingleUseTiers, TimeSpan ApprovalWithin);

/// <summary>What became of a change: the override after it, or why it is refused.</summary>
/// <param name="IsOwn">True when it is refused since nobody decides on what they did themselves.</param>
public sealed record OverrideChange(GateOverride? Override, string? Refusal, bool IsOwn);
