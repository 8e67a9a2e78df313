using Scorecards.Core.Facts;
using Scorecards.Sources.Alertmanager;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Alertmanager;

/// <summary>Every query against a real Alertmanager.</summary>
[Trait("Needs", "system")]
public sealed class AlertmanagerServerTests : IAsyncLifetime
{
    private const string Configuration = """
        global: { smtp_smarthost: 'localhost:25', smtp_from: 'alerts@example.com' }
        route:
          receiver: default
          routes:
            - matchers: [ 'service="shop"', 'severity=~"page|critical"' ]
              receiver: shop-pager
              mute_time_intervals: [ nights ]
              continue: true
            - match: { service: shop }
              receiver: 'the "shop" room'
            - match_re: { service: "cart|search" }
              receiver: others
              routes:
                - matchers: [ 'severity!="info"' ]
                  receiver: nobody
        receivers:
          - name: default
            email_configs: [ { to: 'all@example.com' } ]
          - name: shop-pager
            pagerduty_configs: [ { service_key: k3y-secret } ]
            webhook_configs: [ { url: 'http://hook:s3cret@127.0.0.1:9/' } ]
          - name: 'the "shop" room'
            slack_configs: [ { api_url: 'https://hooks.example.com/s3cret', channel: '#shop' } ]
          - name: others
            email_configs: [ { to: 'others@example.com' } ]
          - name: nobody
        inhibit_rules:
          - { source_matchers: [ severity="critical" ], target_matchers: [ severity="page" ], equal: [ service ] }
        time_intervals:
          - name: nights
            time_intervals: [ { times: [ { start_time: '22:00', end_time: '24:00' } ] } ]
        """;

    private AlertmanagerServer _server = null!;

    public async Task InitializeAsync() => _server = await AlertmanagerServer.StartAsync(Configuration);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Alerts_are_told_as_they_are()
    {
        await _server.PostAsync("alerts", new[]
        {
            Alert("HighErrorRate", "critical", DateTimeOffset.UtcNow.AddHours(-3)), Alert("SlowAnswers", "page", DateTimeOffset.UtcNow.AddHours(-5)),
            Alert("DiskFills", "info", DateTimeOffset.UtcNow.AddMinutes(-10)), Alert("Old", "page", DateTimeOffset.UtcNow.AddDays(-1), "cart"),
        });

        var fact = await Make().OneAsync(Ask.Of("alertmanager", "alerts", """{"match":{"service":"shop"}}"""));

        fact.At("count").AsInt().Should().Be(3);
        // The page is inhibited by the critical one, once Alertmanager has seen both.
        (fact.At("firing").AsInt() + fact.At("suppressed").AsInt()).Should().Be(3);
        fact.At("bySeverity.critical").AsInt().Should().Be(1);
        fact.At("bySeverity.info").AsInt().Should().Be(1);
        fact.At("oldestMinutes").AsInt().Should().BeGreaterThanOrEqualTo(180);
        fact.At("alerts").AsList().Should().Contain(alert => alert.ToJson().Contains("DiskFills") && alert.ToJson().Contains("the \\\"shop\\\" room"));
        (await Make().OneAsync(Ask.Of("alertmanager", "alerts", """{"match":{"service":"none"}}"""))).At("count").AsInt().Should().Be(0);
        (await Make().OneAsync(Ask.Of("alertmanager", "alerts"))).At("count").AsInt().Should().Be(4);
    }

    [Fact]
    public async Task Silences_are_told_as_they_are()
    {
        await _server.PostAsync("silences", Silence("service", "shop", "the disk is being replaced", 2));
        await _server.PostAsync("silences", Silence("service", "shop|cart", "", 60));
        await _server.PostAsync("silences", Silence("service", "shop", "noise", 9_000));
        await _server.PostAsync("silences", Silence("datacenter", "x", "moves", 2));

        var fact = await Make().OneAsync(Ask.Of("alertmanager", "silences", """{"match":{"service":"shop"}}"""));

        fact.At("count").AsInt().Should().Be(3);
        fact.At("long").AsInt().Should().Be(2);
        fact.At("endless").AsInt().Should().Be(1);
        fact.At("withoutComment").AsInt().Should().Be(1);
        (await Make().OneAsync(Ask.Of("alertmanager", "silences"))).At("count").AsInt().Should().Be(4);
    }

