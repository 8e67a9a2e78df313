using System.Globalization;
using System.Xml;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>Test coverage in the XML of Cobertura (https://github.com/cobertura/web/blob/master/htdocs/xml/coverage-04.dtd), which most languages' tools write.</summary>
internal static class Cobertura
{
    /// <exception cref="ReportException">A report is malformed, or several cannot be added up.</exception>
    public static CelValue Of(IReadOnlyList<ReportFile> reports, DateTimeOffset now)
    {
        var all = reports.Select(Read).ToList();
        if (all.Count > 1 && all.FindIndex(one => one.Lines.Valid is null) is >= 0 and var lacking)
            throw new ReportException(reports[lacking].Place, 0, 0, "there is no lines-valid and lines-covered, so that several reports cannot be added up");
        var (lines, branches) = (Sum(all, one => one.Lines), Sum(all, one => one.Branches));
        return new FactFields
        {
            { "files", reports.Count },
            { "lineRate", lines.Rate },
            { "branchRate", branches.Rate },
            { "linesValid", lines.Valid },
            { "linesCovered", lines.Covered },
            { "branchesValid", branches.Valid },
            { "branchesCovered", branches.Covered },
            { "packages", all.Sum(one => one.Packages) },
            { "ageDays", ReportText.AgeDays(all.Max(one => one.At), now) },
        }.ToValue();
    }

    private static CoverageTotals Read(ReportFile report)
    {
        CoverageTotals? coverage = null;
        var packages = 0;
        // Its documents begin with a document type as a rule, which nobody needs.
        XmlReport.Read(report, hasType: true, reader =>
        {
            if (reader.Depth == 0)
                coverage = ReadRoot(report, reader);
            else if (reader is { Depth: 2, LocalName: "package" })
                packages++;
        });
        return coverage! with { Packages = packages };
    }

    private static CoverageTotals ReadRoot(ReportFile report, XmlReader reader)
    {
        if (reader.LocalName != "coverage" || reader.GetAttribute("line-rate") is null)
            throw XmlReport.Wrong(report, reader, $"the element {reader.LocalName} is no coverage of Cobertura with a line-rate");
        return new CoverageTotals(ReadShare(report, reader, "line", "lines"), ReadShare(report, reader, "branch", "branches"), Moment(reader.GetAttribute("timestamp")), 0);
    }

    private static Share ReadShare(ReportFile report, XmlReader reader, string one, string many)
    {
        var (valid, covered) = (XmlReport.Count(report, reader, $"{many}-valid"), XmlReport.Count(report, reader, $"{many}-covered"));
        var rate = XmlReport.Number(report, reader, $"{one}-rate");
        if (rate is < 0 or > 1)
            throw XmlReport.Wrong(report, reader, $"{one}-rate is not from 0 to 1");
        if (covered > valid)
            throw XmlReport.Wrong(report, reader, $"more {many} are covered than there are");
        return valid is { } count && covered is { } some
            ? new Share(count, some, count == 0 ? null : (double)some / count)
            : new Share(null, null, rate);
    }

    private static Share Sum(List<CoverageTotals> all, Func<CoverageTotals, Share> part)
    {
        var parts = all.Select(part).ToList();
        if (parts.Count == 1)
            return parts[0];
        if (parts.Count == 0 || parts.Any(one => one.Valid is null))
            return new Share(null, null, null);
        var (valid, covered) = (parts.Sum(one => one.Valid), parts.Sum(one => one.Covered));
        return new Share(valid, covered, valid > 0 ? (double)covered! / valid : null);
    }

    // Some tools write seconds, others milliseconds since 1970.
    private static DateTimeOffset? Moment(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(number < 100_000_000_000 ? number * 1000 : number))
            : null;

    private sealed record CoverageTotals(Share Lines, Share Branches, DateTimeOffset? At, int Packages);

    private sealed record Share(long? Valid, long? Covered, double? Rate);
}
