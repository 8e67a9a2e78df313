namespace Scorecards.Server.Projection;

/// <summary>Everything of one kind that is ranked, sorted once for every order it is read in.</summary>
public sealed class Board<T>
    where T : RankedView
{
    private static readonly int _orders = Enum.GetValues<BoardOrder>().Length;

    private readonly T[] _views;

    /// <summary>By order, then the same from its other end; each is made when it is first asked for.</summary>
    private readonly T[]?[] _sorted = new T[2 * _orders][];

    public Board(IReadOnlyCollection<T> views) => _views = [.. views];

    /// <param name="reversed">True has the last first; what has no place in the order stays last.</param>
    public IReadOnlyList<T> In(BoardOrder order, bool reversed = false) => reversed
        ? _sorted[_orders + (int)order] ??= Reversed(Sorted(order), order)
        : Sorted(order);

    /// <summary>The one with this id, whatever its case; null when there is none.</summary>
    public T? Find(string id) => Array.Find(_views, v => string.Equals(v.Id, id, StringComparison.OrdinalIgnoreCase));

    public int Count => _views.Length;

    /// <summary>The nearest with a higher score; null when there is none.</summary>
    public T? NextAbove(T view)
    {
        // Ids come after the empty one, so this is the place just before all of the same score.
        var sorted = Sorted(BoardOrder.Score);
        var index = IndexAfter(sorted, BoardOrder.Score, new BoardPlace(view.KeyFor(BoardOrder.Score), "")) - 1;
        return index >= 0 ? sorted[index] : null;
    }

    /// <summary>The views around one in an order, at most so many on each side.</summary>
    public IReadOnlyList<T> Around(T view, BoardOrder order, int many)
    {
        var sorted = Sorted(order);
        var index = IndexAfter(sorted, order, BoardPlace.Of(view, order)) - 1;
        return sorted[Math.Max(0, index - many)..Math.Min(sorted.Length, index + many + 1)];
    }

    /// <summary>A part of an order: what the filter lets through after a place, and how much it lets through in all.</summary>
    public BoardPage<T> Page(BoardOrder order, BoardFilter filter, BoardPlace? after, int limit)
    {
        var sorted = Sorted(order);
        var items = new List<T>(Math.Min(limit, sorted.Length));
        var more = false;
        for (var i = after is { } place ? IndexAfter(sorted, order, place) : 0; i < sorted.Length && !more; i++)
        {
            if (filter.Matches(sorted[i]))
            {
                more = items.Count == limit;
                if (!more)
                {
                    items.Add(sorted[i]);
                }
            }
        }

        var total = filter.IsEmpty ? sorted.Length : sorted.Count(filter.Matches);
        return new BoardPage<T>(items, more ? BoardPlace.Of(items[^1], order) : null, total);
    }

    // Whether or not something stands at the place still.
    private static int IndexAfter(T[] sorted, BoardOrder order, BoardPlace place)
    {
        var (low, high) = (0, sorted.Length);
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

    private T[] Sorted(BoardOrder order) => _sorted[(int)order] ??= Sort(order);

    private T[] Sort(BoardOrder order)
    {
        var sorted = _views.ToArray();
        if (order == BoardOrder.Name)
        {
            Array.Sort(sorted, (a, b) => string.Compare(a.Title, b.Title, StringComparison.OrdinalIgnoreCase) is var byTitle and not 0 ? byTitle : string.CompareOrdinal(a.Id, b.Id));
        }
        else
        {
            Array.Sort(Array.ConvertAll(sorted, v => BoardPlace.Of(v, order)), sorted);
        }

        return sorted;
    }

    private static T[] Reversed(T[] sorted, BoardOrder order)
    {
        var placed = order is BoardOrder.Name or BoardOrder.Id ? sorted.Length : Array.FindIndex(sorted, v => v.KeyFor(order) is null) is var first and >= 0 ? first : sorted.Length;
        return [.. sorted[..placed].Reverse(), .. sorted[placed..]];
    }
}

/// <summary>A part of a board.</summary>
/// <param name="Last">The place after which the next part begins; null when this is the last.</param>
/// <param name="Total">How many there are in all parts.</param>
public sealed record BoardPage<T>(IReadOnlyList<T> Items, BoardPlace? Last, int Total);
