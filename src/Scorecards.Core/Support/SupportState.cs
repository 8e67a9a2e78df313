namespace Scorecards.Core.Support;

/// <summary>Whether a service is supported at a moment, with grace and appeals.</summary>
/// <param name="Level">The level of the support it has or, without any, the one the policy gives it.</param>
/// <param name="Since">Since when it is supported without a break, or not.</param>
/// <param name="Until">When grace or appeal end; null for what holds until the policy says something else.</param>
public sealed record SupportState(string Level, bool Eligible, DateTimeOffset Since, SupportBasis Basis, DateTimeOffset? Until)
{
    /// <summary>The state of a standing.</summary>
    /// <param name="appeal">The appeal that was granted, if any; one that is not in force counts for nothing.</param>
    /// <param name="appealLevel">The level of an appeal where there was no support to keep; null when there is none.</param>
    public static SupportState At(SupportStanding standing, SupportAppeal? appeal, string? appealLevel, DateTimeOffset now)
    {
        if (standing.Eligible)
        {
            return new SupportState(standing.Level, true, standing.Since, SupportBasis.Rules, null);
        }

        var (former, grace) = (standing.Former, standing.GraceUntil is { } until && now < until ? standing.GraceUntil : null);
        var appealed = appeal?.IsInForceAt(now) == true && (former?.Level ?? appealLevel) is not null ? appeal : null;
        if (appealed is not null && !(grace > appealed.ExpiresAt))
        {
            var unbroken = former is not null && appealed.DecidedAt <= (standing.GraceUntil ?? standing.Since);
            return new SupportState(
                (former?.Level ?? appealLevel)!, true, unbroken ? former!.Since : appealed.DecidedAt ?? appealed.RequestedAt, SupportBasis.Appeal, appealed.ExpiresAt);
        }

        return former is not null && grace is not null
            ? new SupportState(former.Level, true, former.Since, SupportBasis.Grace, grace)
            : new SupportState(standing.Level, false, standing.GraceUntil ?? standing.Since, SupportBasis.Rules, null);
    }
}

/// <summary>What support, or its lack, stands on.</summary>
public enum SupportBasis
{
    /// <summary>The rules of the policy.</summary>
    Rules,

    /// <summary>The rules support it no more, but the time of grace is not over.</summary>
    Grace,

    /// <summary>An appeal was granted.</summary>
    Appeal,
}
