using Scorecards.Core.Auditing;

namespace Scorecards.Cli.Output.Json;

/// <summary>What became of verifying an audit log.</summary>
/// <param name="Rows">How many were verified.</param>
/// <param name="Heads">How many signed ends they were held against.</param>
/// <param name="Unsealed">How many entries wait for their place in the chain; null where that is not known.</param>
/// <param name="Faults">The first of them.</param>
internal sealed record AuditReportJson(
    bool Whole, long Rows, long LastSeq, int Heads, long? Unsealed, long FaultCount, IReadOnlyList<AuditFaultJson> Faults)
{
    public static AuditReportJson Of(AuditReport report, long? unsealed) => new(
        report.IsWhole, report.Rows, report.LastSeq, report.Heads, unsealed, report.FaultCount,
        [.. report.Faults.Select(f => new AuditFaultJson(f.Part, f.Number, f.Id, f.What))]);
}

/// <summary>Something in an audit log that is not as it was written.</summary>
/// <param name="Number">The place of a row, or that a head tells of; of a line its number.</param>
/// <param name="Id">Of the row; null where there is none.</param>
internal sealed record AuditFaultJson(AuditPart Part, long Number, string? Id, string What);
