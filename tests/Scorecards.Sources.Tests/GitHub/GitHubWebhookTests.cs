using System.Security.Cryptography;
using System.Text;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.GitHub;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>Bodies in the shapes of https://docs.github.com/en/webhooks/webhook-events-and-payloads, as far as they are looked at.</summary>
public sealed class GitHubWebhookTests
{
    private const string Secret = "s3cret";

    private static readonly Service _service = Service("octo-org/Shop");

    [Theory]
    [InlineData("push", """{"ref":"refs/heads/main","after":"1"}""")]
    [InlineData("workflow_run", """{"action":"completed"}""")]
    [InlineData("branch_protection_rule", """{"action":"edited"}""")]
    [InlineData("repository", """{"action":"archived"}""")]
    [InlineData("release", """{"action":"published"}""")]
    [InlineData("dependabot_alert", """{"action":"created"}""")]
    [InlineData("code_scanning_alert", """{"action":"fixed"}""")]
    [InlineData("secret_scanning_alert", """{"action":"created"}""")]
    [InlineData("deployment_status", """{"action":"created"}""")]
    public void An_event_is_about_the_services_of_its_repository(string name, string body)
    {
        var reading = Read(name, With(body, "\"repository\":{\"full_name\":\"octo-org/shop\"}"));

        reading.Result.Should().Be(WebhookResult.Changed, reading.Reason);
        (reading.Id, reading.Event).Should().Be(("72d3162e-cc78-11e3-81ab-4c9367dc0958", name));
        reading.Concerns(_service).Should().BeTrue("GitHub takes small and capital letters for the same");
        reading.Concerns(Service("octo-org/shop-2")).Should().BeFalse();
        reading.Concerns(Ask.Checkout).Should().BeFalse();
    }

    [Theory]
    [InlineData("ping", """{"zen":"Keep it logically awesome.","hook_id":1}""")]
    [InlineData("check_suite", """{"action":"completed","repository":{"full_name":"octo-org/shop"}}""")]
    [InlineData("issues", """{"action":"opened","repository":{"full_name":"octo-org/shop"}}""")]
    [InlineData("workflow_run", """{"action":"requested","repository":{"full_name":"octo-org/shop"}}""")]
    [InlineData("repository_ruleset", """{"action":"created"}""")]
    [InlineData("an_event_of_next_year", "{}")]
    public void What_no_fact_depends_on_is_ignored(string name, string body) => Read(name, body).Result.Should().Be(WebhookResult.Ignored);

    [Theory]
    [InlineData("""{"action":"renamed","changes":{"repository":{"name":{"from":"store"}}},"repository":{"full_name":"octo-org/shop"}}""", "octo-org/store")]
    [InlineData("""{"action":"transferred","changes":{"owner":{"from":{"user":{"login":"mona"}}}},"repository":{"full_name":"octo-org/shop"}}""", "mona/shop")]
    public void One_that_was_renamed_is_known_by_both_names(string body, string before)
    {
        var reading = Read("repository", body);

        reading.Concerns(Service(before)).Should().BeTrue();
        reading.Concerns(_service).Should().BeTrue();
    }

    [Theory]
    [InlineData("push", "[]")]
    [InlineData("push", """{"repository":{}}""")]
    [InlineData(null, """{"repository":{"full_name":"octo-org/shop"}}""")]
    [InlineData("push", "payload=%7B%7D")]
    public void What_has_another_form_is_malformed_or_ignored_and_never_an_error(string? name, string body) =>
        Read(name, body).Result.Should().BeOneOf(WebhookResult.Malformed, WebhookResult.Ignored);

    [Fact]
    public void A_signature_of_another_body_or_secret_is_refused()
    {
        Read("push", "{}", signed: "{ }").Result.Should().Be(WebhookResult.Refused);
        Read("push", "{}", secret: "other").Result.Should().Be(WebhookResult.Refused);
    }

    [Fact]
    public void What_it_tells_of_is_asked_less_often()
    {
        INotifiedSource source = Make();

        source.HoldsFor(Ask.Of("github", "protection")).Should().Be(TimeSpan.FromHours(6));
        source.HoldsFor(Ask.Of("github", "protection", """{"repo":"octo-org/other"}""")).Should().BeNull("what is told of that is not about the service");
        source.HoldsFor(Ask.Of("github", "access")).Should().BeNull();
    }

    private static string With(string body, string field) => $"{body[..^1]},{field}}}";

    private static Service Service(string slug) =>
        new() { Id = "shop", Name = "shop", Annotations = new Dictionary<string, string> { [Subjects.GitHub] = slug } };

    private static WebhookReading Read(string? name, string body, string? signed = null, string secret = Secret)
    {
        var bytes = Encoding.UTF8.GetBytes(signed ?? body);
        var signature = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes));
        return Make().Webhook!.Read(
            header => header switch
            {
                "X-GitHub-Event" => name,
                "X-GitHub-Delivery" => "72d3162e-cc78-11e3-81ab-4c9367dc0958",
                "X-Hub-Signature-256" => signature,
                _ => null,
            },
            Encoding.UTF8.GetBytes(body));
    }

    private static IWebhookSource Make() => (IWebhookSource)Ask.Make(
        GitHubKind.Factory, Ask.Spec("github", options: """{"webhook":{"secretRef":"env:S"}}"""), new SourceContext { CacheFolder = "", Environment = name => name == "S" ? Secret : null });
}
