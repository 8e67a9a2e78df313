namespace Scorecards.Core.Improving;

/// <summary>What an amount costs at least if items could be taken in part: no choice of whole items is cheaper.</summary>
internal sealed class Fractions
{
    private readonly CoverItem[] _items;
    private readonly long[] _amounts;
    private readonly long[] _costs;

    public Fractions(IEnumerable<CoverItem> items)
    {
        _items = [.. items.OrderByDescending(i => i.Density)];
        (_amounts, _costs) = (new long[_items.Length + 1], new long[_items.Length + 1]);
        for (var i = 0; i < _items.Length; i++)
        {
            (_amounts[i + 1], _costs[i + 1]) = (_amounts[i] + _items[i].Amount, _costs[i] + _items[i].Cost);
        }
    }

    /// <summary>The least cost of getting from an amount to this one; more than any bound when it cannot be reached.</summary>
    public Func<long, long> CostFrom(long goal) => reached => Cost(goal - reached);

    private long Cost(long amount)
    {
        if (amount <= 0)
        {
            return 0;
        }

        if (amount > _amounts[^1])
        {
            return long.MaxValue / 2;
        }

        var found = Array.BinarySearch(_amounts, amount);
        var whole = found >= 0 ? found : ~found - 1;
        var rest = amount - _amounts[whole];

        // Rounded down, and one less for the digits a double does not have: a bound may be low, never high.
        return rest == 0 ? _costs[whole] : _costs[whole] + Math.Max(0, (long)((double)rest * _items[whole].Cost / _items[whole].Amount) - 1);
    }
}
