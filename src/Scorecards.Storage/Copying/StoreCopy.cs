using System.Runtime.CompilerServices;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Copying;

/// <summary>
/// Moves everything from one store to another, of whichever engines. All or nothing: it is committed after a digest of what
/// the other store reads back is that of the first, and the first has not changed meanwhile.
/// </summary>
public static class StoreCopy
{
    private const int RowsAReport = 1000;

    /// <param name="from">An initialized store that nobody writes to.</param>
    /// <param name="to">An initialized store with nothing in it.</param>
    /// <param name="progress">Told now and then, and at the end of each table.</param>
    /// <exception cref="StoreException">A store cannot be used, the first is empty, the other is not, or they differ at the end.</exception>
    public static async Task<StoreCopyResult> RunAsync(
        IStore from, IStore to, IProgress<StoreCopyProgress>? progress, CancellationToken cancellationToken)
    {
        var (source, target) = ((ICopyableStore)from, (ICopyableStore)to);

        return await target.FillTablesAsync(
            async writer =>
            {
                await RefuseUnlessEmptyAsync(target, writer, cancellationToken).ConfigureAwait(false);
                var copied = await source.ReadTablesAsync(
                    reader => CopyAsync(reader, writer, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
                await VerifyAsync(source, target, writer, copied, cancellationToken).ConfigureAwait(false);
                return copied;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task RefuseUnlessEmptyAsync(ICopyableStore target, ITableReader reader, CancellationToken cancellationToken)
    {
        foreach (var table in StoreTable.All)
        {
            await foreach (var _ in reader.RowsAsync(table, cancellationToken).ConfigureAwait(false))
            {
                throw new StoreException($"{target.Place} holds {table.Name} already. Copy into an empty one, which no server has been started on.");
            }
        }
    }

    private static async Task<StoreCopyResult> CopyAsync(
        ITableReader reader, ITableWriter writer, IProgress<StoreCopyProgress>? progress, CancellationToken cancellationToken)
    {
        using var digest = new TableDigest();
        var rows = new Dictionary<string, long>();

        foreach (var table in StoreTable.All)
        {
            var before = digest.Rows;
            var passing = digest.ThroughAsync(table, reader.RowsAsync(table, cancellationToken), cancellationToken);
            await writer.WriteAsync(table, ReportedAsync(table, passing, progress, cancellationToken), cancellationToken).ConfigureAwait(false);
            rows[table.Name] = digest.Rows - before;
        }

        return new(rows, digest.Finish());
    }

    private static async IAsyncEnumerable<object?[]> ReportedAsync(
        StoreTable table, IAsyncEnumerable<object?[]> rows, IProgress<StoreCopyProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = 0L;

        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return row;

            if (++count % RowsAReport == 0)
            {
                progress?.Report(new(table.Name, count));
            }
        }

        progress?.Report(new(table.Name, count));
    }

    private static async Task VerifyAsync(
        ICopyableStore source, ICopyableStore target, ITableReader written, StoreCopyResult copied, CancellationToken cancellationToken)
    {
        if (copied.Rows.Values.All(rows => rows == 0))
        {
            throw new StoreException($"{source.Place} holds nothing to copy. See that it is the right one.");
        }

        if (await TableDigest.OfAsync(written, cancellationToken).ConfigureAwait(false) != copied.Digest)
        {
            throw new StoreException($"{target.Place} reads back something else than was copied into it. Nothing was kept; see that its disk is well.");
        }

        if (await source.ReadTablesAsync(reader => TableDigest.OfAsync(reader, cancellationToken), cancellationToken).ConfigureAwait(false) != copied.Digest)
        {
            throw new StoreException($"{source.Place} was written to while it was copied. Nothing was kept; stop every server on it, then copy again.");
        }
    }
}
