namespace Scorecards.Server.Api.Models;

/// <summary>The token to make.</summary>
/// <param name="Name">Kebab-case, at most 100 characters, unique among the tokens in force.</param>
/// <param name="Role">reporter, gatekeeper, owner:TEAM, approver or admin.</param>
public sealed record NewTokenRequest(string? Name, string? Role);
