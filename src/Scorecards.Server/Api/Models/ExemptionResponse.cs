using Scorecards.Core.Declarations;

namespace Scorecards.Server.Api.Models;

/// <summary>A check waived for a service for a time.</summary>
public sealed record ExemptionResponse
{
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Check { get; init; }

    /// <summary>What it is now: only an approved one waives anything.</summary>
    public required ExemptionState State { get; init; }

    public required string Reason { get; init; }

    /// <summary>The name of the token that asked.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The name of the token that approved; null when none did.</summary>
    public required string? ApprovedBy { get; init; }

    /// <summary>From this moment on it is over.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was done to it, the request first.</summary>
    public required IReadOnlyList<ExemptionStepResponse> Steps { get; init; }

    public static ExemptionResponse Of(Exemption exemption, DateTimeOffset now) => new()
    {
        Id = exemption.Id,
        Service = exemption.Service,
        Check = exemption.Check,
        State = exemption.StateAt(now),
        Reason = exemption.Reason,
        RequestedBy = exemption.RequestedBy,
        RequestedAt = exemption.RequestedAt,
        ApprovedBy = exemption.Approval?.By,
        ExpiresAt = exemption.ExpiresAt,
        Steps = [.. exemption.Steps.Select(s => new ExemptionStepResponse(s.State, s.By, s.At, s.Reason))],
    };
}

/// <summary>What was done to an exemption.</summary>
/// <param name="State">What it became.</param>
/// <param name="By">The name of the token.</param>
public sealed record ExemptionStepResponse(ExemptionState State, string By, DateTimeOffset At, string? Reason);
