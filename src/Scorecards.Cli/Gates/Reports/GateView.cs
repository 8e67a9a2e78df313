using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Text;
using Spectre.Console;

namespace Scorecards.Cli.Gates.Reports;

/// <summary>A decision for people: the verdict first, then why, then what can be done.</summary>
internal static class GateView
{
    public static void Show(Terminal terminal, GateReport report)
    {
        if (terminal.IsJson && report.Answer is { } answer)
        {
            terminal.WriteJson(answer, ServerJson.Readable.GateAnswer);
            return;
        }

        if (terminal.IsJson)
        {
            terminal.WriteJson(GateReportJson.Of(report), GateJson.Readable.GateReportJson);
            return;
        }

        terminal.WriteLine(report.Headline, Color(report));
        foreach (var reason in report.Reasons)
        {
            terminal.WriteLine($"  {reason.Severity} {reason.Code}: {reason.Message}", Color(report, reason));
            foreach (var line in Advice(reason))
            {
                terminal.WriteLine($"    {line}");
            }
        }

        foreach (var line in Lines(report))
        {
            terminal.WriteLine(line);
        }

        if (report.Page is { } page)
        {
            terminal.WriteLine($"see {page}");
        }
    }

    /// <summary>What can be done about a reason, and when it is over by itself.</summary>
    public static IEnumerable<string> Advice(GateReasonAnswer reason)
    {
        if (reason.Remedy is not null)
        {
            yield return $"what to do: {reason.Remedy}";
        }

        if (reason.ClearsAt is { } at)
        {
            yield return $"until: {ConsoleText.Time(at)}";
        }
    }

    /// <summary>What stands beside the reasons, a line each.</summary>
    public static IEnumerable<string> Lines(GateReport report)
    {
        if (report.Answer is not { } answer)
        {
            yield break;
        }

        var shown = answer.Grade.Shown == answer.Grade.Letter ? "" : $" ({answer.Grade.Shown} on the board)";
        var rule = answer.Policy.Rule is null ? "" : $", rule {answer.Policy.Rule}";
        yield return $"grade {answer.Grade.Letter}{shown}, score {ConsoleText.Score(answer.Grade.Score)}, coverage {ConsoleText.Percent(answer.Grade.Coverage)}; policy {answer.Policy.Name}{rule}";
        foreach (var line in Times(answer))
        {
            yield return line;
        }

        if (answer.Approval is { } approval)
        {
            yield return $"approved by {approval.By}{(approval.Reason is null ? "" : $": {approval.Reason}")}";
        }

        if (answer.Override.Id is { } used)
        {
            yield return $"opened by the override {used}";
        }
        else if (answer.Override is { Available: true } offer && !report.IsOpen)
        {
            yield return $"breaking the glass takes: {offer.Requires ?? "a reason and an incident"} ('scorecards override open')";
        }

        if (answer is { Decision: "hold", DecisionId: { } held } && answer.Reasons.Any(r => r.Code == "needs-approval"))
        {
            yield return $"a second person approves with: scorecards approve {held}";
        }

        if (answer.DataQuality != "fresh")
        {
            yield return $"what it rests on is {answer.DataQuality}";
        }

        yield return $"decision {answer.DecisionId ?? "-"}, correlation {answer.CorrelationId}";
    }

    private static IEnumerable<string> Times(GateAnswer answer)
    {
        if (answer.ClosesAt is { } closes)
        {
            yield return $"closes at {ConsoleText.Time(closes)}";
        }

        if (answer.NextOpenAt is { } opens)
        {
            yield return $"opens at {ConsoleText.Time(opens)}";
        }

        if (answer.Decision == "allow")
        {
            yield return $"holds until {ConsoleText.Time(answer.ValidUntil)}";
        }
        else if (answer.RetryAfterSeconds is { } seconds)
        {
            yield return $"worth asking again in {Duration.Format(TimeSpan.FromSeconds(seconds))}";
        }
    }

    private static Color? Color(GateReport report) => report.Status switch
    {
        ExitStatus.Good => Spectre.Console.Color.Green,
        ExitStatus.Held => Spectre.Console.Color.Yellow,
        _ => Spectre.Console.Color.Red,
    };

    private static Color? Color(GateReport report, GateReasonAnswer reason) => reason.Severity switch
    {
        "blocking" when !report.IsOpen => Color(report),
        "blocking" or "warning" => Spectre.Console.Color.Yellow,
        _ => null,
    };
}
