namespace Scorecards.Client.Models;

/// <summary>A time in which the support of a service was the same.</summary>
public sealed record SupportSpan
{
    public required DateTimeOffset From { get; init; }

    /// <summary>Null for the one that lasts.</summary>
    public required DateTimeOffset? Until { get; init; }

    public required bool Eligible { get; init; }

    /// <summary>The level, as the policy named it then.</summary>
    public required string Level { get; init; }

    /// <summary>What people call the level; null where the policy in force has it no more.</summary>
    public required string? Title { get; init; }

    /// <summary>What it stood on.</summary>
    public required SupportBasis Basis { get; init; }
}
