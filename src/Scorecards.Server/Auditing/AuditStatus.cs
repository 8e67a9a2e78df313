namespace Scorecards.Server.Auditing;

/// <summary>How the audit log was when this node last looked: written by the sealer, read by the metrics.</summary>
public sealed class AuditStatus
{
    private long _unsealed;

    /// <summary>Entries that are not in the chain yet.</summary>
    public long Unsealed => Interlocked.Read(ref _unsealed);

    internal void Saw(long unsealed) => Interlocked.Exchange(ref _unsealed, unsealed);
}
