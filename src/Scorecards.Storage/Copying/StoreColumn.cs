namespace Scorecards.Storage.Copying;

/// <summary>A column that every engine has.</summary>
internal sealed record StoreColumn(string Name, ColumnKind Kind);
