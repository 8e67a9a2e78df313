namespace Scorecards.Core.Improving;

/// <summary>
/// Picks the fixes of least cost that are enough: the covering knapsack problem, solved exactly. It keeps the picks that no other
/// beats in both gain and cost (Nemhauser and Ullmann, 1969), and drops those that even fractions of what is left (Dantzig, 1957)
/// could not make cheaper than the best known.
/// </summary>
/// <param name="fails">Fixes of fails; their amount is their gain.</param>
/// <param name="unknowns">Fixes of unknowns; their amount is their weight.</param>
/// <param name="gainPerWeight">What one unit of resolved weight gains.</param>
internal sealed class CheapestCover(IEnumerable<CoverItem> fails, IEnumerable<CoverItem> unknowns, long gainPerWeight)
{
    private readonly CoverItem[] _fails = [.. fails.Where(i => i.Amount > 0).OrderByDescending(i => i.Density)];
    private readonly CoverItem[] _unknowns = [.. unknowns.OrderByDescending(i => i.Density)];
    private readonly List<CoverPick> _taken = [];

    /// <summary>The items to pick, or null when all together are not enough.</summary>
    /// <param name="gain">What must be gained; 0 or below for nothing.</param>
    /// <param name="weight">The unknown weight that must be resolved; 0 or below for none.</param>
    public IReadOnlyList<CoverItem>? Find(long gain, long weight)
    {
        if (Greedy(gain, weight) is not { } best)
        {
            return null;
        }

        var bound = best.Sum(i => i.Cost);
        var resolving = Front(_unknowns, bound, _ => _ => 0);
        var gaining = Front(_fails, bound, decided => new Fractions([.. _fails.Skip(decided), .. UnknownsAsGains()]).CostFrom(gain));
        foreach (var some in resolving.Where(pick => pick.Amount >= weight))
        {
            if (Cheapest(gaining, gain - some.Amount * gainPerWeight) is { } rest && some.Cost + rest.Cost < bound)
            {
                bound = some.Cost + rest.Cost;
                best = [.. ItemsOf(some, _unknowns), .. ItemsOf(rest, _fails)];
            }
        }

        return best;
    }

    private IEnumerable<CoverItem> UnknownsAsGains() => _unknowns.Select(i => i with { Amount = i.Amount * gainPerWeight }).Where(i => i.Amount > 0);

    /// <summary>What is densest first, until it is enough; then what was not needed is given back, the dearest first.</summary>
    private List<CoverItem>? Greedy(long gain, long weight)
    {
        var picked = new List<CoverItem>();
        foreach (var item in _unknowns)
        {
            if (weight <= 0)
            {
                break;
            }

            picked.Add(item);
            weight -= item.Amount;
            gain -= item.Amount * gainPerWeight;
        }

        var gains = _fails.Concat(UnknownsAsGains().Where(i => picked.TrueForAll(p => p.Check != i.Check))).OrderByDescending(i => i.Density);
        var added = new List<CoverItem>();
        foreach (var item in gains.TakeWhile(_ => gain > 0))
        {
            added.Add(item);
            gain -= item.Amount;
        }

        foreach (var item in added.OrderByDescending(i => i.Cost).Where(i => gain + i.Amount <= 0).ToList())
        {
            if (gain + item.Amount <= 0)
            {
                added.Remove(item);
                gain += item.Amount;
            }
        }

        return weight > 0 || gain > 0 ? null : [.. picked, .. added];
    }

    /// <summary>The picks of these items that no other beats, by rising cost and rising amount.</summary>
    /// <param name="leastToGo">For a number of items decided: the least that the rest can cost, by the amount reached.</param>
    private List<CoverPick> Front(CoverItem[] items, long bound, Func<int, Func<long, long>> leastToGo)
    {
        var front = new List<CoverPick> { new(0, 0, Before: -1, Item: -1) };
        for (var i = 0; i < items.Length; i++)
        {
            var least = leastToGo(i + 1);
            var next = new List<CoverPick>(front.Count + 16);
            var without = 0;
            foreach (var pick in front)
            {
                var with = new CoverPick(pick.Amount + items[i].Amount, pick.Cost + items[i].Cost, pick.At, i);

                // Both ways rise by cost, so merging them keeps the order.
                for (; without < front.Count && front[without].Cost <= with.Cost; without++)
                {
                    Keep(next, front[without], bound, least);
                }

                Keep(next, with, bound, least);
            }

            front = next;
        }

        return front;
    }

    private void Keep(List<CoverPick> front, CoverPick pick, long bound, Func<long, long> least)
    {
        if ((front.Count > 0 && pick.Amount <= front[^1].Amount) || pick.Cost + least(pick.Amount) > bound)
        {
            return;
        }

        if (pick.At < 0 && pick.Item >= 0)
        {
            pick = pick with { At = _taken.Count };
            _taken.Add(pick);
        }

        front.Add(pick);
    }

    private static CoverPick? Cheapest(List<CoverPick> front, long amount)
    {
        var (low, high) = (0, front.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = front[middle].Amount >= amount ? (low, middle) : (middle + 1, high);
        }

        return low < front.Count ? front[low] : null;
    }

    private IEnumerable<CoverItem> ItemsOf(CoverPick pick, CoverItem[] items)
    {
        for (; pick.Item >= 0; pick = pick.Before >= 0 ? _taken[pick.Before] : new CoverPick(0, 0, -1, -1))
        {
            yield return items[pick.Item];
        }
    }
}

/// <summary>Something that may be picked.</summary>
internal sealed record CoverItem(string Check, long Amount, long Cost)
{
    public double Density => Cost == 0 ? double.PositiveInfinity : (double)Amount / Cost;
}

/// <summary>Some items picked: the last one, and where the pick before it is kept.</summary>
/// <param name="Before">The place of the pick without the last item; below 0 for none.</param>
/// <param name="Item">The index of the last item; below 0 when nothing is picked.</param>
internal readonly record struct CoverPick(long Amount, long Cost, int Before, int Item)
{
    /// <summary>The place of this pick itself; below 0 while it is not kept.</summary>
    public int At { get; init; } = -1;
}
