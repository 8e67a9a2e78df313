using System.Globalization;

namespace Scorecards.TestSupport.Faults.History;

/// <summary>Holds a history to what the gate promises.</summary>
public static class GateChecker
{
    /// <summary>How soon a freeze binds on every node.</summary>
    public static readonly TimeSpan Binds = TimeSpan.FromSeconds(1);

    private const string Allow = "allow";

    /// <summary>Everything that is wrong, in words; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(IReadOnlyList<HistoryEntry> history)
    {
        var (asked, frozen) = (history.OfType<GateAsked>().ToList(), history.OfType<Frozen>().ToList());
        var kept = history.OfType<DecisionKept>().ToDictionary(d => d.Decision);
        return
        [
            .. asked.Count == 0 ? ["nobody asked the gate"] : Array.Empty<string>(),
            .. frozen.Count == 0 ? ["nothing was frozen: nothing is proved"] : Array.Empty<string>(),
            .. frozen.Count > 0 && !asked.Any(a => frozen.Any(f => During(a, f))) ? ["nobody asked during a freeze: nothing is proved"] : Array.Empty<string>(),
            .. Unanswered(asked),
            .. asked.Where(a => a.Verdict == Allow).SelectMany(a => frozen.Where(f => During(a, f)).Select(f => Told(a, f))),
            .. kept.Values.Where(d => d.Verdict == Allow).SelectMany(d => frozen.Where(f => f.Environment == d.Environment && d.DecidedAt > f.At && d.DecidedAt < f.LiftAskedAt)
                .Select(f => $"the decision {d.Decision} is an allow made at {d.DecidedAt:O}, during the freeze {f.Freeze}")),
            .. asked.Where(a => a.Decision is not null && !kept.ContainsKey(a.Decision)).Select(a => $"the decision {a.Decision} was answered at {a.AnsweredAt:O} and is not kept"),
            .. kept.Values.Where(d => d.Audited != 1).Select(d => $"the decision {d.Decision} has {d.Audited} audit rows"),
        ];
    }

    /// <summary>True when a question was asked after the freeze had to bind, and answered before anyone asked for its end.</summary>
    private static bool During(GateAsked asked, Frozen frozen) =>
        asked.Environment == frozen.Environment && asked.Node is not null && asked.At > frozen.At + Binds && asked.AnsweredAt < frozen.LiftAskedAt;

    private static string Told(GateAsked asked, Frozen frozen) =>
        $"{asked.Node} allowed {asked.Service} to {asked.Environment} at {asked.AnsweredAt:O} (asked at {asked.At:O}), during the freeze {frozen.Freeze} since {frozen.At:O}";

    private static IEnumerable<string> Unanswered(List<GateAsked> asked)
    {
        var answered = asked.Count(a => a.Verdict is not null);
        if (answered < asked.Count * HistoryChecker.Answered)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{answered} of {asked.Count} questions to the gate were answered");
        }
    }
}
