using Scorecards.Core.Facts;
using Scorecards.Sources.Alertmanager;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Alertmanager;

/// <summary>Answers in the shapes of Alertmanager's API description, https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml.</summary>
public sealed class AlertmanagerSourceTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Alerts_are_counted_by_severity_and_the_oldest_that_fires_is_told()
    {
        await using var server = Answering($"[{Alert("A", "page", "active", "2030-01-15T10:00:00Z")},{Alert("B", "page", "active", "2030-01-15T11:30:00Z")},"
            + $"{Alert("C", "", "unprocessed", "2030-01-15T12:30:00Z")},{Alert("D", "info", "suppressed", "2029-01-01T00:00:00Z")},{Alert("E", "page", "active", "2030-01-15T10:00:00Z", "other")}]");

        var fact = await Make(server.Url).OneAsync(Ask.Of("alertmanager", "alerts", """{"match":{"service":"shop"}}"""));

        fact.At("count").AsInt().Should().Be(4);
        fact.At("firing").AsInt().Should().Be(3);
        fact.At("suppressed").AsInt().Should().Be(1);
        fact.At("oldestMinutes").AsInt().Should().Be(120);
        fact.At("bySeverity").ToJson().Should().Be("""{"none":1,"page":2}""");
        fact.At("alerts").AsList().Select(alert => alert.ToJson()).Should().Contain(alert => alert.Contains("\"ageMinutes\":0") && alert.Contains("\"C\""));
        fact.Evidence.Should().StartWith($"{server.Url}#/alerts?filter=").And.Contain("shop");
    }

    [Fact]
    public async Task Nothing_that_fires_has_no_oldest()
    {
        await using var server = Answering("[]");

        var fact = await Make(server.Url).OneAsync(Ask.Of("alertmanager", "alerts"));

        fact.At("firing").AsInt().Should().Be(0);
        fact.Has("oldestMinutes").Should().BeFalse();
    }

    [Fact]
    public async Task A_storm_of_alerts_is_counted_in_full_and_listed_in_part()
    {
        await using var server = Answering($"[{string.Join(',', Enumerable.Range(0, 2_000).Select(i => Alert($"A{i}", "page", "active", "2030-01-15T10:00:00Z")))}]");

        var fact = await Make(server.Url).OneAsync(Ask.Of("alertmanager", "alerts"));

        fact.At("firing").AsInt().Should().Be(2_000);
        fact.At("alerts").AsList().Should().HaveCount(500);
        fact.At("truncated").AsBool().Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"match":{"service":"shop"}}""", 3)]
    [InlineData("""{"match":{"service":"other"}}""", 0)]
    [InlineData("""{"match":{"service":"shop","severity":"page"}}""", 2)]
    [InlineData("{}", 5)]
    public async Task Silences_that_name_the_service_are_its_own(string arguments, int count)
    {
        await using var server = Answering($"[{Silence("service=shop")},{Silence("service=~sh.*")},{Silence("service=shop,severity=info")},"
            + $"{Silence("datacenter=x")},{Silence("service!=shop")},{Silence("service=shop", state: "expired")}]");

        (await Make(server.Url).OneAsync(Ask.Of("alertmanager", "silences", arguments))).At("count").AsInt().Should().Be(count);
    }

    [Fact]
    public async Task Silences_are_told_by_length_end_and_comment_and_name_nobody()
    {
        await using var server = Answering($"[{Silence("service=shop", end: "2030-02-14T00:00:00Z")},{Silence("service=shop", end: "2030-03-15T00:00:00Z", comment: " ")},"
            + $"{Silence("service=shop", end: "2999-01-15T00:00:00Z")}]");

        var fact = await Make(server.Url).OneAsync(Ask.Of("alertmanager", "silences", """{"match":"service=shop"}"""));
        fact.At("long").AsInt().Should().Be(2);
        fact.At("endless").AsInt().Should().Be(1);
        fact.At("withoutComment").AsInt().Should().Be(1);
        fact.Value.ToJson().Should().NotContain("ada");
        fact.At("silences").AsList()[2].ToJson().Should().Be(
            """{"comment":"works","days":30,"endless":false,"endsAt":"2030-02-14T00:00:00Z","leftDays":29,"matchers":["service=\"shop\""],"startsAt":"2030-01-15T00:00:00Z","state":"active"}""");
        (await Make(server.Url).OneAsync(Ask.Of("alertmanager", "silences", """{"match":"service=shop","longerThanDays":20}"""))).At("long").AsInt().Should().Be(3);
    }

    [Theory]
    [InlineData("alerts", "{}")]
    [InlineData("alerts", "null")]
    [InlineData("alerts", """[{"labels":{}}]""")]
    [InlineData("alerts", """[{"labels":{},"receivers":[],"status":{"state":"active"},"startsAt":"soon"}]""")]
    [InlineData("silences", """[{"status":{"state":"active"},"matchers":[{"name":"a"}]}]""")]
    [InlineData("silences", """[{"status":{"state":"active"},"matchers":[{"name":"a","value":"(","isRegex":true}]}]""")]
    [InlineData("status", "{}")]
    [InlineData("status", """{"config":{"original":"route: ["}}""")]
    [InlineData("status", """{"config":{"original":"x: 1"}}""")]
    public async Task An_answer_of_another_form_is_the_sources_trouble(string query, string body)
    {
        await using var server = Answering(body);

        var fact = await Make(server.Url).OneAsync(Ask.Of("alertmanager", query));

        fact.Error!.Cause.Should().Be(UnknownCause.Source);
        fact.Error.Message.Should().Contain("another form");
    }

    [Theory]
    [InlineData("receivers", "{}")]
    [InlineData("receivers", """{"match":{}}""")]
    [InlineData("alerts", """{"match":7}""")]
    [InlineData("silences", """{"longerThanDays":0}""")]
    public async Task A_bad_question_is_the_definitions_error(string query, string arguments) =>
        (await Make(new Uri("http://127.0.0.1:1/")).OneAsync(Ask.Of("alertmanager", query, arguments))).Error!.Cause.Should().Be(UnknownCause.Definition);

    [Fact]
    public async Task A_list_and_the_tree_of_routes_are_asked_for_once_for_any_number_of_services()
    {
        await using var server = Answering("""{"config":{"original":"route: { receiver: a }\nreceivers: [ { name: a } ]"}}""");

        var facts = await Make(server.Url).CollectAsync(
            [.. Enumerable.Range(0, 500).Select(i => Ask.Of("alertmanager", "receivers", $$$"""{"match":{"service":"s{{{i}}}"}}"""))], default);

        facts.Should().OnlyContain(fact => fact.Error == null && !fact.At("routed").AsBool());
        server.Requests.Should().ContainSingle().Which.Path.Should().Be("/api/v2/status");
    }

    [Fact]
    public void A_document_needs_a_url_and_every_mistake_is_told()
    {
        Ask.ProblemsOf(AlertmanagerKind.Factory, Ask.Spec("alertmanager")).Should().ContainSingle().Which.Message.Should().Contain("url");
        Ask.ProblemsOf(AlertmanagerKind.Factory, Ask.Spec("alertmanager", new Uri("http://host/"), options: """{"maxMiB":0,"x":1}""")).Should().HaveCount(2);
    }

    private static string Alert(string name, string severity, string state, string startsAt, string service = "shop") => $$$"""
        {"labels":{"alertname":"{{{name}}}","severity":"{{{severity}}}","service":"{{{service}}}"},"annotations":{"summary":"s"},"receivers":[{"name":"r"}],
         "startsAt":"{{{startsAt}}}","status":{"state":"{{{state}}}","silencedBy":[],"inhibitedBy":[]}}
        """;

    private static string Silence(string matchers, string state = "active", string end = "2030-01-16T00:00:00Z", string comment = "works")
    {
        var list = MatcherText.Read(matchers).Select(m =>
            $$"""{"name":"{{m.Name}}","value":"{{m.Value}}","isRegex":{{(m.IsRegex ? "true" : "false")}},"isEqual":{{(m.IsEqual ? "true" : "false")}}}""");
        return $$$"""
            {"status":{"state":"{{{state}}}"},"matchers":[{{{string.Join(',', list)}}}],"comment":"{{{comment}}}","createdBy":"ada",
             "startsAt":"2030-01-15T00:00:00Z","endsAt":"{{{end}}}"}
            """;
    }

    private static LoopbackServer Answering(string body) => new((_, response) => response.JsonAsync(body));

    private ISource Make(Uri url) => Ask.Make(AlertmanagerKind.Factory, Ask.Spec("alertmanager", url), new SourceContext { CacheFolder = "", Clock = _clock });
}
