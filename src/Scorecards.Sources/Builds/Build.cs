using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Builds;

/// <summary>A run of a build, whatever system made it.</summary>
internal sealed record Build
{
    public static readonly CelType Type = CelType.Object("ci.build", new Dictionary<string, CelType>
    {
        ["id"] = CelType.String,
        ["name"] = CelType.String,
        ["result"] = CelType.String,
        ["branch"] = CelType.String,
        ["commit"] = CelType.String,
        ["attempt"] = CelType.Int,
        ["startedAt"] = CelType.String,
        ["finishedAt"] = CelType.String,
        ["ageMinutes"] = CelType.Int,
        ["minutes"] = CelType.Double,
        ["url"] = CelType.String,
    });

    public required string Id { get; init; }

    /// <summary>Of the workflow, job or builder. Builds of one name do the same.</summary>
    public required string Name { get; init; }

    public required BuildResult Result { get; init; }

    public string? Branch { get; init; }

    public string? Commit { get; init; }

    /// <summary>From 1; more when the same was run again.</summary>
    public long Attempt { get; init; } = 1;

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    public string? Url { get; init; }

    /// <summary>How long it took, in minutes.</summary>
    public double? Minutes => Between(StartedAt, FinishedAt);

    /// <summary>How long it waited, in minutes.</summary>
    public double? MinutesQueued => Between(QueuedAt, StartedAt);

    /// <summary>When it was last heard of.</summary>
    public DateTimeOffset At => FinishedAt ?? StartedAt ?? QueuedAt ?? DateTimeOffset.MinValue;

    public CelValue ToValue(DateTimeOffset now) => new FactFields
    {
        { "id", Id },
        { "name", Name },
        { "result", Word(Result) },
        { "branch", Branch },
        { "commit", Commit },
        { "attempt", Attempt },
        { "startedAt", StartedAt },
        { "finishedAt", FinishedAt },
        { "ageMinutes", Age.Minutes(FinishedAt, now) },
        { "minutes", Minutes },
        { "url", Url },
    }.ToValue();

    public static string Word(BuildResult result) => result switch
    {
        BuildResult.Running => "running",
        BuildResult.Success => "success",
        BuildResult.Failure => "failure",
        _ => "cancelled",
    };

    private static double? Between(DateTimeOffset? from, DateTimeOffset? to) => to - from is { Ticks: >= 0 } time ? Math.Round(time.TotalMinutes, 2) : null;
}
