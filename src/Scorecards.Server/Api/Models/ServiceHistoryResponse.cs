namespace Scorecards.Server.Api.Models;

/// <summary>How a service came to its grade.</summary>
/// <param name="Since">The first day, in UTC.</param>
/// <param name="Until">The last day, in UTC.</param>
/// <param name="Truncated">True when there are more changes than are answered at once: the oldest are left out.</param>
/// <param name="Points">The changes, the oldest first.</param>
public sealed record ServiceHistoryResponse(ServiceRef Service, DateOnly Since, DateOnly Until, bool Truncated, IReadOnlyList<ServicePoint> Points);
