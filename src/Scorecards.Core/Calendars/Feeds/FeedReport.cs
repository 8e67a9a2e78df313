namespace Scorecards.Core.Calendars.Feeds;

/// <summary>Collects the mistakes of one iCalendar text, as many as anyone will read.</summary>
internal sealed class FeedReport(string file)
{
    private const int Most = 20;

    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public bool HasErrors => _problems.Count > 0;

    public bool IsFull => _problems.Count >= Most;

    /// <param name="line">From 1; 0 for the text as a whole.</param>
    public void Add(int line, string message, string hint)
    {
        if (!IsFull)
        {
            _problems.Add(new Problem(file, line, line > 0 ? 1 : 0, message, hint));
        }
    }
}
