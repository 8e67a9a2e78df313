namespace Scorecards.Core.Support;

/// <summary>How a service stands with support by the policy, carried from one evaluation to the next: appeals act on top of it.</summary>
public sealed record SupportStanding
{
    /// <summary>The level, as the policy names it.</summary>
    public required string Level { get; init; }

    /// <summary>True when a service on the level is supported.</summary>
    public required bool Eligible { get; init; }

    /// <summary>Since when it is supported, without a break; or since when the rules support it no more.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The support it had last; null while it has some, and when it never had any.</summary>
    public FormerSupport? Former { get; init; }

    /// <summary>Until then it keeps that support; null while it is eligible, and when there is nothing to keep.</summary>
    public DateTimeOffset? GraceUntil { get; init; }

    /// <summary>What it took the place of, where the run that made this changed it: without it, the run could not be computed again.</summary>
    public SupportStanding? Before { get; init; }

    /// <summary>True when both say the same of the service.</summary>
    public bool IsSame(SupportStanding other) => (Level, Eligible) == (other.Level, other.Eligible);
}

/// <summary>Support that a service had.</summary>
/// <param name="Level">The last level.</param>
/// <param name="Since">Since when it was supported, without a break.</param>
public sealed record FormerSupport(string Level, DateTimeOffset Since);
