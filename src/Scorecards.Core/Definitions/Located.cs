namespace Scorecards.Core.Definitions;

/// <summary>A value with the place it was read from, so that a mistake found later can still be shown there.</summary>
/// <param name="Line">From 1; the line where the text itself begins.</param>
/// <param name="Column">From 1.</param>
/// <param name="IsBlock">True for a literal block, all of whose lines begin at the column.</param>
public sealed record Located<T>(T Value, int Line, int Column, bool IsBlock = false)
{
    /// <summary>The place in the file of a line and column (from 1) of the text; its begin where YAML folded the lines.</summary>
    public (int Line, int Column) At(int line, int column) =>
        line == 1 ? (Line, Column + column - 1)
        : IsBlock ? (Line + line - 1, Column + column - 1)
        : (Line, Column);
}
