namespace Scorecards.Core.Support;

/// <summary>A team's request that a service keeps its SRE support for a while although its grade does not earn it.</summary>
public sealed record SupportAppeal
{
    /// <summary>Unique; grows with time.</summary>
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Reason { get; init; }

    /// <summary>The name of the token.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>From this moment on it is over, decided or not.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>True for granted, false for refused; null while nobody has decided.</summary>
    public bool? Granted { get; init; }

    /// <summary>The name of the token of whoever decided, another than <see cref="RequestedBy"/>.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What was said with the decision.</summary>
    public string? Answer { get; init; }

    public SupportAppealState StateAt(DateTimeOffset now) =>
        Granted == false ? SupportAppealState.Refused
        : now >= ExpiresAt ? SupportAppealState.Over
        : Granted == true ? SupportAppealState.Granted
        : SupportAppealState.Open;

    public bool IsInForceAt(DateTimeOffset now) => Granted == true && now < ExpiresAt;

    public bool IsOpenAt(DateTimeOffset now) => Granted is null && now < ExpiresAt;
}
