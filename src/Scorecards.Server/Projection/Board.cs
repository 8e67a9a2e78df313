namespace Scorecards.Server.Projection;

/// <summary>Everything of one kind that is ranked, sorted once for every order it is read in.</summary>
public sealed class Board<T>
    where T : RankedView
{
    public static readonly Board<T> Empty = new([]);

    private readonly T[] _byId;
    private readonly T[] _byScore;
    private readonly T[] _byImproved;

    public Board(IReadOnlyCollection<T> views)
    {
        _byId = [.. views];
        Array.Sort(_byId, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        _byScore = Sorted(_byId, BoardOrder.Score);
        _byImproved = Sorted(_byId, BoardOrder.Improved);
    }

    public IReadOnlyList<T> ById => _byId;

    public IReadOnlyList<T> In(BoardOrder order) => order == BoardOrder.Improved ? _byImproved : _byScore;

    /// <summary>The index in an order at which everything after a place begins, whether or not something stands at that place still.</summary>
    public int IndexAfter(BoardOrder order, BoardPlace place)
    {
        var sorted = In(order);
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (BoardPlace.Of(sorted[middle], order).CompareTo(place) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static T[] Sorted(T[] views, BoardOrder order)
    {
        var sorted = views.ToArray();
        Array.Sort(Array.ConvertAll(views, v => BoardPlace.Of(v, order)), sorted);
        return sorted;
    }
}
