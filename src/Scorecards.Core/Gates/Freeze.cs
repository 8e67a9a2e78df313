using Scorecards.Core.Definitions;

namespace Scorecards.Core.Gates;

/// <summary>An emergency freeze: changes stop at once, on every node.</summary>
public sealed record Freeze
{
    /// <summary>Unique; grows with time.</summary>
    public required string Id { get; init; }

    public required string Reason { get; init; }

    /// <summary>Empty for every environment.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Empty for every service.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>What it stops.</summary>
    public required IReadOnlyList<DeploymentKind> Kinds { get; init; }

    /// <summary>The name of the token.</summary>
    public required string DeclaredBy { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>From this moment on it is over; null until someone lifts it.</summary>
    public DateTimeOffset? Until { get; init; }

    public string? LiftedBy { get; init; }

    public DateTimeOffset? LiftedAt { get; init; }

    public bool IsInForceAt(DateTimeOffset now) => LiftedAt is null && (Until is not { } until || now < until);

    /// <summary>True for a change that it stops while it is in force.</summary>
    public bool Covers(GateQuestion question) =>
        Kinds.Contains(question.Kind)
        && (Environments.Count == 0 || Environments.Contains(question.Environment))
        && (Services.Count == 0 || Services.Contains(question.Service, StringComparer.OrdinalIgnoreCase));
}
