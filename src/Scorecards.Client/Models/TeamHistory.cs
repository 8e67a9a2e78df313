namespace Scorecards.Client.Models;

/// <summary>A team day by day.</summary>
/// <param name="Since">The first day asked for, in UTC.</param>
/// <param name="Until">The last day, in UTC.</param>
/// <param name="Points">The oldest first; days on which the team owned nothing are left out.</param>
public sealed record TeamHistory(GroupRef Team, DateOnly Since, DateOnly Until, IReadOnlyList<GroupPoint> Points);
