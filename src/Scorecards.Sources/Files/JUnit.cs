using System.Xml;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>
/// Results of tests in the XML that JUnit's Ant task began and most test runners write; there is no standard, only what they have in common
/// (https://github.com/testmoapp/junitxml). Cases are counted; of a suite without any, what its attributes say.
/// </summary>
internal static class JUnit
{
    private const int MaxListed = 100;

    /// <exception cref="ReportException">A report is malformed.</exception>
    public static CelValue Of(IReadOnlyList<ReportFile> reports, DateTimeOffset now)
    {
        var result = new Totals();
        foreach (var report in reports)
            Add(report, result);
        return new FactFields
        {
            { "files", reports.Count },
            { "tests", result.Tests },
            { "passed", Math.Max(0, result.Tests - result.Failures - result.Errors - result.Skipped) },
            { "failures", result.Failures },
            { "errors", result.Errors },
            { "skipped", result.Skipped },
            { "seconds", result.Seconds },
            { "failed", result.Failed },
            { "ageDays", ReportText.AgeDays(result.Latest, now) },
        }.ToValue();
    }

    private static void Add(ReportFile report, Totals result)
    {
        var suites = new Stack<Suite>();
        var (caseName, isCounted) = ("", true);
        XmlReport.Read(report, hasType: false, reader =>
        {
            if (reader.Depth == 0 && reader.LocalName is not ("testsuites" or "testsuite"))
                throw XmlReport.Wrong(report, reader, $"the element {reader.LocalName} is no testsuites and no testsuite");
            while (suites.Count > 0 && suites.Peek().Depth >= reader.Depth)
                Close(suites, result);
            switch (reader.LocalName)
            {
                case "testsuite":
                    suites.Push(Suite.Read(report, reader));
                    if (ReportText.Moment(reader.GetAttribute("timestamp")) is { } at && !(result.Latest > at))
                        result.Latest = at;
                    break;
                case "testcase":
                    if (suites.Count > 0)
                        suites.Peek().HasCases = true;
                    result.Tests++;
                    result.Seconds += XmlReport.Number(report, reader, "time") ?? 0;
                    (caseName, isCounted) = ($"{reader.GetAttribute("classname")}.{reader.GetAttribute("name")}".TrimStart('.'), false);
                    break;
                // A case may hold several failures, and counts once.
                case "failure" when !isCounted:
                    result.Failures++;
                    isCounted = Note(result, caseName);
                    break;
                case "error" when !isCounted:
                    result.Errors++;
                    isCounted = Note(result, caseName);
                    break;
                case "skipped" when !isCounted:
                    result.Skipped++;
                    isCounted = true;
                    break;
            }
        });
        while (suites.Count > 0)
            Close(suites, result);
    }

    private static bool Note(Totals result, string name)
    {
        if (result.Failed.Count < MaxListed)
            result.Failed.Add(ReportText.Shorten(name)!);
        return true;
    }

    private static void Close(Stack<Suite> suites, Totals result)
    {
        var suite = suites.Pop();
        if (suite.HasCases)
        {
            if (suites.Count > 0)
                suites.Peek().HasCases = true;
            return;
        }

        result.Tests += suite.Tests;
        result.Failures += suite.Failures;
        result.Errors += suite.Errors;
        result.Skipped += suite.Skipped;
        result.Seconds += suite.Seconds;
        // What a suite adds up of those within it must not be added again.
        if (suites.Count > 0 && suite.Tests > 0)
            suites.Peek().HasCases = true;
    }

    private sealed record Suite(int Depth, long Tests, long Failures, long Errors, long Skipped, double Seconds)
    {
        public bool HasCases { get; set; }

        public static Suite Read(ReportFile report, XmlReader reader) => new(
            reader.Depth,
            XmlReport.Count(report, reader, "tests") ?? 0,
            XmlReport.Count(report, reader, "failures") ?? 0,
            XmlReport.Count(report, reader, "errors") ?? 0,
            XmlReport.Count(report, reader, "skipped") ?? XmlReport.Count(report, reader, "disabled") ?? 0,
            XmlReport.Number(report, reader, "time") ?? 0);
    }

    private sealed class Totals
    {
        public long Tests { get; set; }

        public long Failures { get; set; }

        public long Errors { get; set; }

        public long Skipped { get; set; }

        public double Seconds { get; set; }

        public DateTimeOffset? Latest { get; set; }

        public List<string> Failed { get; } = [];
    }
}
