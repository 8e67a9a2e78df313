using System.Globalization;
using System.Text;
using System.Xml;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Gates.Reports;

/// <summary>A decision as JUnit XML: a test case a reason, and what keeps the gate from opening a failure.</summary>
internal static class JUnitReport
{
    private static readonly XmlWriterSettings _settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public static string Of(GateReport report, DateTimeOffset now)
    {
        // A gate that stays shut without a blocking reason must not look like one that opens.
        IReadOnlyList<GateReasonAnswer> reasons = report.IsOpen || report.Reasons.Any(r => r.IsBlocking)
            ? report.Reasons
            : [new GateReasonAnswer(report.Word, "blocking", report.Headline, null, null), .. report.Reasons];
        var bad = report.IsOpen ? 0 : reasons.Count(r => r.IsBlocking);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, _settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean($"scorecards gate: {report.Question.Service} to {report.Question.Environment}"));
            xml.WriteAttributeString("tests", Number(reasons.Count));
            xml.WriteAttributeString("failures", Number(report.Status == ExitStatus.Undecided ? 0 : bad));
            xml.WriteAttributeString("errors", Number(report.Status == ExitStatus.Undecided ? bad : 0));
            xml.WriteAttributeString("timestamp", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            foreach (var reason in reasons)
            {
                Write(xml, report, reason);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(XmlWriter xml, GateReport report, GateReasonAnswer reason)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean($"gate.{report.Question.Environment}.{report.Question.Service}"));
        xml.WriteAttributeString("name", Clean(reason.Code));
        var advice = string.Join('\n', GateView.Advice(reason));
        if (reason.IsBlocking && !report.IsOpen)
        {
            xml.WriteStartElement(report.Status == ExitStatus.Undecided ? "error" : "failure");
            xml.WriteAttributeString("type", report.Word);
            xml.WriteAttributeString("message", Clean(reason.Message));
            xml.WriteString(Clean(advice));
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", Clean($"{reason.Severity}: {reason.Message}{(advice.Length == 0 ? "" : $"\n{advice}")}"));
        }

        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Without what XML has no way to write.</summary>
    private static string Clean(string text) =>
        string.Concat(Printable.Of(text).EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));
}
