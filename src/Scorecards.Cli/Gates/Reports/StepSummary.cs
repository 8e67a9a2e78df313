using System.Text;
using Scorecards.Cli.Output;

namespace Scorecards.Cli.Gates.Reports;

/// <summary>A decision as Markdown, for the page that GitHub Actions shows of a job.</summary>
internal static class StepSummary
{
    /// <summary>The environment variable with the file that GitHub Actions shows.</summary>
    public const string FileVariable = "GITHUB_STEP_SUMMARY";

    public static string Of(GateReport report)
    {
        var text = new StringBuilder("### ").Append(Sign(report.Status)).Append(' ').Append(MarkdownText.Escape(report.Headline)).Append("\n\n");
        if (report.Reasons.Count > 0)
        {
            text.Append("| | Reason | What to do | Until |\n| --- | --- | --- | --- |\n");
        }

        foreach (var reason in report.Reasons)
        {
            string[] cells =
            [
                MarkdownText.Escape(reason.Severity),
                $"{MarkdownText.Escape(reason.Message)} ({MarkdownText.Escape(reason.Code)})",
                MarkdownText.Escape(reason.Remedy ?? ""),
                reason.ClearsAt is { } at ? ConsoleText.Time(at) : "",
            ];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        text.Append('\n');
        foreach (var line in GateView.Lines(report))
        {
            text.Append("- ").Append(MarkdownText.Escape(line)).Append('\n');
        }

        if (report.Page is { } page)
        {
            text.Append("- [more](").Append(page.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)).Append(")\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Sign(ExitStatus status) => status switch
    {
        ExitStatus.Good => "✔",
        ExitStatus.Held => "⏸",
        ExitStatus.Denied => "✘",
        _ => "⚠",
    };
}
