using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions;

/// <summary>A value with the place it was read from, so that a mistake found later can still be shown there.</summary>
/// <param name="Line">From 1; the line where the text itself begins.</param>
/// <param name="Column">From 1.</param>
/// <param name="Node">What it was read from; null for a value that comes from elsewhere.</param>
public sealed record Located<T>(T Value, int Line, int Column, YamlNode? Node = null)
{
    /// <summary>The place in the file of a line and column (from 1) of the text.</summary>
    public (int Line, int Column) At(int line, int column) =>
        Node is YamlScalar scalar ? scalar.At(line, column) : (Line, Column + column - 1);
}
