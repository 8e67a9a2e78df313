using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Scorecards.Storage.Copying;

namespace Scorecards.Storage.Sqlite;

/// <summary>The tables of a session's transaction, row by row.</summary>
internal sealed class SqliteTables(SqliteSession session) : ITableWriter
{
    public async IAsyncEnumerable<object?[]> RowsAsync(StoreTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = table.Select;
        using var reader = command.ExecuteReader();

        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return [.. table.Columns.Select((column, number) => Read(reader, column, number))];
        }
    }

    public async Task WriteAsync(StoreTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Select(column => column.Name).ToList();
        var positions = table.Name == "services";

        if (positions)
        {
            columns.Add("position");
        }

        var sql = $"INSERT INTO {table.Name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => $"@{column}"))})";
        var position = 0L;

        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            object?[] values = positions ? [.. row, ++position] : row;
            session.Execute(sql, [.. columns.Select((column, number) => ($"@{column}", values[number]))]);
        }
    }

    private static object? Read(SqliteDataReader reader, StoreColumn column, int number) => reader.IsDBNull(number)
        ? null
        : column.Kind switch
        {
            ColumnKind.Text => reader.GetString(number),
            ColumnKind.Integer => reader.GetInt64(number),
            ColumnKind.Number => reader.GetDouble(number),
            _ => reader.GetBoolean(number),
        };
}
