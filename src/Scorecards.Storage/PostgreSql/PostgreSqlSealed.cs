using Scorecards.Core.Auditing;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>A sealed row of the audit log.</summary>
internal sealed record PostgreSqlSealed(
    string Id, long At, string Actor, string Action, string Subject, string Body, long Seq, string PrevHash, string Hash)
{
    public SealedEntry ToEntry() => new(Seq, StoredAudit.Entry(Id, At, Actor, Action, Subject, Body), PrevHash, Hash);
}
