using System.ComponentModel;
using Scorecards.Core.Definitions;

namespace Scorecards.Server.Api.Models;

/// <summary>A change that is to be deployed.</summary>
/// <param name="ChangeKind">What kind of change it is; `deploy` without it.</param>
/// <param name="ArtifactDigest">Names what is to be deployed, such as `sha256:…`.</param>
/// <param name="At">A moment with its zone, such as 2030-01-31T09:00:00Z: the answer is what the gate would say then, and of no effect.</param>
public sealed record GateQuestionRequest(
    string? Service, string? Environment, [property: DefaultValue(DeploymentKind.Deploy)] DeploymentKind? ChangeKind, string? ArtifactDigest, string? Commit, string? At);

/// <summary>A second person's yes to a deployment that waits for it.</summary>
public sealed record GateApprovalRequest(string? Reason);

/// <summary>Breaks the glass for one service in one environment.</summary>
/// <param name="ArtifactDigest">What may be deployed; without it, whatever is asked about.</param>
/// <param name="Reason">At least 20 characters; everyone reads it.</param>
/// <param name="Incident">The link to the incident.</param>
/// <param name="Duration">How long, such as `60m`, which it is without it.</param>
public sealed record NewOverrideRequest(string? Service, string? Environment, string? ArtifactDigest, string? Reason, string? Incident, string? Duration);

/// <summary>An emergency freeze: changes stop at once.</summary>
/// <param name="Environments">Every environment without it.</param>
/// <param name="Services">Every service without it.</param>
/// <param name="Kinds">What it stops; without it deployments of new versions, so that what mends an incident goes on.</param>
/// <param name="Until">When it is over, with its zone; without it when someone lifts it.</param>
public sealed record NewFreezeRequest(
    string? Reason, IReadOnlyList<string>? Environments, IReadOnlyList<string>? Services, IReadOnlyList<DeploymentKind>? Kinds, string? Until);
