namespace Scorecards.Storage.Copying;

/// <summary>Fills tables, and reads back what it wrote before it is committed.</summary>
internal interface ITableWriter : ITableReader
{
    Task WriteAsync(StoreTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken);
}
