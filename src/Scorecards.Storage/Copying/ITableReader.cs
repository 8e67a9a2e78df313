namespace Scorecards.Storage.Copying;

/// <summary>Reads tables as they are at one moment.</summary>
internal interface ITableReader
{
    /// <summary>The rows in the table's order; each the values of its columns, as <see cref="ColumnKind"/> says.</summary>
    IAsyncEnumerable<object?[]> RowsAsync(StoreTable table, CancellationToken cancellationToken);
}
