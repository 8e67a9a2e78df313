namespace Scorecards.Storage.Copying;

/// <summary>What a column holds: a string, a long, a double or a bool; or null.</summary>
internal enum ColumnKind
{
    Text,
    Integer,
    Number,
    Boolean,
}
