namespace Scorecards.Server.Api.Models;

/// <summary>A check day by day.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Since">The first day asked for, in UTC.</param>
/// <param name="Until">The last day, in UTC.</param>
/// <param name="Points">The oldest first; empty for a check in the stage dark, unless an admin asks.</param>
public sealed record CheckHistoryResponse(string Check, DateOnly Since, DateOnly Until, IReadOnlyList<CheckPoint> Points);
