using Scorecards.Core.Grades;
using Scorecards.Server.Support;

namespace Scorecards.Server.Api.Models;

/// <summary>The support of a service in a list; <c>/support/{id}</c> says why.</summary>
public sealed record SupportItem
{
    /// <summary>The id of the service.</summary>
    public required string Service { get; init; }

    /// <summary>The id of the team that owns it; null when nobody does.</summary>
    public required string? Team { get; init; }

    /// <summary>1 (most critical) to 4.</summary>
    public required int Tier { get; init; }

    /// <summary>A+ to F, or U for unrated.</summary>
    public required string Grade { get; init; }

    public required bool Eligible { get; init; }

    /// <summary>The level, as the policy names it; null where no policy says it, and before the first evaluation.</summary>
    public required string? Level { get; init; }

    /// <summary>What people call the level.</summary>
    public required string? Title { get; init; }

    /// <summary>Since when the service is supported, without a break, or not.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Set while the rules support the service no more, but it keeps what it had.</summary>
    public required SupportGrace? Grace { get; init; }

    /// <summary>The appeal in force, else the open one.</summary>
    public required SupportAppealResponse? Appeal { get; init; }

    public static SupportItem Of(ServiceSupport support, DateTimeOffset now) => new()
    {
        Service = support.Service.Id,
        Team = support.Service.Service.Team,
        Tier = support.Service.Service.Tier,
        Grade = support.Service.Grade.Letter(),
        Eligible = support.Eligible,
        Level = support.State?.Level,
        Title = support.Level?.Title,
        Since = support.State?.Since,
        Grace = support.GraceUntil is { } until ? new SupportGrace(until) : null,
        Appeal = support.Appeal is { } appeal ? SupportAppealResponse.Of(appeal, now) : null,
    };
}
