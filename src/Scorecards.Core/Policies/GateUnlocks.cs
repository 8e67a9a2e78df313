using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Improving;

namespace Scorecards.Core.Policies;

/// <summary>What better grades open at the gate. Pure.</summary>
internal static class GateUnlocks
{
    /// <summary>Each grade that lets new versions of the service come further in an environment than every grade below it.</summary>
    /// <param name="grade">The grade on the primary scorecard now; null before the first evaluation: then nothing can be said.</param>
    public static IReadOnlyList<Unlock> Of(GatePolicy policy, Service service, Grade? grade)
    {
        if (grade is not { } now)
        {
            return [];
        }

        var unlocks = new List<Unlock>();
        foreach (var environment in policy.Environments.Keys)
        {
            var best = Reached(environment, now == Grade.U ? Grade.F : now).Reach;
            for (var next = now + 1; next <= Grade.APlus; next++)
            {
                var then = Reached(environment, next);
                if (then.Reach > best)
                {
                    best = then.Reach;
                    unlocks.Add(new Unlock(next, $"deploys to {environment} {then.Words}"));
                }
            }
        }

        return unlocks;

        // Of other scorecards nothing is known here, so that rules about them are left out.
        GateReached Reached(string environment, Grade of) =>
            GateReached.Of(policy, service, environment, DeploymentKind.Deploy, card => card is null || card == policy.Primary ? of : null);
    }
}
