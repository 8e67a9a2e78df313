using System.Globalization;

namespace Scorecards.Core.Auditing;

/// <summary>
/// Walks the chain, row by row as it is stored, and names each row that is not as it was sealed. What the signed heads say must be in
/// it too, so that neither a chain that was cut off nor one that was made anew passes.
/// </summary>
/// <remarks>Not for concurrent use.</remarks>
/// <param name="heads">Those that are signed as they should be, see <see cref="AuditHeads"/>.</param>
/// <param name="after">The place after which the rows begin: 0 for the whole chain.</param>
public sealed class AuditVerifier(IEnumerable<AuditHead> heads, long after = 0)
{
    private readonly AuditHead[] _heads = [.. heads.Where(h => h.Seq >= after).OrderBy(h => h.Seq)];

    private int _nextHead;
    private string? _lastComputed;

    /// <summary>How many rows were walked.</summary>
    public long Rows { get; private set; }

    /// <summary>The last row that was walked; null before the first.</summary>
    public SealedEntry? Last { get; private set; }

    /// <summary>What is wrong with the next row, and with what should be before it.</summary>
    public IReadOnlyList<AuditFault> Next(SealedEntry row)
    {
        var faults = new List<AuditFault>();
        var computed = AuditChain.HashOf(row.Seq, row.Entry, row.PrevHash);
        Place(row, faults);

        if (row.Hash != computed)
        {
            faults.Add(In(row, "its hash is not of what it says"));
        }

        Heads(row, computed, faults);
        Rows++;
        (Last, _lastComputed) = (row, computed);
        return faults;
    }

    /// <summary>What is missing at the end.</summary>
    public IReadOnlyList<AuditFault> Finish()
    {
        var end = Last?.Seq ?? after;
        return
        [
            .. _heads.Skip(_nextHead).Where(h => h.Seq > end).Select(h => new AuditFault(
                AuditPart.Head, h.Seq, null, string.Create(CultureInfo.InvariantCulture, $"the chain ends at row {end}, before this head: it was cut off"))),
        ];
    }

    private void Place(SealedEntry row, List<AuditFault> faults)
    {
        var expected = (Last?.Seq ?? after) + 1;

        if (row.Seq > expected)
        {
            faults.Add(In(row, expected == row.Seq - 1
                ? string.Create(CultureInfo.InvariantCulture, $"row {expected} before it is missing")
                : string.Create(CultureInfo.InvariantCulture, $"rows {expected} to {row.Seq - 1} before it are missing")));
        }
        else if (row.Seq < expected)
        {
            faults.Add(In(row, row.Seq == Last?.Seq ? "its place is taken twice" : "it is not in its place"));
        }
        else if (Before() is { } before && row.PrevHash != before && row.PrevHash != _lastComputed)
        {
            faults.Add(In(row, "its prevHash is not the hash of the row before"));
        }
    }

    /// <summary>The hash that the next row hangs on; null where rows begin in the middle and no head tells.</summary>
    private string? Before() =>
        Last is { } last ? last.Hash
        : after == 0 ? AuditChain.Genesis
        : _heads.FirstOrDefault(h => h.Seq == after)?.Hash;

    private void Heads(SealedEntry row, string computed, List<AuditFault> faults)
    {
        for (; _nextHead < _heads.Length && _heads[_nextHead].Seq <= row.Seq; _nextHead++)
        {
            var head = _heads[_nextHead];

            if (head.Seq > after && head.Seq < row.Seq)
            {
                faults.Add(new AuditFault(AuditPart.Head, head.Seq, null, "the row that it was signed for is not in the chain"));
            }
            else if (head.Seq == row.Seq && head.Hash != row.Hash && head.Hash != computed)
            {
                faults.Add(In(row, "it is another than the one whose hash was signed"));
            }
        }
    }

    private static AuditFault In(SealedEntry row, string what) => new(AuditPart.Row, row.Seq, row.Entry.Id, what);
}
