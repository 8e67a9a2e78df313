namespace Scorecards.Client.Models;

/// <summary>Whether a service gets SRE support, how much, and why.</summary>
public sealed record ServiceSupport
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
    public required SupportAppeal? Appeal { get; init; }

    /// <summary>Why, what the rules say first.</summary>
    public required IReadOnlyList<SupportReason> Reasons { get; init; }

    /// <summary>What to do for more support.</summary>
    public required SupportHelp Help { get; init; }

    /// <summary>Until when one may go by this answer.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
