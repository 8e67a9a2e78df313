using Scorecards.Core.Facts;
using Scorecards.Sources.Prometheus;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Prometheus;

/// <summary>Every query against a real Prometheus.</summary>
[Trait("Needs", "system")]
public sealed class PrometheusServerTests : IAsyncLifetime
{
    private const string Rules = """
        groups:
          - name: shop
            rules:
              - alert: AlwaysFires
                expr: vector(1)
                labels: { service: shop, severity: page }
                annotations: { runbook_url: https://wiki.example.com/fires }
              - alert: NeverFires
                expr: vector(0) > 1
                for: 5m
                labels: { service: shop }
              - record: shop:up:sum
                expr: sum(up)
                labels: { service: shop }
              - record: broken:rule
                expr: label_replace(up, "bad-name", "x", "job", ".*")
        """;

    private PrometheusServer _prometheus = null!;

    public async Task InitializeAsync() => _prometheus = await PrometheusServer.StartAsync("shop", Rules);

    public async Task DisposeAsync() => await _prometheus.DisposeAsync();

    [Fact]
    public async Task Values_rules_alerts_and_targets_are_told_as_they_are()
    {
        var source = Make();
        var facts = await source.CollectAsync(
            [
                Ask.Of("prometheus", "instant", """{"query":"sum(up)"}"""),
                Ask.Of("prometheus", "instant", """{"query":"no_such_metric"}"""),
                Ask.Of("prometheus", "instant", """{"query":"vector(0) / vector(0)"}"""),
                Ask.Of("prometheus", "instant", """{"query":"1 / 0"}"""),
                Ask.Of("prometheus", "instant", """{"query":"sum("}"""),
                Ask.Of("prometheus", "instant", """{"query":"up * on (job) group_left (a) (up or up)"}"""),
                Ask.Of("prometheus", "instant", """{"query":"up[1m]"}"""),
                Ask.Of("prometheus", "rules", """{"match":{"service":"shop"}}"""),
                Ask.Of("prometheus", "rules"),
                Ask.Of("prometheus", "alerts", """{"match":["alertname=AlwaysFires"]}"""),
                Ask.Of("prometheus", "targets", """{"match":{"service":"shop"}}"""),
            ],
            default);

        facts[0].At("value").AsDouble().Should().Be(1);
        facts[1].At("count").AsInt().Should().Be(0);
        facts[2].Has("value").Should().BeFalse();
        facts[3].Has("value").Should().BeFalse();
        facts[4].Error!.Cause.Should().Be(UnknownCause.Definition);
        facts[4].Error!.Message.Should().Contain("parse error");
        facts[5].Error.Should().BeNull();
        facts[6].Error!.Cause.Should().Be(UnknownCause.Definition);
        facts[7].At("count").AsInt().Should().Be(3);
        var never = facts[7].At("rules").AsList().Single(rule => rule.ToJson().Contains("NeverFires"));
        never.TryGet("duration", out var seconds).Should().BeTrue();
        seconds.AsDouble().Should().Be(300);
        facts[8].At("rules").AsList().Should().HaveCount(4).And.Contain(rule => rule.ToJson().Contains("\"health\":\"err\"") && rule.ToJson().Contains("lastError"));
        facts[9].At("alerts").AsList().Should().ContainSingle().Which.ToJson().Should().Contain("\"state\":\"firing\"");
        facts[10].At("targets").AsList().Should().ContainSingle().Which.ToJson().Should().Contain("\"health\":\"up\"").And.Contain("/metrics");
    }

    [Fact]
    public async Task Its_death_is_the_sources_trouble()
    {
        var source = Make();
        (await source.OneAsync(Ask.Of("prometheus", "rules"))).Error.Should().BeNull();

        await _prometheus.KillAsync();

        (await source.OneAsync(Ask.Of("prometheus", "rules"))).Error!.Cause.Should().Be(UnknownCause.Source);
    }

    private ISource Make() => Ask.Make(PrometheusKind.Factory, Ask.Spec("prometheus", _prometheus.Url), new SourceContext { CacheFolder = "" });
}
