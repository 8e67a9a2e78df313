using System.Globalization;
using System.Text;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Prometheus;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Prometheus;

/// <summary>A real Prometheus with two days of history, behind TLS and a password; and behind a proxy that wants a bearer token.</summary>
[Trait("Needs", "system")]
public sealed class GuardedPrometheusTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _start = DateTimeOffset.UtcNow;

    private PrometheusServer _prometheus = null!;

    public async Task InitializeAsync() =>
        _prometheus = await PrometheusServer.StartAsync("shop", "groups: []", new PrometheusOptions { IsGuarded = true, History = History() });

    public async Task DisposeAsync() => await _prometheus.DisposeAsync();

    [Fact]
    public async Task Its_past_its_metrics_and_itself_are_told()
    {
        var facts = await Make(Basic(PrometheusOptions.Password), _prometheus.CertificateFile).CollectAsync(
            [
                Ask.Of("prometheus", "range", """{"query":"shop_errors","window":"2d","step":"1h"}"""),
                Ask.Of("prometheus", "range", """{"query":"shop_errors / 0","window":"2d","step":"1h"}"""),
                Ask.Of("prometheus", "range", """{"query":"no_such_metric","window":"30d"}"""),
                Ask.Of("prometheus", "range", """{"query":"sum("}"""),
                Ask.Of("prometheus", "metrics", """{"match":{"service":"shop"}}"""),
                Ask.Of("prometheus", "metrics", """{"match":{"service":"none"}}"""),
                Ask.Of("prometheus", "status"),
                Ask.Of("prometheus", "instant", """{"query":"up"}"""),
            ],
            default);

        facts[0].At("count").AsInt().Should().Be(1);
        facts[0].At("points").AsInt().Should().BeInRange(45, 49);
        facts[0].At("expected").AsInt().Should().Be(49);
        facts[0].At("max").AsDouble().Should().Be(9);
        facts[0].At("min").AsDouble().Should().Be(0);
        facts[1].At("points").AsInt().Should().Be(0);
        facts[2].At("count").AsInt().Should().Be(0);
        facts[3].Error!.Cause.Should().Be(UnknownCause.Definition);
        facts[4].At("histograms").AsInt().Should().BePositive();
        facts[4].At("counters").AsInt().Should().BePositive();
        facts[4].At("summaries").AsInt().Should().BePositive();
        facts[4].At("metrics").AsList().Should().Contain(metric => metric.ToJson().Contains("\"prometheus_http_request_duration_seconds\"") && metric.ToJson().Contains("\"histogram\""));
        facts[5].At("count").AsInt().Should().Be(0);
        facts[6].At("retentionDays").AsDouble().Should().Be(40);
        facts[6].At("version").AsString().Should().MatchRegex(@"^\d");
        facts[7].At("value").AsDouble().Should().Be(1);
    }

    [Fact]
    public async Task A_wrong_password_and_an_authority_that_is_not_trusted_are_told_and_lower_no_grade()
    {
        var question = Ask.Of("prometheus", "instant", """{"query":"up"}""");

        var wrong = await Make(Basic("guess"), _prometheus.CertificateFile).OneAsync(question);
        wrong.Error!.Cause.Should().Be(UnknownCause.Source);
        wrong.Error.Message.Should().Contain("credentials").And.Contain("401").And.NotContain("guess");
        (await Make(null, _prometheus.CertificateFile).OneAsync(question)).Error!.Message.Should().Contain("401");
        var untrusted = await Make(Basic(PrometheusOptions.Password), null).OneAsync(question);
        untrusted.Error!.Cause.Should().Be(UnknownCause.Source);
        untrusted.Error.Message.Should().Contain("TLS");
    }

    [Fact]
    public async Task A_proxy_in_front_of_it_takes_a_bearer_token()
    {
        await using var plain = await PrometheusServer.StartAsync("shop", "groups: []");
        await using var proxy = await NginxServer.StartAsync($$"""
            location /metrics-store/ {
              if ($http_authorization != "Bearer t0ken") { return 401; }
              proxy_pass {{plain.Url}};
            }
            """);
        var question = Ask.Of("prometheus", "instant", """{"query":"up"}""");

        (await Make(new AuthSpec { SecretRef = "env:T" }, null, new Uri(proxy.Url, "metrics-store"), "t0ken").OneAsync(question)).At("value").AsDouble().Should().Be(1);
        (await Make(new AuthSpec { SecretRef = "env:T" }, null, new Uri(proxy.Url, "metrics-store"), "other").OneAsync(question)).Error!.Message.Should().Contain("401");
    }

    private static string History()
    {
        var text = new StringBuilder("# TYPE shop_errors gauge\n");
        for (var minute = 2 * 24 * 60; minute > 0; minute -= 5)
            text.Append(CultureInfo.InvariantCulture, $"shop_errors{{service=\"shop\"}} {(minute > 600 && minute < 720 ? 9 : 0)} {_start.AddMinutes(-minute).ToUnixTimeSeconds()}\n");
        return text.Append("# EOF\n").ToString();
    }

    private static AuthSpec Basic(string password) => new() { Username = PrometheusOptions.User, SecretRef = $"env:{password}" };

    // The name of the secret stands for the secret itself.
    private ISource Make(AuthSpec? auth, string? caFile, Uri? url = null, string? secret = null) => Ask.Make(
        PrometheusKind.Factory,
        Ask.Spec("prometheus", url ?? _prometheus.Url, auth: auth, options: caFile is null ? "{}" : $$"""{"caFile":"{{caFile}}"}"""),
        new SourceContext { CacheFolder = "", Environment = name => secret ?? name });
}
