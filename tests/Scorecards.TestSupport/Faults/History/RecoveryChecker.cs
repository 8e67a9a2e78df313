namespace Scorecards.TestSupport.Faults.History;

/// <summary>Holds a history to how soon calls succeed again when a node has died.</summary>
/// <param name="within">How long a call may go without success, counted from its begin, or from when a node last failed or the database came back.</param>
public sealed class RecoveryChecker(TimeSpan within)
{
    /// <summary>Everything that is wrong, in words; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(IReadOnlyList<HistoryEntry> history)
    {
        var calls = history.OfType<Called>().ToList();
        var blows = history.OfType<Faulted>().Where(fault => fault.What != "spared" && fault.Target == FaultPlan.Database == (fault.What == "up")).Select(fault => fault.At).ToList();
        return calls.Count == 0
            ? ["nobody called"]
            : [.. calls.Where(call => !call.Done || call.AnsweredAt - Begin(call, blows) > within).Select(call =>
                $"a call for {call.Service} at {call.At:O} {(call.Done ? "succeeded" : "was given up")} after {(call.AnsweredAt - call.At).TotalSeconds:0.0} s and {call.Tries} tries")];
    }

    private static DateTimeOffset Begin(Called call, IEnumerable<DateTimeOffset> blows) =>
        blows.Where(at => at > call.At && at < call.AnsweredAt).Append(call.At).Max();
}
