namespace Scorecards.Client.Models;

/// <summary>A source in use, and how it is.</summary>
/// <param name="Kind">The kind of system; for a built-in source, its name.</param>
/// <param name="Services">How many services are rated by it.</param>
/// <param name="Unanswered">How many of those got no answer in their latest evaluation, for a reason of the source's.</param>
/// <param name="Message">What most of those were told.</param>
/// <param name="OldestFactAt">When the oldest of its facts was collected that a service is rated by.</param>
/// <param name="AnsweredAt">When it last gave the node that was asked a good answer.</param>
/// <param name="FailedAt">When it last gave that node none.</param>
/// <param name="Failure">What was wrong then.</param>
/// <param name="NotAsked">Why that node sends it nothing now, and until when.</param>
public sealed record SourceRef(
    string Name,
    string Kind,
    int Services,
    int Unanswered,
    string? Message,
    DateTimeOffset? OldestFactAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? FailedAt,
    string? Failure,
    string? NotAsked,
    SourceBudget? Budget);
