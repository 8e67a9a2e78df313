using System.Globalization;
using Scorecards.Core.Declarations;

namespace Scorecards.Core.FairPlay;

/// <summary>Single exemptions tell of single cases. Many at once, for one team, tell of a team that needs help or a check that asks too much.</summary>
internal static class ExemptionBurstRule
{
    /// <summary>Two at once are a coincidence: one thing often touches two checks.</summary>
    public const int Many = 3;

    /// <summary>A working week with its weekend, the last moment included.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(7);

    public static IEnumerable<FairPlayFlag> Find(FairPlayFacts facts) =>
        from asked in facts.Exemptions.DistinctBy(exemption => exemption.Id)
        where facts.Teams.ContainsKey(asked.Service)
        group asked by facts.Teams[asked.Service].ToUpperInvariant() into team
        from burst in Bursts([.. team.OrderBy(e => e.RequestedAt).ThenBy(e => e.Id, StringComparer.Ordinal)])
        select Flag(facts.Teams[burst[0].Service], burst);

    /// <summary>Runs of requests, each of which has enough others within the time.</summary>
    private static IEnumerable<IReadOnlyList<Exemption>> Bursts(IReadOnlyList<Exemption> asked)
    {
        var burst = new List<Exemption>();
        for (var i = 0; i + Many <= asked.Count; i++)
        {
            if (asked[i + Many - 1].RequestedAt - asked[i].RequestedAt > Within)
            {
                continue;
            }

            // What belongs to the last run too makes one longer run of both.
            if (burst.Count > 0 && !burst.Contains(asked[i]))
            {
                yield return burst;
                burst = [];
            }

            burst.AddRange(asked.Skip(i).Take(Many).Where(e => !burst.Contains(e)).ToList());
        }

        if (burst.Count > 0)
        {
            yield return burst;
        }
    }

    private static FairPlayFlag Flag(string team, IReadOnlyList<Exemption> burst)
    {
        var checks = burst.Select(e => e.Check).Distinct(StringComparer.Ordinal).ToList();
        var services = burst.Select(e => e.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var days = Math.Max(1, (int)Math.Ceiling((burst[^1].RequestedAt - burst[0].RequestedAt).TotalDays));
        return new FairPlayFlag
        {
            Code = FairPlayCode.ExemptionBurst,
            Team = team,
            Services = services,
            Check = checks is [var only] ? only : null,
            Moments = [.. burst.Select(e => e.RequestedAt).Distinct()],
            Message = string.Create(CultureInfo.InvariantCulture,
                $"{burst.Count} exemptions were asked for within {(days == 1 ? "a day" : $"{days} days")} for services of {team}: of {Named(checks)}"),
            Remedy = "Ask what the team needs: time, help, or a check that fits its services better",
        };
    }

    private static string Named(List<string> checks) =>
        checks.Count <= 3 ? string.Join(", ", checks) : string.Create(CultureInfo.InvariantCulture, $"{checks.Count} checks");
}
