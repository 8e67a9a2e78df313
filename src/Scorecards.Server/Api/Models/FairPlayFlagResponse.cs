using Scorecards.Core.FairPlay;

namespace Scorecards.Server.Api.Models;

/// <summary>Something worth a look: what happened, never why, and never a person.</summary>
public sealed record FairPlayFlagResponse
{
    public required string Id { get; init; }

    public required FairPlayCode Code { get; init; }

    /// <summary>Null for a service that nobody owns.</summary>
    public required string? Team { get; init; }

    /// <summary>The ids of the services it is about, in order.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Null when it is about several.</summary>
    public required string? Check { get; init; }

    /// <summary>When it happened, the oldest first.</summary>
    public required IReadOnlyList<DateTimeOffset> Moments { get; init; }

    public required string Message { get; init; }

    /// <summary>What to look at or to do.</summary>
    public required string Remedy { get; init; }

    public static FairPlayFlagResponse Of(FairPlayFlag flag) => new()
    {
        Id = flag.Id,
        Code = flag.Code,
        Team = flag.Team,
        Services = flag.Services,
        Check = flag.Check,
        Moments = flag.Moments,
        Message = flag.Message,
        Remedy = flag.Remedy,
    };
}
