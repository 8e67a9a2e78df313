namespace Scorecards.Server.Projection;

/// <summary>Ranks as in sport: equal keys share a rank and the next one is skipped (1, 2, 2, 4); without a key there is none.</summary>
public sealed class Ranking
{
    private static readonly Comparer<decimal> _falling = Comparer<decimal>.Create((a, b) => b.CompareTo(a));

    private readonly decimal[] _keys;

    public Ranking(IEnumerable<decimal?> keys)
    {
        _keys = [.. keys.OfType<decimal>()];
        Array.Sort(_keys, _falling);
    }

    /// <summary>The rank of one of the keys: one more than there are higher ones.</summary>
    public int? Of(decimal? key)
    {
        if (key is not { } wanted)
        {
            return null;
        }

        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_keys[middle] > wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low + 1;
    }
}
