using Scorecards.Core.Declarations;
using Scorecards.Core.Text;

namespace Scorecards.Core.Support;

/// <summary>What an appeal has to say, and who may decide on it.</summary>
public static class SupportAppealRules
{
    /// <summary>The fewest characters of a reason.</summary>
    public const int ShortestReason = 20;

    public const int LongestText = 1_000;

    /// <summary>What is wrong with a reason; null when nothing is.</summary>
    public static string? MistakeInReason(string? reason) => reason?.Trim().Length switch
    {
        null or < ShortestReason => $"must say in at least {ShortestReason} characters why the support is needed and what happens until then",
        _ => MistakeInAnswer(reason),
    };

    /// <summary>What is wrong with what is said with a decision; null when nothing is.</summary>
    public static string? MistakeInAnswer(string? answer) =>
        answer?.Trim().Length > LongestText ? $"must have at most {LongestText} characters"
        : answer is not null && !DeclaredText.IsPlain(answer) ? "must have no control characters"
        : null;

    /// <summary>What is wrong with the end of an appeal; null when nothing is.</summary>
    /// <param name="longest">How far away it may be, as the policy says.</param>
    public static string? MistakeInEnd(DateTimeOffset? until, TimeSpan longest, DateTimeOffset now) =>
        until is null ? "must say when the support may end, such as 2030-01-31T00:00:00Z"
        : until <= now ? $"must be in the future; it is {now.UtcDateTime:u} now"
        : until - now > longest ? $"must be within {Duration.Format(longest)}, as the policy says"
        : null;

    /// <summary>Grants or refuses; refused to whoever asked, and where it is decided or over.</summary>
    public static SupportAppealDecision Decide(SupportAppeal appeal, bool granted, string by, string? answer, DateTimeOffset now)
    {
        if (by == appeal.RequestedBy)
        {
            return new SupportAppealDecision(null, SupportAppealRefusal.OwnRequest, $"the token '{by}' asked for this itself: another approver has to decide");
        }

        if (!appeal.IsOpenAt(now))
        {
            var state = appeal.Granted switch { true => "granted", false => "refused", null => "over" };
            return new SupportAppealDecision(null, SupportAppealRefusal.State, $"it is {state}, and only an open appeal can be {(granted ? "granted" : "refused")}");
        }

        var next = appeal with
        {
            Granted = granted,
            DecidedBy = by,

            // A clock set back must not have it decided before it was asked for.
            DecidedAt = now > appeal.RequestedAt ? now : appeal.RequestedAt,
            Answer = string.IsNullOrWhiteSpace(answer) ? null : answer.Trim(),
        };
        return new SupportAppealDecision(next, null, null);
    }
}

/// <summary>What became of a decision: the appeal after it, or why it is refused.</summary>
public sealed record SupportAppealDecision(SupportAppeal? Appeal, SupportAppealRefusal? Refusal, string? Message);

public enum SupportAppealRefusal
{
    /// <summary>Nobody decides on what they asked for.</summary>
    OwnRequest,

    /// <summary>It was decided already, or its time is over.</summary>
    State,
}
