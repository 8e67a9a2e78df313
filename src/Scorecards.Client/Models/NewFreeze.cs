namespace Scorecards.Client.Models;

/// <summary>An emergency freeze: changes stop at once.</summary>
/// <param name="Environments">Every environment without it.</param>
/// <param name="Services">Every service without it.</param>
/// <param name="Kinds">What it stops; without it deployments of new versions, so that what mends an incident goes on.</param>
/// <param name="Until">When it is over, with its zone, such as 2030-01-31T09:00:00Z; without it when someone lifts it.</param>
public sealed record NewFreeze(
    string Reason,
    IReadOnlyList<string>? Environments = null,
    IReadOnlyList<string>? Services = null,
    IReadOnlyList<DeploymentKind>? Kinds = null,
    string? Until = null);
