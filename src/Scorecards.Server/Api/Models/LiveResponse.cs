namespace Scorecards.Server.Api.Models;

/// <summary>Says that the process answers.</summary>
public sealed record LiveResponse(string Status);
