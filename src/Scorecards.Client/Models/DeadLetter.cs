namespace Scorecards.Client.Models;

/// <summary>An event that did not arrive and is not tried again by itself.</summary>
/// <param name="Id">For a retry.</param>
/// <param name="Event">The id of the event.</param>
/// <param name="Type">Such as dev.scorecards.grade.changed.</param>
/// <param name="Subject">The service or source it is about.</param>
/// <param name="At">When it happened.</param>
/// <param name="Problem">Why the last attempt failed.</param>
public sealed record DeadLetter(
    string Id, string Notification, string Event, string Type, string Subject, DateTimeOffset At, int Attempts, DateTimeOffset? AttemptedAt, string? Problem);
