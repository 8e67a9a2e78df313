namespace Scorecards.Server.Projection;

/// <summary>Everything of one kind that is ranked, sorted once for every order it is read in.</summary>
public sealed class Board<T>
    where T : RankedView
{
    private readonly T[][] _sorted;

    public Board(IReadOnlyCollection<T> views)
    {
        T[] any = [.. views];
        _sorted = [.. Enum.GetValues<BoardOrder>().Select(order => Sorted(any, order))];
    }

    public IReadOnlyList<T> In(BoardOrder order) => _sorted[(int)order];

    /// <summary>The one with this id, whatever its case; null when there is none.</summary>
    public T? Find(string id) => Array.Find(_sorted[(int)BoardOrder.Id], v => string.Equals(v.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>A part of an order: what the filter lets through after a place, and how much it lets through in all.</summary>
    public BoardPage<T> Page(BoardOrder order, BoardFilter filter, BoardPlace? after, int limit)
    {
        var sorted = _sorted[(int)order];
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

    private static T[] Sorted(T[] views, BoardOrder order)
    {
        var sorted = views.ToArray();
        Array.Sort(Array.ConvertAll(views, v => BoardPlace.Of(v, order)), sorted);
        return sorted;
    }
}

/// <summary>A part of a board.</summary>
/// <param name="Last">The place after which the next part begins; null when this is the last.</param>
/// <param name="Total">How many there are in all parts.</param>
public sealed record BoardPage<T>(IReadOnlyList<T> Items, BoardPlace? Last, int Total);
