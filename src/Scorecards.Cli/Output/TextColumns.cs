using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scorecards.Cli.Output;

/// <summary>Rows of text in aligned columns, without lines around them so that other tools can cut them.</summary>
internal sealed class TextColumns
{
    private static readonly Style _heading = new(decoration: Decoration.Underline);

    private readonly Table _table = new Table().Border(TableBorder.None).Collapse();

    /// <param name="headings">A heading that begins with &gt; is over a column of numbers.</param>
    public TextColumns(params IReadOnlyList<string> headings)
    {
        foreach (var heading in headings)
        {
            var column = new TableColumn(new Text(heading.TrimStart('>'), _heading)) { Padding = new Padding(0, 0, 2, 0) };
            _table.AddColumn(heading.StartsWith('>') ? column.RightAligned() : column);
        }

        _table.ShowHeaders = headings.Any(h => h.Length > 0);
    }

    public void Add(params IReadOnlyList<IRenderable> cells) => _table.AddRow(cells);

    public static Text Cell(string? text, Color? color = null) => new(Printable.Of(text ?? ""), color is { } c ? new Style(c) : null);

    public IRenderable ToRenderable() => _table;
}
