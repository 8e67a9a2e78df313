using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Server.Projection;

/// <summary>What one check says of the services of a snapshot.</summary>
/// <param name="Failing">Those that fail it or pass it in part: the most critical first, then the worst score.</param>
/// <param name="Asked">How many it applies to.</param>
/// <param name="Lost">About how many of them a source gave no answer; what is held counts, too.</param>
public sealed record CheckServices(IReadOnlyList<ServiceView> Failing, int Asked, int Lost)
{
    private static readonly ConditionalWeakTable<Snapshot, ConcurrentDictionary<string, CheckServices>> _kept = [];

    /// <summary>Worked out once a snapshot, when it is first asked for.</summary>
    public static CheckServices Of(Snapshot snapshot, string check) =>
        _kept.GetOrCreateValue(snapshot).GetOrAdd(check, static (name, from) => Find(from, name), snapshot);

    private static CheckServices Find(Snapshot snapshot, string check)
    {
        var (failing, asked, lost) = (new List<ServiceView>(), 0, 0);
        foreach (var service in snapshot.Services.In(BoardOrder.Score))
        {
            if (service.Latest?.Outcomes.FirstOrDefault(o => o.Check == check) is not { Outcome: not OutcomeKind.NotApplicable } outcome)
            {
                continue;
            }

            asked++;
            lost += outcome.UnknownCause == UnknownCause.Source ? 1 : 0;
            if (outcome.Outcome is OutcomeKind.Fail or OutcomeKind.Partial)
            {
                failing.Add(service);
            }
        }

        return new CheckServices([.. failing.OrderBy(s => s.Service.Tier).ThenBy(s => s.Score).ThenBy(s => s.Id, StringComparer.Ordinal)], asked, lost);
    }
}
