using Scorecards.Core.Access;

namespace Scorecards.Core.Auditing;

/// <summary>Takes rows in order, and says at the end what is wrong with them.</summary>
/// <remarks>Not for concurrent use.</remarks>
public sealed class AuditCollector
{
    private readonly AuditVerifier _verifier;
    private readonly int _heads;
    private readonly List<AuditFault> _faults = [];
    private long _count;

    private AuditCollector(AuditVerifier verifier, int heads) => (_verifier, _heads) = (verifier, heads);

    /// <param name="heads">Signed heads; those that are signed badly are faults, and tell nothing of the rows.</param>
    /// <param name="keys">Every key that a head may be signed with.</param>
    /// <param name="after">The place after which the rows begin: 0 for the whole chain.</param>
    public static async Task<AuditCollector> BeginAsync(IReadOnlyList<AuditHead> heads, IReadOnlyList<SigningKey> keys, long after)
    {
        var (good, faults) = (new List<AuditHead>(), new List<AuditFault>());

        foreach (var head in heads)
        {
            if (await AuditHeads.FaultAsync(head, keys).ConfigureAwait(false) is { } fault)
            {
                faults.Add(fault);
            }
            else
            {
                good.Add(head);
            }
        }

        var begun = new AuditCollector(new AuditVerifier(good, after), heads.Count);
        begun.Add(faults);
        return begun;
    }

    public void Take(SealedEntry row) => Add(_verifier.Next(row));

    /// <summary>Takes a line that is no row.</summary>
    /// <param name="number">Of the line, from 1.</param>
    public void TakeBroken(long number) => Add([new AuditFault(AuditPart.Line, number, null, "it is not as it was exported")]);

    public AuditReport Finish()
    {
        Add(_verifier.Finish());
        return new AuditReport(_verifier.Rows, _verifier.Last?.Seq ?? 0, _heads, _faults, _count);
    }

    private void Add(IReadOnlyList<AuditFault> faults)
    {
        _count += faults.Count;
        _faults.AddRange(faults.Take(AuditReport.MostFaults - _faults.Count));
    }
}
