namespace Scorecards.Client.Models;

/// <summary>A notification and how its channel is.</summary>
/// <param name="Kind">slack, teams or webhook.</param>
/// <param name="Events">What it tells, such as gradeChanged.</param>
/// <param name="State">well, failing, disabled or notConfigured.</param>
/// <param name="Waiting">Events that have not arrived yet, those that wait for their time too.</param>
/// <param name="OverdueSince">When the oldest of those that should have been sent was to go; null when none is overdue.</param>
/// <param name="Dead">Events in the dead-letter list.</param>
/// <param name="Failures">Attempts that failed one after the other since the last that arrived.</param>
/// <param name="PausedUntil">Until when nothing is sent; null when it is not paused.</param>
/// <param name="DisabledAt">Since when the other side is gone; a retry of a dead letter enables it again.</param>
/// <param name="Problem">Why the last attempt failed; null when it did not.</param>
public sealed record NotificationDetails(
    string Name, string Title, string? Owner, ChannelKind Kind, IReadOnlyList<EventKind> Events, NotificationState State, long Waiting,
    DateTimeOffset? OverdueSince, long Dead, int Failures, DateTimeOffset? PausedUntil, DateTimeOffset? DisabledAt, DateTimeOffset? DeliveredAt,
    DateTimeOffset? FailedAt, string? Problem);
