namespace Scorecards.Server.Projection;

/// <summary>
/// Where something stands in an order: the highest key first, those without a key last, by id among equals.
/// A page of a list goes on after a place, so it stays right when what was before it has moved meanwhile.
/// </summary>
public readonly record struct BoardPlace(decimal? Key, string Id) : IComparable<BoardPlace>
{
    public static BoardPlace Of(RankedView view, BoardOrder order) => new(view.KeyFor(order), view.Id);

    public int CompareTo(BoardPlace other) => Nullable.Compare(other.Key, Key) is var byKey and not 0 ? byKey : string.CompareOrdinal(Id, other.Id);

    public static bool operator <(BoardPlace left, BoardPlace right) => left.CompareTo(right) < 0;

    public static bool operator <=(BoardPlace left, BoardPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >(BoardPlace left, BoardPlace right) => left.CompareTo(right) > 0;

    public static bool operator >=(BoardPlace left, BoardPlace right) => left.CompareTo(right) >= 0;
}