    [Theory]
    [InlineData("""{"service":"shop","severity":"page"}""", "shop-pager,the \"shop\" room", "pagerduty,webhook,slack", true)]
    [InlineData("""{"service":"shop","severity":"info"}""", "the \"shop\" room", "slack", true)]
    [InlineData("""{"service":"cart"}""", "nobody", "", true)]
    [InlineData("""{"service":"search","severity":"info"}""", "others", "email", true)]
    [InlineData("""{"service":"billing"}""", "default", "email", false)]
    public async Task Who_is_told_is_whom_alertmanager_would_tell(string labels, string receivers, string integrations, bool routed)
    {
        var fact = await Make().OneAsync(Ask.Of("alertmanager", "receivers", $$"""{"match":{{labels}}}"""));

        fact.At("receivers").AsList().Select(receiver => receiver.TryGet("name", out var name) ? name.AsString() : "").Should().Equal(receivers.Split(','));
        fact.At("integrations").AsList().Select(kind => kind.AsString()).Should().BeEquivalentTo(integrations.Split(',', StringSplitOptions.RemoveEmptyEntries));
        fact.At("routed").AsBool().Should().Be(routed);
        // What it says itself of an alert with these labels.
        var alert = Ask.Json(labels).AsMap().ToDictionary(label => label.Key.AsString(), label => label.Value.AsString());
        await _server.PostAsync("alerts", new[] { new { labels = new Dictionary<string, string>(alert) { ["alertname"] = "Probe" } } });
        var told = await Make().OneAsync(Ask.Of("alertmanager", "alerts", """{"match":{"alertname":"Probe"}}"""));
        told.At("alerts").AsList().Should().ContainSingle().Which.TryGet("receivers", out var names).Should().BeTrue();
        names.AsList().Select(name => name.AsString()).Should().BeEquivalentTo(receivers.Split(','));
    }

    [Fact]
    public async Task Its_status_tells_the_receivers_and_no_secret()
    {
        var fact = await Make().OneAsync(Ask.Of("alertmanager", "status"));

        fact.At("version").AsString().Should().MatchRegex(@"^\d+\.\d+");
        fact.At("cluster").AsString().Should().Be("disabled");
        fact.At("routes").AsInt().Should().Be(5);
        fact.At("receivers").AsList().Should().HaveCount(5);
        fact.Value.ToJson().Should().NotContain("s3cret").And.NotContain("example.com");
    }

    [Fact]
    public async Task Its_death_is_the_sources_trouble()
    {
        (await Make().OneAsync(Ask.Of("alertmanager", "alerts"))).Error.Should().BeNull();

        await _server.KillAsync();

        (await Make().OneAsync(Ask.Of("alertmanager", "alerts"))).Error!.Cause.Should().Be(UnknownCause.Source);
    }

    private static object Alert(string name, string severity, DateTimeOffset startsAt, string service = "shop") =>
        new { labels = new { alertname = name, service, severity }, annotations = new { summary = name }, startsAt, endsAt = DateTimeOffset.UtcNow.AddHours(1) };

    private static object Silence(string label, string value, string comment, int days) => new
    {
        matchers = new[] { new { name = label, value, isRegex = value.Contains('|'), isEqual = true } },
        startsAt = DateTimeOffset.UtcNow.AddMinutes(1),
        endsAt = DateTimeOffset.UtcNow.AddDays(days),
        createdBy = "ada",
        comment,
    };

    private ISource Make() => Ask.Make(AlertmanagerKind.Factory, Ask.Spec("alertmanager", _server.Url), new SourceContext { CacheFolder = "" });
}
