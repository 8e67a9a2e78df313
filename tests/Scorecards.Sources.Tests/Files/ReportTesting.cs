using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Files;

namespace Scorecards.Sources.Tests.Files;

/// <summary>Reads reports without a source around them.</summary>
internal static class ReportTesting
{
    /// <summary>The time of the tests.</summary>
    public static readonly DateTimeOffset Now = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);

    public static CelValue Read(string format, params IReadOnlyList<ReportFile> reports) => format switch
    {
        "openslo" => OpenSlo.Of(reports, null),
        "sarif" => Sarif.Of(reports),
        "junit" => JUnit.Of(reports, Now),
        "cyclonedx" => CycloneDx.Of(reports, Now),
        "scorecard" => OpenSsfScorecard.Of(reports, Now),
        "cobertura" => Cobertura.Of(reports, Now),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static Fact FactOf(string format, params string[] texts) => Fact.Ok(Read(format, [.. texts.Select((text, index) => Samples.Of(text, $"report{index}"))]), Now);

    /// <summary>What is said of a report that is malformed.</summary>
    public static string Refusal(string format, params string[] texts)
    {
        var reading = () => FactOf(format, texts);
        return reading.Should().Throw<ReportException>().Where(refusal => refusal.Cause == UnknownCause.Subject).Which.Message;
    }
}
