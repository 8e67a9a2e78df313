using Scorecards.Core.Definitions;

namespace Scorecards.Server.Gates;

/// <summary>What someone asks the gate.</summary>
public sealed record GateRequest
{
    public required string Service { get; init; }

    public required string Environment { get; init; }

    public required DeploymentKind Kind { get; init; }

    public string? ArtifactDigest { get; init; }

    public string? Commit { get; init; }

    /// <summary>The name of the token; <see cref="Core.Gates.GateQuestion.Anonymous"/> without one.</summary>
    public required string Caller { get; init; }

    /// <summary>The role of the token; null without one. Some overrides are used up, which not everyone may do.</summary>
    public string? Role { get; init; }

    /// <summary>The moment of a simulation; null for a question that is meant.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The caller's own name for the request; null without one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Names the request in the logs of everyone it went through.</summary>
    public required string CorrelationId { get; init; }
}
