using System.Text;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Alertmanager;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Tests.Alertmanager;

/// <summary>Bodies in the shape of https://prometheus.io/docs/alerting/latest/configuration/#webhook_config.</summary>
public sealed class AlertWebhookTests
{
    private static readonly Service _other = new() { Id = "shop:cart", Name = "cart" };

    [Fact]
    public void The_services_are_those_whose_names_stand_in_the_label()
    {
        var reading = Read(Body("""{"alertname":"A","service":"checkout"}""", """{"alertname":"B","service":"nobody"}"""));

        reading.Result.Should().Be(WebhookResult.Changed);
        reading.Event.Should().Be("firing");
        reading.Concerns(Ask.Checkout).Should().BeTrue();
        reading.Concerns(_other).Should().BeFalse();
    }

    [Fact]
    public void A_service_outside_of_the_default_namespace_may_be_named_in_both_ways()
    {
        Read(Body("""{"service":"cart"}""")).Concerns(_other).Should().BeTrue();
        Read(Body("""{"service":"shop:cart"}""")).Concerns(_other).Should().BeTrue();
    }

    [Fact]
    public void The_label_may_be_another()
    {
        var reading = Read(Body("""{"app":"checkout","service":"cart"}"""), """{"webhook":{"secretRef":"env:S"},"serviceLabel":"app"}""");

        reading.Concerns(Ask.Checkout).Should().BeTrue();
        reading.Concerns(_other).Should().BeFalse();
    }

    [Fact]
    public void Alerts_of_no_service_are_ignored_and_those_left_out_may_be_anybodys()
    {
        Read(Body("""{"alertname":"A"}""", """{"service":""}""")).Result.Should().Be(WebhookResult.Ignored);
        Read(Body("""{"service":"checkout"}""").Replace("\"truncatedAlerts\":0", "\"truncatedAlerts\":3", StringComparison.Ordinal)).Concerns(_other).Should().BeTrue();
    }

    [Fact]
    public void The_same_has_the_same_id_and_something_else_another()
    {
        var first = Read(Body("""{"service":"checkout"}"""));

        first.Id.Should().MatchRegex("^[0-9a-f]{64}$");
        Read(Body("""{"service":"checkout"}""")).Id.Should().Be(first.Id);
        Read(Body("""{"service":"cart"}""")).Id.Should().NotBe(first.Id);
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "version")]
    [InlineData("""{"version":"3","status":"firing","alerts":[]}""", "version")]
    [InlineData("""{"version":"4","alerts":[]}""", "status")]
    [InlineData("""{"version":"4","status":"firing"}""", "alerts")]
    [InlineData("""{"version":"4","status":"firing","alerts":{}}""", "alerts")]
    public void What_is_no_webhook_of_alertmanager_is_malformed(string body, string words)
    {
        var reading = Read(body);

        reading.Result.Should().Be(WebhookResult.Malformed);
        reading.Reason.Should().Contain(words);
    }

    [Fact]
    public void Without_the_secret_nothing_is_looked_into()
    {
        var receiver = Make("""{"webhook":{"secretRef":"env:S"}}""").Webhook!;

        receiver.Look(_ => null)!.Result.Should().Be(WebhookResult.Refused);
        receiver.Look(name => name == "Authorization" ? "Bearer wrong" : null).Should().BeNull("only the body may tell, with other upstreams");
        receiver.Read(name => name == "Authorization" ? "Bearer wrong" : null, "{"u8.ToArray()).Result.Should().Be(WebhookResult.Refused);
        Make("""{"webhook":{"secretRef":"env:GONE"}}""").Webhook!.Read(name => name == "Authorization" ? "Bearer s3cret" : null, "{"u8.ToArray())
            .Should().Match<WebhookReading>(reading => reading.Result == WebhookResult.Unchecked && reading.Reason.Contains("GONE"));
    }

    [Theory]
    [InlineData("""{"secretRef":"env:S"}""", "alerts", """{"service":"checkout"}""", 360)]
    [InlineData("""{"secretRef":"env:S","poll":"30m"}""", "alerts", """{"service":"checkout","severity":"page"}""", 30)]
    [InlineData("""{"secretRef":"env:S"}""", "alerts", "{}", null)]
    [InlineData("""{"secretRef":"env:S"}""", "alerts", """{"app":"checkout"}""", null)]
    [InlineData("""{"secretRef":"env:S"}""", "alerts", """{"service":"cart"}""", null)]
    [InlineData("""{"secretRef":"env:S"}""", "silences", """{"service":"checkout"}""", null)]
    [InlineData("""{"secretRef":"env:S"}""", "receivers", """{"service":"checkout"}""", null)]
    public void What_it_tells_of_is_asked_less_often(string webhook, string query, string match, int? minutes)
    {
        INotifiedSource source = Make($$"""{"webhook":{{webhook}}}""");

        source.HoldsFor(Ask.Of("alertmanager", query, $$"""{"match":{{match}}}""")).Should().Be(minutes is { } some ? TimeSpan.FromMinutes(some) : null);
    }

    [Fact]
    public void Without_the_option_there_are_no_webhooks()
    {
        var source = Make("{}");

        source.Webhook.Should().BeNull();
        ((INotifiedSource)source).HoldsFor(Ask.Of("alertmanager", "alerts")).Should().BeNull();
    }

    [Theory]
    [InlineData("""{"webhook":true}""", "needs 'secretRef'")]
    [InlineData("""{"webhook":{"secretRef":"s3cret"}}""", "needs 'secretRef'")]
    [InlineData("""{"webhook":{"poll":"6h"}}""", "needs 'secretRef'")]
    [InlineData("""{"webhook":{"secretRef":"env:S","poll":"often"}}""", "'poll'")]
    [InlineData("""{"webhook":{"secretRef":"env:S","poll":"1s"}}""", "'poll'")]
    [InlineData("""{"webhook":{"secretRef":"env:S","pool":"6h"}}""", "has no 'pool'")]
    public void Mistakes_in_the_option_are_told(string options, string words)
    {
        var problems = Ask.ProblemsOf(AlertmanagerKind.Factory, Ask.Spec("alertmanager", new Uri("http://127.0.0.1:1"), options: options));

        problems.Should().ContainSingle().Which.Message.Should().Contain(words);
    }

    private static WebhookReading Read(string body, string options = """{"webhook":{"secretRef":"env:S"}}""") =>
        Make(options).Webhook!.Read(name => name == "Authorization" ? "Bearer s3cret" : null, Encoding.UTF8.GetBytes(body));

    private static IWebhookSource Make(string options) => (IWebhookSource)Ask.Make(
        AlertmanagerKind.Factory, Ask.Spec("alertmanager", new Uri("http://127.0.0.1:1"), options: options),
        new SourceContext { CacheFolder = "", Environment = name => name == "S" ? "s3cret" : null });

    private static string Body(params IEnumerable<string> labels) => $$"""
        {"receiver":"scorecards","status":"firing","alerts":[{{string.Join(',', labels.Select(label => $$"""{"status":"firing","labels":{{label}},"annotations":{},"startsAt":"2030-01-15T10:00:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"1"}"""))}}],
         "groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://alertmanager.example","version":"4","groupKey":"{}:{}","truncatedAlerts":0}
        """;
}
