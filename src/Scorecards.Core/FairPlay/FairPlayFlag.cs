namespace Scorecards.Core.FairPlay;

/// <summary>Something worth a look: what happened, never why, and never a person.</summary>
public sealed record FairPlayFlag
{
    public required FairPlayCode Code { get; init; }

    /// <summary>Null for a service that nobody owns.</summary>
    public string? Team { get; init; }

    /// <summary>The ids of the services it is about, at least one, in order.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Null when it is about several.</summary>
    public string? Check { get; init; }

    /// <summary>When it happened, the oldest first; at least one.</summary>
    public required IReadOnlyList<DateTimeOffset> Moments { get; init; }

    /// <summary>What happened, as a sentence without its full stop.</summary>
    public required string Message { get; init; }

    /// <summary>What to look at or to do, as a sentence without its full stop.</summary>
    public required string Remedy { get; init; }

    /// <summary>The last moment of it.</summary>
    public DateTimeOffset At => Moments[^1];

    /// <summary>Tells it apart from any other, and is the same whenever it is found again.</summary>
    public string Id => string.Join('/', Code, Team, Check, Services[0], Moments[0].UtcTicks);
}
