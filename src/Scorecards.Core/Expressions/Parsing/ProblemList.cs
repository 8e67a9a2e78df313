namespace Scorecards.Core.Expressions.Parsing;

/// <summary>The problems found in one text so far, with positions turned into lines and columns.</summary>
internal sealed class ProblemList(string source)
{
    private const int Most = 20;

    private readonly List<ExpressionProblem> _items = [];

    public IReadOnlyList<ExpressionProblem> Items => _items;

    public bool Any => _items.Count > 0;

    public void Add(int position, string message, string? hint = null)
    {
        if (_items.Count >= Most)
            return;
        var (line, column) = Locate(position);
        var problem = new ExpressionProblem(line, column, message, hint);
        if (!_items.Contains(problem))
            _items.Add(problem);
    }

    private (int Line, int Column) Locate(int position)
    {
        var before = source.AsSpan(0, Math.Min(position, source.Length));
        var line = before.Count('\n') + 1;
        var column = 1;
        foreach (var _ in before[(before.LastIndexOf('\n') + 1)..].EnumerateRunes())
            column++;
        return (line, column);
    }
}
