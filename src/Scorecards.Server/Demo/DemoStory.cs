using Scorecards.Core.Definitions;
using Scorecards.Core.Text;

namespace Scorecards.Server.Demo;

/// <summary>
/// How ready each make-believe service is at any moment, and so which of its checks fail. The story ends today: most services
/// have improved, some have slipped, a few are unknown.
/// </summary>
/// <param name="begin">The first day of the story.</param>
internal sealed class DemoStory(DateTimeOffset begin)
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(90);

    // Shares of the weight that pass at the end, chosen so that every family of grades is on the board.
    private static readonly double[] _ends = [1.0, 0.915, 0.85, 0.75, 0.95, 0.65, 0.88, 0.4, 0.79, 0.985, 0.93, 0.72, 0.83, 0.55];

    /// <summary>What the story wants of each check of a service then: pass, fail or unknown.</summary>
    /// <param name="plan">The checks that apply to the service.</param>
    public IReadOnlyDictionary<string, ExpectedOutcome> Wanted(FactPlan plan, DateTimeOffset at)
    {
        var service = plan.Service.Id;
        var hash = StableHash.Of($"story {service}");
        var weights = plan.Definitions.Primary?.ForTier(plan.Service.Tier).Checks.ToDictionary(c => c.Check, c => c.Weight) ?? [];
        var checks = plan.Checks
            .Where(c => c.Settled is null && c.Facts.Count > 0)
            .Select(c => c.Check)
            .OrderBy(c => StableHash.Of($"{service} {c.Name}"))
            .ToList();

        var total = checks.Sum(c => weights.GetValueOrDefault(c.Name));
        var toFail = total * (1 - Readiness(hash, at));
        var toMiss = hash % 20 == 3 ? total * 0.4 : 0;
        var wanted = new Dictionary<string, ExpectedOutcome>();
        foreach (var check in checks)
        {
            var weight = weights.GetValueOrDefault(check.Name);
            var outcome = ExpectedOutcome.Pass;
            if (toMiss > 0)
            {
                (outcome, toMiss) = (ExpectedOutcome.Unknown, toMiss - weight);
            }
            else if (check.Spec.Severity != Severity.Blocker || hash % 15 == 7)
            {
                // The first ones in order, so that who gets better passes one more, and no check goes back and forth.
                toFail -= weight;
                outcome = toFail >= 0 ? ExpectedOutcome.Fail : ExpectedOutcome.Pass;
            }

            wanted.Add(check.Name, outcome);
        }

        return wanted;
    }

    private double Readiness(ulong hash, DateTimeOffset at)
    {
        var end = _ends[hash % (ulong)_ends.Length];
        var change = hash % 7 == 0 ? 0.08 : -0.05 - (hash / 7 % 30 / 100.0);
        var begun = Math.Clamp(end + change, 0.2, 1.0);
        var passed = Math.Clamp((at - begin) / Length, 0, 1);
        // Slow at both ends: people begin, get going, and finish.
        var eased = passed * passed * (3 - (2 * passed));
        return begun + ((end - begun) * eased);
    }
}
