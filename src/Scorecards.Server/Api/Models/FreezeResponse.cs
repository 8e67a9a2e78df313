using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;

namespace Scorecards.Server.Api.Models;

/// <summary>An emergency freeze.</summary>
public sealed record FreezeResponse
{
    public required string Id { get; init; }

    /// <summary>True while it stops changes.</summary>
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

    public static FreezeResponse Of(Freeze freeze, DateTimeOffset now) => new()
    {
        Id = freeze.Id,
        InForce = freeze.IsInForceAt(now),
        Reason = freeze.Reason,
        Environments = freeze.Environments,
        Services = freeze.Services,
        Kinds = freeze.Kinds,
        DeclaredBy = freeze.DeclaredBy,
        DeclaredAt = freeze.DeclaredAt,
        Until = freeze.Until,
        LiftedBy = freeze.LiftedBy,
        LiftedAt = freeze.LiftedAt,
    };
}
