namespace Scorecards.Core.Auditing;

/// <summary>Something in the audit log that is not as it was written.</summary>
/// <param name="Number">The place of the row in the chain, or that the head tells of; of a line its number in the file, from 1.</param>
/// <param name="Id">Of the row; null where there is none to name.</param>
/// <param name="What">For people.</param>
public sealed record AuditFault(AuditPart Part, long Number, string? Id, string What)
{
    public override string ToString() => $"{Part.ToString().ToLowerInvariant()} {Number}{(Id is null ? "" : $" ({Id})")}: {What}";
}

/// <summary>What a fault is in.</summary>
public enum AuditPart
{
    Row,
    Head,
    Line,
}
