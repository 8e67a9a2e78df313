using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Scorecards.Storage.Copying;

namespace Scorecards.Storage.PostgreSql;

/// <summary>The tables of a connection's transaction, row by row.</summary>
internal sealed class PostgreSqlTables(NpgsqlConnection connection) : ITableWriter
{
    public async IAsyncEnumerable<object?[]> RowsAsync(StoreTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(table.Select, connection) { CommandTimeout = 0 };
        await using var disposed = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var closed = reader.ConfigureAwait(false);

        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = new object?[table.Columns.Count];

            for (var number = 0; number < row.Length; number++)
            {
                row[number] = reader.IsDBNull(number) ? null : reader.GetValue(number);
            }

            yield return row;
        }
    }

    public async Task WriteAsync(StoreTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var import = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        await using var closed = import.ConfigureAwait(false);
        import.Timeout = Timeout.InfiniteTimeSpan;

        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await import.StartRowAsync(cancellationToken).ConfigureAwait(false);

            for (var number = 0; number < row.Length; number++)
            {
                await (row[number] is { } value
                    ? import.WriteAsync(value, Type(table.Columns[number]), cancellationToken)
                    : import.WriteNullAsync(cancellationToken)).ConfigureAwait(false);
            }
        }

        await import.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlDbType Type(StoreColumn column) => column.Kind switch
    {
        ColumnKind.Text => NpgsqlDbType.Text,
        ColumnKind.Integer => NpgsqlDbType.Bigint,
        ColumnKind.Number => NpgsqlDbType.Double,
        _ => NpgsqlDbType.Boolean,
    };
}
