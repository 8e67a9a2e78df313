namespace Scorecards.Client.Models;

/// <summary>The support of a service in a list.</summary>
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
    public required SupportAppeal? Appeal { get; init; }
}
