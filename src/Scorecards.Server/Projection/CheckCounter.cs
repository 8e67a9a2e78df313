using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Scorecards.Core.Definitions;

namespace Scorecards.Server.Projection;

/// <summary>Counts the outcomes of every check over all services.</summary>
internal static class CheckCounter
{
    private static readonly int _kinds = Enum.GetValues<OutcomeKind>().Length;

    public static FrozenDictionary<string, CheckStatistics> Count(IEnumerable<ServiceView> services)
    {
        var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            // By index: this loop runs for every outcome of every service at every change.
            var outcomes = service.Latest?.Outcomes ?? [];
            for (var i = 0; i < outcomes.Count; i++)
            {
                ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, outcomes[i].Check, out _);
                row ??= new int[_kinds];
                row[(int)outcomes[i].Outcome]++;
            }
        }

        return counts.ToFrozenDictionary(c => c.Key, c => CheckStatistics.Of(c.Value), StringComparer.Ordinal);
    }
}
