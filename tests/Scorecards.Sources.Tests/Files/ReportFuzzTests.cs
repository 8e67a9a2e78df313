using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Facts;
using Scorecards.Sources.Files;

namespace Scorecards.Sources.Tests.Files;

/// <summary>Whatever becomes of a report on its way, it is read or refused with its place.</summary>
public sealed class ReportFuzzTests
{
    private static readonly string[] _tokens =
    [
        "", "\"", "'", "<", ">", "/>", "</", "&", "&lt;", "&x;", "<![CDATA[", "]]>", "<!--", "<!DOCTYPE a>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "{", "}", "[", "]", ":", ",", "null",
        "true", "-1", "1e999", "99999999999999999999", "\\ud800", "\\u0000", "\0", "\uFEFF", "é", "😀", "- ", "\n", "  ", "\t", "*a", "&a ", "!!int ", "---\n", "|", "%",
    ];

    [Theory]
    [InlineData("openslo", Samples.OpenSlo)]
    [InlineData("sarif", Samples.Sarif)]
    [InlineData("junit", Samples.JUnit)]
    [InlineData("cyclonedx", Samples.CycloneDx)]
    [InlineData("cyclonedx", Samples.CycloneDxXml)]
    [InlineData("scorecard", Samples.Scorecard)]
    [InlineData("cobertura", Samples.Cobertura)]
    public void A_mutated_report_never_throws_anything_but_its_refusal(string format, string sample)
    {
        var (read, refused) = (0, 0);
        var mutation = Gen.Zip(Gen.Zip(Gen.Choose(0, sample.Length), Gen.Choose(0, sample.Length)), Gen.Zip(Gen.Choose(0, 3), Gen.Elements(_tokens)));
        Prop.ForAll(mutation.ListOf().Where(list => list.Count is > 0 and < 8).ToArbitrary(), mutations =>
        {
            var text = mutations.Aggregate(sample, (now, one) => Mutate(now, one.Item1.Item1, one.Item1.Item2, one.Item2.Item1, one.Item2.Item2));
            try
            {
                var value = ReportTesting.Read(format, new ReportFile("report", Encoding.UTF8.GetBytes(text)));
                // It can be recorded, too.
                Fact.Ok(value, ReportTesting.Now).Body!.Json.Should().NotContain("NaN");
                read++;
            }
            catch (ReportException refusal)
            {
                refusal.Message.Should().StartWith("report").And.NotContain("\0");
                refused++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

        // Else the property says nothing.
        read.Should().BeGreaterThan(100);
        refused.Should().BeGreaterThan(1_000);
    }

    [Theory]
    [InlineData("openslo")]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("cyclonedx")]
    [InlineData("scorecard")]
    [InlineData("cobertura")]
    public void Bytes_that_are_no_text_are_refused(string format) =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var reading = () => ReportTesting.Read(format, new ReportFile("report", bytes));
            reading.Should().Throw<ReportException>();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static string Mutate(string text, int from, int to, int kind, string token)
    {
        from = Math.Min(from, text.Length);
        to = Math.Clamp(to, from, Math.Min(text.Length, from + 20));
        return kind switch
        {
            0 => text[..from] + token + text[from..],
            1 => text[..from] + text[to..],
            2 => text[..from] + token + text[to..],
            _ => text[..to] + text[from..],
        };
    }
}
