using Scorecards.Cli.Server.Models;
using Scorecards.Core.Gates;
using GateQuestion = Scorecards.Cli.Server.Models.GateQuestion;

namespace Scorecards.Cli.Gates.Reports;

/// <summary>What came of asking where the server did not decide, by the names of its answer.</summary>
/// <param name="Decision">allow, deny or hold by a kept verdict; null when nothing can be said.</param>
/// <param name="Verdict">What the kept verdict says.</param>
internal sealed record GateReportJson(string? DecisionId, string? Decision, bool Offline, GateQuestion Subject, IReadOnlyList<GateReasonAnswer> Reasons, VerdictClaims? Verdict)
{
    public static GateReportJson Of(GateReport report) => new(
        report.Kept?.Jti, report.Kept is null ? null : report.Word, report.Kept is not null, report.Question, report.Reasons, report.Kept);
}
