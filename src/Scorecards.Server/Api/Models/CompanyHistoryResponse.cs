namespace Scorecards.Server.Api.Models;

/// <summary>The company day by day.</summary>
/// <param name="Since">The first day asked for, in UTC.</param>
/// <param name="Until">The last day, in UTC.</param>
/// <param name="Points">The oldest first.</param>
public sealed record CompanyHistoryResponse(DateOnly Since, DateOnly Until, IReadOnlyList<GroupPoint> Points);
