namespace Scorecards.Core.Calendars;

/// <summary>A year of a calendar in pieces, each of one cause and title, without gaps; neighbours differ.</summary>
internal sealed class CalendarYear
{
    private readonly List<Piece> _pieces = [];
    private readonly int[] _nextOpen;

    /// <param name="from">The beginning of the year, in ticks of UTC.</param>
    /// <param name="spans">What is said of it, in any order; what nothing is said of is outside of windows.</param>
    public CalendarYear(long from, long to, IEnumerable<CalendarSpan> spans)
    {
        Lay(from, to, [.. spans.Where(span => span.From < to && span.To > from && span.From < span.To)]);
        _nextOpen = new int[_pieces.Count];
        for (var (i, open) = (_pieces.Count - 1, -1); i >= 0; i--)
        {
            _nextOpen[i] = open = _pieces[i].Cause == CalendarCause.Open ? i : open;
        }
    }

    public int Count => _pieces.Count;

    public Piece this[int index] => _pieces[index];

    /// <summary>The piece that a moment of the year is in.</summary>
    public int Find(long at)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _pieces[middle].From <= at ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>When it opens at or after the beginning of a piece; null when it does not in this year.</summary>
    public long? OpenFrom(int index) => _nextOpen[index] is var open and >= 0 ? _pieces[open].From : null;

    /// <summary>Of all spans around a moment that of the strongest cause counts, and of these the one that began first.</summary>
    private void Lay(long from, long to, List<CalendarSpan> spans)
    {
        spans.Sort((a, b) => a.From.CompareTo(b.From));
        long[] bounds = [.. spans.SelectMany(span => new[] { span.From, span.To }).Where(bound => bound > from && bound < to).Append(from).Order().Distinct()];
        var open = new PriorityQueue<CalendarSpan, (int Strength, long From, string Title)>(
            Comparer<(int Strength, long From, string Title)>.Create((a, b) =>
                a.Strength != b.Strength ? b.Strength.CompareTo(a.Strength) : a.From != b.From ? a.From.CompareTo(b.From) : string.CompareOrdinal(a.Title, b.Title)));
        var next = 0;
        foreach (var bound in bounds)
        {
            for (; next < spans.Count && spans[next].From <= bound; next++)
            {
                open.Enqueue(spans[next], (Strength(spans[next].Cause), spans[next].From, spans[next].Title ?? ""));
            }

            while (open.TryPeek(out var first, out _) && first.To <= bound)
            {
                open.Dequeue();
            }

            var piece = open.TryPeek(out var around, out _) ? new Piece(bound, around.Cause, around.Title) : new Piece(bound, CalendarCause.OutsideWindow, null);
            if (_pieces.Count == 0 || !_pieces[^1].IsLike(piece))
            {
                _pieces.Add(piece);
            }
        }
    }

    private static int Strength(CalendarCause cause) => cause switch
    {
        CalendarCause.Freeze => 3,
        CalendarCause.Holiday => 2,
        CalendarCause.Open => 1,
        _ => 0,
    };

    /// <summary>A part of the year, up to the next.</summary>
    internal readonly record struct Piece(long From, CalendarCause Cause, string? Title)
    {
        public bool IsLike(Piece other) => Cause == other.Cause && Title == other.Title;
    }
}
