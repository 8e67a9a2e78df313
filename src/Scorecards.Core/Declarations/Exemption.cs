namespace Scorecards.Core.Declarations;

/// <summary>A check waived for a service for a time: who asked, who decided, when and why. Its steps are kept for good.</summary>
public sealed record Exemption
{
    /// <summary>Unique; grows with time.</summary>
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Check { get; init; }

    /// <summary>From this moment on it is over, decided or not.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was done to it, the request first; there is always that one. Their number is what a change is compared with.</summary>
    public required IReadOnlyList<ExemptionStep> Steps { get; init; }

    public string Reason => Steps[0].Reason ?? "";

    public string RequestedBy => Steps[0].By;

    public DateTimeOffset RequestedAt => Steps[0].At;

    /// <summary>The step by which it was approved; null when it never was.</summary>
    public ExemptionStep? Approval => Steps.FirstOrDefault(s => s.State == ExemptionState.Approved);

    /// <summary>What it is at a time; expired exactly from <see cref="ExpiresAt"/> on.</summary>
    public ExemptionState StateAt(DateTimeOffset now) => Steps[^1].State switch
    {
        ExemptionState.Requested or ExemptionState.Approved when now >= ExpiresAt => ExemptionState.Expired,
        var state => state,
    };

    /// <summary>True while it waives its check or may come to.</summary>
    public bool IsOpenAt(DateTimeOffset now) => StateAt(now) is ExemptionState.Requested or ExemptionState.Approved;

    /// <summary>What it waives at a time; null when it waives nothing then.</summary>
    public GrantedExemption? GrantAt(DateTimeOffset now) => StateAt(now) == ExemptionState.Approved && Approval is { } approval
        ? new GrantedExemption(Id, Check, Reason, RequestedBy, approval.By, ExpiresAt)
        : null;
}
