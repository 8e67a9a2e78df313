namespace Scorecards.Client.Models;

/// <summary>When a service was supported, and how much.</summary>
/// <param name="Service">The id of the service.</param>
/// <param name="Since">The first day, in UTC.</param>
/// <param name="Until">The last day, in UTC.</param>
/// <param name="Truncated">True when there are more changes than are answered at once: the oldest are left out.</param>
/// <param name="Spans">The oldest first; each holds until the next begins.</param>
public sealed record SupportHistory(string Service, DateOnly Since, DateOnly Until, bool Truncated, IReadOnlyList<SupportSpan> Spans);
