namespace Scorecards.Client.Models;

/// <summary>An emergency freeze: changes stop at once, on every node.</summary>
public sealed record Freeze
{
    public required string Id { get; init; }

    /// <summary>True while it stops what it covers.</summary>
    public required bool InForce { get; init; }

    public required string Reason { get; init; }

    /// <summary>Empty for every environment.</summary>
    public required IReadOnlyList<string> Environments { get; init; }

    /// <summary>Empty for every service.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>What it stops.</summary>
    public required IReadOnlyList<DeploymentKind> Kinds { get; init; }

    /// <summary>The name of the token.</summary>
    public required string DeclaredBy { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>When it is over by itself; null until someone lifts it.</summary>
    public required DateTimeOffset? Until { get; init; }

    public required string? LiftedBy { get; init; }

    public required DateTimeOffset? LiftedAt { get; init; }
}
