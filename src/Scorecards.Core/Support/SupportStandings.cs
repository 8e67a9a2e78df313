using Scorecards.Core.Definitions;

namespace Scorecards.Core.Support;

/// <summary>Takes the standing of a service from one moment to the next. Pure.</summary>
public static class SupportStandings
{
    /// <summary>The standing at a moment, from what the policy says then and what was before.</summary>
    /// <param name="before">Null when nothing was said of the service before.</param>
    /// <param name="at">Never earlier than the moment of <paramref name="before"/>: a clock set back must neither end a grace nor lengthen what was before.</param>
    public static SupportStanding Next(SupportPolicy policy, SupportDecision decision, SupportStanding? before, DateTimeOffset at)
    {
        if (before is null)
        {
            return new SupportStanding { Level = decision.Level, Eligible = decision.Settings.Eligible, Since = at };
        }

        var was = before with { Before = null };
        var (level, eligible) = (decision.Level, decision.Settings.Eligible);
        if (decision.Failure is not null || (level, eligible) == (was.Level, was.Eligible))
        {
            // Where nothing can be said, what was said last holds.
            return was;
        }

        return (was.Eligible, eligible) switch
        {
            (true, false) => new SupportStanding
            {
                Level = level,
                Eligible = false,
                Since = at,
                Former = new FormerSupport(was.Level, was.Since),
                GraceUntil = policy.Spec.Grace > TimeSpan.Zero ? at + policy.Spec.Grace : null,
                Before = was,
            },
            (false, true) => new SupportStanding
            {
                Level = level,
                Eligible = true,
                Since = was.Former is { } former && at < was.GraceUntil ? former.Since : at,
                Before = was,
            },
            _ => was with { Level = level, Before = was },
        };
    }
}
