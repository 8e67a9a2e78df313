using System.Text;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Buildbot;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Tests.Buildbot;

/// <summary>Bodies in the shape that https://docs.buildbot.net/latest/manual/configuration/reporters/http_status.html shows.</summary>
public sealed class BuildbotWebhookTests
{
    [Theory]
    [InlineData("""{"complete":true,"buildid":60,"results":0,"builder":{"builderid":1,"name":"shop"}}""", WebhookResult.Changed)]
    [InlineData("""{"complete":false,"buildid":60,"results":null,"builder":{"builderid":1,"name":"shop"}}""", WebhookResult.Ignored)]
    [InlineData("""{"complete":true,"builder":{}}""", WebhookResult.Malformed)]
    [InlineData("""{"builder":{"name":"shop"}}""", WebhookResult.Malformed)]
    [InlineData("[]", WebhookResult.Malformed)]
    [InlineData("", WebhookResult.Malformed)]
    public void A_build_that_ends_is_told(string body, WebhookResult result)
    {
        var reading = Read(body);

        reading.Result.Should().Be(result, reading.Reason);
        reading.Concerns(Service(Subjects.Buildbot, "shop")).Should().Be(result == WebhookResult.Changed);
    }

    [Theory]
    [InlineData("production=shop, staging=other", true)]
    [InlineData("production=other", false)]
    [InlineData("shop", false)]
    public void One_that_deploys_is_about_those_it_deploys(string annotation, bool isConcerned) =>
        Read("""{"complete":true,"builder":{"name":"shop"}}""").Concerns(Service(BuildbotKind.Deploys, annotation)).Should().Be(isConcerned);

    [Theory]
    [InlineData("builds", true)]
    [InlineData("tests", true)]
    [InlineData("deployments", true)]
    [InlineData("queue", false)]
    public void What_it_tells_of_is_asked_less_often(string query, bool isTold) =>
        ((INotifiedSource)Make()).HoldsFor(Ask.Of("buildbot", query)).Should().Be(isTold ? TimeSpan.FromHours(6) : null);

    private static Service Service(string annotation, string name) =>
        new() { Id = "shop", Name = "shop", Annotations = new Dictionary<string, string> { [annotation] = name } };

    private static WebhookReading Read(string body) =>
        Make().Webhook!.Read(name => name == "Authorization" ? "Bearer s3cret" : null, Encoding.UTF8.GetBytes(body));

    private static IWebhookSource Make() => (IWebhookSource)Ask.Make(
        BuildbotKind.Factory, Ask.Spec("buildbot", new Uri("http://127.0.0.1:1"), options: """{"webhook":{"secretRef":"env:S"}}"""),
        new SourceContext { CacheFolder = "", Environment = name => name == "S" ? "s3cret" : null });
}
