using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Scorecards.Storage.Copying;

/// <summary>SHA-256 of rows: the same rows give the same digest in every engine.</summary>
internal sealed class TableDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] head = new byte[9];

    /// <summary>How many rows went in.</summary>
    public long Rows { get; private set; }

    /// <summary>The digest of all tables together, in lower-case hexadecimal.</summary>
    public static async Task<string> OfAsync(ITableReader reader, CancellationToken cancellationToken)
    {
        using var digest = new TableDigest();

        foreach (var table in StoreTable.All)
        {
            await foreach (var _ in digest.ThroughAsync(table, reader.RowsAsync(table, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
            }
        }

        return digest.Finish();
    }

    /// <summary>Takes the rows in while they pass by.</summary>
    public async IAsyncEnumerable<object?[]> ThroughAsync(
        StoreTable table, IAsyncEnumerable<object?[]> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Add(table.Name);

        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var value in row)
            {
                Add(value);
            }

            Rows++;
            yield return row;
        }
    }

    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    /// <summary>Each value with its kind and its length before it, so that no two rows read alike.</summary>
    private void Add(object? value)
    {
        switch (value)
        {
            case null:
                Add(0, 0);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                Add(1, bytes.Length);
                hash.AppendData(bytes);
                break;
            case long number:
                Add(2, number);
                break;
            case double number:
                Add(3, BitConverter.DoubleToInt64Bits(number));
                break;
            case bool flag:
                Add(4, flag ? 1 : 0);
                break;
            default:
                throw new InvalidOperationException($"No column holds a {value.GetType()}.");
        }
    }

    private void Add(byte kind, long number)
    {
        head[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(1), number);
        hash.AppendData(head);
    }
}
