namespace Scorecards.Core.Declarations;

/// <summary>Who may do what to an exemption, and in which order.</summary>
public static class ExemptionRules
{
    /// <summary>The fewest characters of a reason: "later" is none.</summary>
    public const int ShortestReason = 10;

    public const int LongestReason = 1_000;

    /// <summary>The longest that a check can be waived at once.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>What is wrong with a reason for a request; null when nothing is.</summary>
    public static string? MistakeInReason(string? reason) =>
        DeclaredText.MistakeInReason(reason, ShortestReason, LongestReason, "why the check is waived and what happens until then");

    /// <summary>What is wrong with what is said with a decision; null when nothing is.</summary>
    public static string? MistakeInWords(string? reason) =>
        reason?.Trim().Length > LongestReason ? $"must have at most {LongestReason} characters"
        : reason is not null && !DeclaredText.IsPlain(reason) ? "must have no control characters"
        : null;

    /// <summary>What is wrong with an expiry; null when nothing is.</summary>
    public static string? MistakeInExpiry(DateTimeOffset? expiresAt, DateTimeOffset now) =>
        expiresAt is null ? "must say when the exemption ends, such as 2030-01-31T00:00:00Z"
        : expiresAt <= now ? $"must be in the future; it is {now.UtcDateTime:u} now"
        : expiresAt - now > Longest ? $"must be within {Longest.Days} days; ask again when it ends"
        : null;

    /// <summary>A new request. Its reason and expiry must have no mistakes.</summary>
    public static Exemption Request(string id, string service, string check, string reason, DateTimeOffset expiresAt, string by, DateTimeOffset now) => new()
    {
        Id = id,
        Service = service,
        Check = check,
        ExpiresAt = expiresAt.ToUniversalTime(),
        Steps = [new ExemptionStep(ExemptionState.Requested, by, now, reason.Trim())],
    };

    /// <summary>Approves, denies or revokes; refused to whoever asked for the exemption, and where the state does not allow it.</summary>
    public static ExemptionDecision Decide(Exemption exemption, ExemptionState to, string by, string? reason, DateTimeOffset now)
    {
        if (by == exemption.RequestedBy)
        {
            return new ExemptionDecision(null, ExemptionRefusal.OwnRequest, $"the token '{by}' asked for this exemption itself: another approver has to decide");
        }

        var state = exemption.StateAt(now);
        var allowed = (state, to) is (ExemptionState.Requested, ExemptionState.Approved or ExemptionState.Denied) or (ExemptionState.Approved, ExemptionState.Revoked);
        if (!allowed)
        {
            return new ExemptionDecision(null, ExemptionRefusal.State,
                $"it is {Word(state)}, and only {(to == ExemptionState.Revoked ? "an approved exemption can be revoked" : $"a requested one can be {Word(to)}")}");
        }

        // A clock set back must not turn the order of the steps around.
        var last = exemption.Steps[^1].At;
        var step = new ExemptionStep(to, by, now > last ? now : last, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        return new ExemptionDecision(exemption with { Steps = [.. exemption.Steps, step] }, null, null);
    }

    private static string Word(ExemptionState state) => state.ToString().ToLowerInvariant();
}

/// <summary>What became of a decision: the exemption after it, or why it is refused.</summary>
public sealed record ExemptionDecision(Exemption? Exemption, ExemptionRefusal? Refusal, string? Message);

public enum ExemptionRefusal
{
    /// <summary>Nobody decides on what they asked for.</summary>
    OwnRequest,

    /// <summary>It was decided already, or its time is over.</summary>
    State,
}
