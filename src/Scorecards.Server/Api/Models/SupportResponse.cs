using Scorecards.Core.Definitions;
using Scorecards.Core.Improving;
using Scorecards.Server.Support;

namespace Scorecards.Server.Api.Models;

/// <summary>Whether a service gets SRE support, how much, and why.</summary>
public sealed record SupportResponse
{
    /// <summary>The id of the service.</summary>
    public required string Service { get; init; }

    public required bool Eligible { get; init; }

    /// <summary>The level, as the policy names it; null where no policy says it, and before the first evaluation.</summary>
    public required string? Level { get; init; }

    /// <summary>What people call the level.</summary>
    public required string? Title { get; init; }

    /// <summary>Whom to call; null on a level without support.</summary>
    public required string? Contact { get; init; }

    /// <summary>When somebody is there, in words.</summary>
    public required string? Hours { get; init; }

    /// <summary>Since when the service is supported, without a break, or not.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Set while the rules support the service no more, but it keeps what it had; an appeal may last longer.</summary>
    public required SupportGrace? Grace { get; init; }

    /// <summary>The appeal in force, else the open one.</summary>
    public required SupportAppealResponse? Appeal { get; init; }

    /// <summary>Why, for programs and people.</summary>
    public required IReadOnlyList<SupportReason> Reasons { get; init; }

    /// <summary>What to do for more support.</summary>
    public required SupportHelpResponse Help { get; init; }

    /// <summary>Until when one may go by this answer.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <param name="path">The least work to more support; null where there is no such way.</param>
    public static SupportResponse Of(ServiceSupport support, Improvement? path, DateTimeOffset now) => new()
    {
        Service = support.Service.Id,
        Eligible = support.Eligible,
        Level = support.State?.Level,
        Title = support.Level?.Title,
        Contact = support.Level?.Contact,
        Hours = support.Level?.Hours,
        Since = support.State?.Since,
        Grace = support.GraceUntil is { } until ? new SupportGrace(until) : null,
        Appeal = support.Appeal is { } appeal ? SupportAppealResponse.Of(appeal, now) : null,
        Reasons = SupportReason.Of(support),
        Help = new SupportHelpResponse(
            support.Policy?.Spec.Help.Contact, support.Policy?.Spec.Help.Link, path is null ? null : PlanResponse.Of(path)),
        ValidUntil = Latest(support, now),
    };

    /// <summary>As long as the policy says, but not beyond what ends by itself.</summary>
    private static DateTimeOffset Latest(ServiceSupport support, DateTimeOffset now)
    {
        var until = now + (support.Policy?.Spec.ValidFor ?? SupportPolicySpec.DefaultValidFor);
        return support.State?.Until < until ? support.State.Until.Value : until;
    }
}

/// <summary>The time of grace.</summary>
/// <param name="Until">From this moment on it is over.</param>
public sealed record SupportGrace(DateTimeOffset Until);

/// <summary>Where a team finds help.</summary>
/// <param name="Contact">Whom to ask.</param>
/// <param name="Link">Where it is written down.</param>
/// <param name="CheapestPath">The least work that leads to more support; null where there is no more, or fixes alone cannot get there.</param>
public sealed record SupportHelpResponse(string? Contact, string? Link, PlanResponse? CheapestPath);
