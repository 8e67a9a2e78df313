using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Prometheus;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Prometheus;

/// <summary>Answers in the shapes of Prometheus' documentation, https://prometheus.io/docs/prometheus/latest/querying/api/.</summary>
public sealed class PrometheusSourceTests
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData("""{"resultType":"vector","result":[]}""", 0, null)]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1.5,"2.5"]}]}""", 1, 2.5)]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1,"NaN"]}]}""", 1, null)]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1,"+Inf"]}]}""", 1, null)]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1,"-Inf"]}]}""", 1, null)]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1,"1e-7"]}]}""", 1, 1e-7)]
    [InlineData("""{"resultType":"vector","result":[{"metric":{"a":"1"},"value":[1,"1"]},{"metric":{"a":"2"},"value":[1,"2"]}]}""", 2, null)]
    [InlineData("""{"resultType":"scalar","result":[1,"7"]}""", 1, 7.0)]
    public async Task A_value_is_there_when_there_is_exactly_one(string data, int count, double? value)
    {
        await using var server = Answering(data);

        var fact = await Make(server.Url).OneAsync(Ask.Of("prometheus", "instant", """{"query":"x"}"""));

        fact.At("count").AsInt().Should().Be(count);
        fact.At("series").AsList().Should().HaveCount(count);
        fact.Has("value").Should().Be(value is not null);
        if (value is not null)
            fact.At("value").AsDouble().Should().Be(value.Value);
    }

    [Theory]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"histogram":[1,{"count":"1"}]}]}""")]
    [InlineData("""{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"]]}]}""")]
    [InlineData("""{"resultType":"string","result":[1,"x"]}""")]
    public async Task A_result_that_is_no_number_is_the_definitions_error(string data)
    {
        await using var server = Answering(data);

        (await Make(server.Url).OneAsync(Ask.Of("prometheus", "instant", """{"query":"x"}"""))).Error!.Cause.Should().Be(UnknownCause.Definition);
    }

    [Theory]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1,"nonsense"]}]}""")]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":["x"]}]}""")]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1,7]}]}""")]
    [InlineData("""{"resultType":"scalar","result":null}""")]
    [InlineData("""{"resultType":"scalar"}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData(""" "x" """)]
    public async Task An_answer_of_another_form_is_the_sources_trouble(string data)
    {
        await using var server = Answering(data);

        (await Make(server.Url).OneAsync(Ask.Of("prometheus", "instant", """{"query":"x"}"""))).Error!.Cause.Should().Be(UnknownCause.Source);
    }

    [Theory]
    [InlineData("rules", "[]")]
    [InlineData("rules", "{}")]
    [InlineData("alerts", "null")]
    [InlineData("targets", """{"activeTargets":7}""")]
    public async Task A_list_that_is_missing_is_trouble_and_not_an_empty_list(string query, string data)
    {
        await using var server = Answering(data);

        (await Make(server.Url).OneAsync(Ask.Of("prometheus", query))).Error!.Cause.Should().Be(UnknownCause.Source);
    }

    [Theory]
    [InlineData(400, UnknownCause.Definition)]
    [InlineData(422, UnknownCause.Definition)]
    [InlineData(503, UnknownCause.Source)]
    public async Task Its_own_words_are_told_with_an_error(int status, UnknownCause cause)
    {
        await using var server = new LoopbackServer((_, response) =>
            response.JsonAsync("""{"status":"error","errorType":"bad_data","error":"1:2: parse error: unclosed left parenthesis"}""", status));

        var fact = await Make(server.Url).OneAsync(Ask.Of("prometheus", "instant", """{"query":"x("}"""));

        fact.Error!.Cause.Should().Be(cause);
        fact.Error.Message.Should().Contain("unclosed left parenthesis");
    }

    [Theory]
    [InlineData("""{"match":{"service":"a"}}""", 2)]
    [InlineData("""{"match":["service=a","severity=page"]}""", 1)]
    [InlineData("""{"match":"severity=page"}""", 2)]
    [InlineData("""{"match":{"service":"none"}}""", 0)]
    [InlineData("""{"match":{"absent":""}}""", 3)]
    [InlineData("{}", 3)]
    [InlineData("""{"expression":"up =="}""", 1)]
    [InlineData("""{"expression":"sum(up)","match":{"service":"a"}}""", 1)]
    public async Task Rules_are_chosen_by_their_labels(string arguments, int count)
    {
        await using var server = Answering("""
            {"groups":[{"name":"g","interval":15,"rules":[
              {"type":"alerting","name":"A","query":"up == 0","duration":60.5,"labels":{"service":"a","severity":"page"},"annotations":{"runbook_url":"u"},"alerts":[],"health":"ok","state":"inactive","lastEvaluation":"2030-01-15T11:59:00Z"},
              {"type":"recording","name":"r","query":"sum(up)","labels":{"service":"a"},"health":"err","lastError":"many-to-many"},
              {"type":"alerting","name":"B","query":"up","duration":0,"labels":{"severity":"page"},"annotations":{},"alerts":[],"health":"unknown","state":"firing"}]}]}
            """);

        var fact = await Make(server.Url).OneAsync(Ask.Of("prometheus", "rules", arguments));

        fact.At("count").AsInt().Should().Be(count);
        fact.At("rules").AsList().Should().HaveCount(count);
        if (count == 3)
            fact.At("rules").AsList()[0].ToJson().Should().Be(
                """{"annotations":{"runbook_url":"u"},"duration":60.5,"group":"g","health":"ok","interval":15.0,"labels":{"service":"a","severity":"page"},"lastEvaluation":"2030-01-15T11:59:00Z","name":"A","query":"up == 0","state":"inactive","type":"alerting"}""");
    }

    [Fact]
    public async Task A_list_is_asked_for_once_for_any_number_of_services()
    {
        await using var server = Answering("""{"groups":[]}""");

        var facts = await Make(server.Url).CollectAsync(
            [.. Enumerable.Range(0, 500).Select(i => Ask.Of("prometheus", "rules", $$$"""{"match":{"service":"s{{{i}}}"}}"""))], default);

        facts.Should().HaveCount(500);
        facts.Should().OnlyContain(fact => fact.Error == null);
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_expression_is_sent_as_it_is_to_the_base_url_with_the_credentials()
    {
        await using var server = Answering("""{"resultType":"vector","result":[]}""");
        var spec = Ask.Spec("prometheus", new Uri(server.Url, "prefix/"), auth: new AuthSpec { Username = "u", SecretRef = "env:P" });
        var source = Ask.Make(PrometheusKind.Factory, spec, new SourceContext { CacheFolder = "", Clock = _clock, Environment = _ => "s3cret" });

        var fact = await source.OneAsync(Ask.Of("prometheus", "instant", """{"query":"sum(rate(x{a=\"ü & +%\"}[5m])) > 0"}"""));

        var request = server.Requests.Single();
        request.Path.Should().Be("/prefix/api/v1/query");
        request.Query("query").Should().Equal("sum(rate(x{a=\"ü & +%\"}[5m])) > 0");
        request.Headers["authorization"].Should().Be("Basic dTpzM2NyZXQ=");
        fact.Evidence.Should().StartWith($"{server.Url}prefix/graph?g0.expr=").And.NotContain("s3cret");
    }

    [Fact]
    public async Task A_large_list_needs_the_option_for_it()
    {
        await using var server = Answering($$$"""{"groups":[{"name":"{{{new string('x', 2_000_000)}}}","rules":[]}]}""");

        (await Make(server.Url).OneAsync(Ask.Of("prometheus", "rules"))).Error!.Message.Should().Contain("maxMiB");
        (await Make(server.Url, """{"maxMiB":4}""").OneAsync(Ask.Of("prometheus", "rules"))).At("count").AsInt().Should().Be(0);
    }

    [Theory]
    [InlineData("instant", "{}", UnknownCause.Definition)]
    [InlineData("instant", """{"query":""}""", UnknownCause.Subject)]
    [InlineData("rules", """{"match":7}""", UnknownCause.Definition)]
    [InlineData("rules", """{"match":"service"}""", UnknownCause.Definition)]
    [InlineData("range", "{}", UnknownCause.Definition)]
    [InlineData("range", """{"query":"up","window":"soon"}""", UnknownCause.Definition)]
    [InlineData("range", """{"query":"up","window":"0s"}""", UnknownCause.Definition)]
    [InlineData("range", """{"query":"up","window":"500d"}""", UnknownCause.Definition)]
    [InlineData("range", """{"query":"up","window":"30d","step":"1s"}""", UnknownCause.Definition)]
    [InlineData("range", """{"query":"up","step":"1500ms"}""", UnknownCause.Definition)]
    [InlineData("metrics", "{}", UnknownCause.Definition)]
    [InlineData("metrics", """{"match":"service="}""", UnknownCause.Subject)]
    public async Task A_bad_question_is_an_error_with_its_cause(string query, string arguments, UnknownCause cause) =>
        (await Make(new Uri("http://127.0.0.1:1/")).OneAsync(Ask.Of("prometheus", query, arguments))).Error!.Cause.Should().Be(cause);

    [Fact]
    public async Task An_internal_address_that_is_not_listed_is_told_with_what_to_add()
    {
        var source = Ask.Make(PrometheusKind.Factory, Ask.Spec("prometheus", new Uri("http://10.0.0.1:9090/"), allow: []), new SourceContext { CacheFolder = "", Clock = _clock });

        var fact = await source.OneAsync(Ask.Of("prometheus", "alerts"));

        fact.Error!.Cause.Should().Be(UnknownCause.Definition);
        fact.Error.Message.Should().Contain("'10.0.0.1:9090'");
    }

    [Fact]
    public void A_document_needs_a_url_and_every_mistake_is_told()
    {
        Ask.ProblemsOf(PrometheusKind.Factory, Ask.Spec("prometheus")).Should().ContainSingle().Which.Message.Should().Contain("url");
        Ask.ProblemsOf(PrometheusKind.Factory, Ask.Spec("prometheus", new Uri("http://u:p@host/"), allow: ["a b"], options: """{"maxMiB":0,"x":1}""")).Should().HaveCount(4);
    }

    private static LoopbackServer Answering(string data) => new((_, response) => response.JsonAsync($$"""{"status":"success","data":{{data}}}"""));

    private ISource Make(Uri url, string options = "{}") =>
        Ask.Make(PrometheusKind.Factory, Ask.Spec("prometheus", url, options: options), new SourceContext { CacheFolder = "", Clock = _clock });
}
