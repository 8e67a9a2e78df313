using Scorecards.Core.Facts;
using Scorecards.Sources.Prometheus;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Prometheus;

/// <summary>Values over a time, in the shapes of Prometheus' documentation.</summary>
public sealed class PrometheusRangeTests
{
    private readonly FakeClock _clock = new(new DateTimeOffset(2030, 1, 15, 12, 0, 7, TimeSpan.Zero));

    [Fact]
    public async Task One_series_is_summed_up_without_what_is_no_number()
    {
        await using var server = Answering("""[{"metric":{"a":"b"},"values":[[1,"2"],[2,"NaN"],[3,"6"],[4,"+Inf"],[5,"1"]]}]""");

        var fact = await Make(server.Url).OneAsync(Ask.Of("prometheus", "range", """{"query":"x","window":"10m","step":"1m"}"""));

        fact.Value.ToJson().Should().Be(
            """{"count":1,"expected":11,"first":2.0,"last":1.0,"max":6.0,"mean":3.0,"min":1.0,"points":3,"series":[{"first":2.0,"labels":{"a":"b"},"last":1.0,"max":6.0,"mean":3.0,"min":1.0,"points":3}]}""");
    }

    [Theory]
    [InlineData("[]", 0, false)]
    [InlineData("""[{"metric":{},"values":[[1,"NaN"]]}]""", 1, false)]
    [InlineData("""[{"metric":{"a":"1"},"values":[[1,"1"]]},{"metric":{"a":"2"},"values":[[1,"1"]]}]""", 2, false)]
    [InlineData("""[{"metric":{},"values":[[1,"1e308"],[2,"1e308"]]}]""", 1, true)]
    public async Task None_several_and_no_numbers_have_no_value(string result, int count, bool isThere)
    {
        await using var server = Answering(result);

        var fact = await Make(server.Url).OneAsync(Ask.Of("prometheus", "range", """{"query":"x"}"""));

        fact.At("count").AsInt().Should().Be(count);
        fact.Has("max").Should().Be(isThere);
        fact.Has("mean").Should().BeFalse();
        fact.Value.ToJson().Should().NotContainAny("NaN", "Infinity");
    }

    [Theory]
    [InlineData("""[{"metric":{},"histograms":[[1,{"count":"1"}]]}]""", UnknownCause.Definition)]
    [InlineData("""[{"metric":{}}]""", UnknownCause.Source)]
    [InlineData("7", UnknownCause.Source)]
    public async Task What_is_no_range_of_numbers_is_told(string result, UnknownCause cause)
    {
        await using var server = Answering(result);

        (await Make(server.Url).OneAsync(Ask.Of("prometheus", "range", """{"query":"x"}"""))).Error!.Cause.Should().Be(cause);
    }

    [Theory]
    [InlineData("""{"query":"x"}""", "1894705200", "1894708800", "30")]
    [InlineData("""{"query":"x","window":"30d"}""", "1892116800", "1894708800", "21600")]
    [InlineData("""{"query":"x","window":"1m"}""", "1894708747", "1894708807", "1")]
    public async Task The_end_is_a_multiple_of_the_step_so_that_questions_are_shared(string arguments, string start, string end, string step)
    {
        await using var server = Answering("[]");

        await Make(server.Url).OneAsync(Ask.Of("prometheus", "range", arguments));

        var request = server.Requests.Should().ContainSingle().Subject;
        (request.Query("start").Single(), request.Query("end").Single(), request.Query("step").Single()).Should().Be((start, end, step));
    }

    private static LoopbackServer Answering(string result) =>
        new((_, response) => response.JsonAsync($$$"""{"status":"success","data":{"resultType":"matrix","result":{{{result}}}}}"""));

    private ISource Make(Uri url) => Ask.Make(PrometheusKind.Factory, Ask.Spec("prometheus", url), new SourceContext { CacheFolder = "", Clock = _clock });
}
