using Scorecards.Core.Gates;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Pages.Gate;

/// <summary>What the gate page shows of the store.</summary>
/// <param name="Waiting">The decisions that wait for a second person, the longest first.</param>
/// <param name="Log">A part of all decisions, newest first.</param>
/// <param name="Total">How many the filter leaves.</param>
/// <param name="More">True when there are older ones.</param>
/// <param name="IsAway">True when the store could not be read, so that there is nothing here.</param>
internal sealed record GateReading(IReadOnlyList<GateDecision> Waiting, IReadOnlyList<GateDecision> Log, long Total, bool More, bool IsAway)
{
    /// <summary>The most held decisions that are looked through.</summary>
    private const int MostHeld = 200;

    public static readonly GateReading Away = new([], [], 0, false, true);

    public static async Task<GateReading> ReadAsync(IGateStore store, GateQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var log = await store.DecisionsAsync(query.Filter, query.Before, GateQuery.PageSize + 1, cancellationToken);
            return new GateReading(
                await WaitingAsync(store, now, cancellationToken), [.. log.Items.Take(GateQuery.PageSize)], log.Total, log.Items.Count > GateQuery.PageSize, false);
        }
        catch (StoreException)
        {
            // The projection logs it; the page shows what is in memory.
            return Away;
        }
    }

    private static async Task<IReadOnlyList<GateDecision>> WaitingAsync(IGateStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = await store.DecisionsAsync(new GateDecisionQuery(null, null, GateVerdict.Hold), null, MostHeld, cancellationToken);
        var waiting = new List<GateDecision>();
        foreach (var decision in held.Items.Where(d => now < d.ValidUntil && d.Reasons[0].Code == GateReasons.NeedsApproval))
        {
            // The question may have got another answer since.
            if ((await store.CurrentDecisionAsync(decision.Question.Key, now, cancellationToken))?.Id == decision.Id)
            {
                waiting.Add(decision);
            }
        }

        waiting.Reverse();
        return waiting;
    }
}
