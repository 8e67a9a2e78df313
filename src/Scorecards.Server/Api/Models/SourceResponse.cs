using Scorecards.Server.Notifications;

namespace Scorecards.Server.Api.Models;

/// <summary>A source in use, and how it is.</summary>
/// <param name="Kind">The kind of system; for a built-in source, its name.</param>
/// <param name="Services">How many services are rated by it.</param>
/// <param name="Unanswered">How many of those got no answer in their latest evaluation, for a reason of the source's.</param>
/// <param name="Message">What most of those were told.</param>
/// <param name="OldestFactAt">When the oldest of its facts was collected that a service is rated by.</param>
/// <param name="AnsweredAt">When it last gave this node a good answer.</param>
/// <param name="FailedAt">When it last gave this node none.</param>
/// <param name="Failure">What was wrong then.</param>
/// <param name="NotAsked">Why this node sends it nothing now, and until when.</param>
public sealed record SourceResponse(
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
    SourceBudgetResponse? Budget)
{
    public static SourceResponse Of(SourceHealth health)
    {
        var upstream = health.Upstream;
        return new SourceResponse(
            health.Name, health.Kind, health.Use.Of, health.Use.Affected, health.Use.Message, health.Use.OldestFactAt,
            upstream?.AnsweredAt, upstream?.FailedAt, upstream?.Failure, upstream?.NotAsked,
            upstream?.Budget is { } budget ? new SourceBudgetResponse(budget.Limit, budget.Left, budget.RenewsAt) : null);
    }
}

/// <summary>What may still be sent with a source's credential, by all nodes.</summary>
/// <param name="Limit">Requests within the budget's span: 70% of what is allowed.</param>
/// <param name="Left">Requests that were left when this node last took some.</param>
/// <param name="RenewsAt">When it is whole again.</param>
public sealed record SourceBudgetResponse(long Limit, long Left, DateTimeOffset RenewsAt);
