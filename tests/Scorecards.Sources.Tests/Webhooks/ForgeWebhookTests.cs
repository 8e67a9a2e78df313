using System.Security.Cryptography;
using System.Text;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Gitea;
using Scorecards.Sources.GitLab;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Tests.Webhooks;

/// <summary>
/// Bodies in the shapes of https://docs.gitlab.com/user/project/integrations/webhook_events/ and https://docs.gitea.com/usage/webhooks, as far as they are
/// looked at.
/// </summary>
public sealed class ForgeWebhookTests
{
    private const string Secret = "s3cret";

    [Theory]
    [InlineData("""{"object_kind":"push","project":{"path_with_namespace":"mike/diaspora"}}""", WebhookResult.Changed)]
    [InlineData("""{"object_kind":"pipeline","object_attributes":{"status":"failed"},"project":{"path_with_namespace":"Mike/Diaspora"}}""", WebhookResult.Changed)]
    [InlineData("""{"object_kind":"release","project":{"path_with_namespace":"mike/diaspora"}}""", WebhookResult.Changed)]
    [InlineData("""{"object_kind":"deployment","project":{"path_with_namespace":"mike/diaspora"}}""", WebhookResult.Changed)]
    [InlineData("""{"object_kind":"pipeline","object_attributes":{"status":"running"},"project":{"path_with_namespace":"mike/diaspora"}}""", WebhookResult.Ignored)]
    [InlineData("""{"object_kind":"note","project":{"path_with_namespace":"mike/diaspora"}}""", WebhookResult.Ignored)]
    [InlineData("""{"object_kind":"vulnerability","object_attributes":{}}""", WebhookResult.Ignored)]
    [InlineData("""{"object_kind":"push"}""", WebhookResult.Malformed)]
    [InlineData("""{"event_name":"project_create"}""", WebhookResult.Malformed)]
    [InlineData("null", WebhookResult.Malformed)]
    public void Gitlab_is_understood(string body, WebhookResult result)
    {
        var reading = GitLab(body, Secret);

        reading.Result.Should().Be(result, reading.Reason);
        reading.Concerns(Service(Subjects.GitLab, "mike/diaspora")).Should().Be(result == WebhookResult.Changed);
        reading.Concerns(Service(Subjects.GitHub, "mike/diaspora")).Should().BeFalse();
        if (result == WebhookResult.Changed)
            reading.Id.Should().Be("f5e5f430-f57b-4e6e-9fac-d9128cd7232f");
    }

    [Fact]
    public void Gitlabs_token_is_the_secret() =>
        GitLab("""{"object_kind":"push","project":{"path_with_namespace":"mike/diaspora"}}""", "other").Result.Should().Be(WebhookResult.Refused);

    [Theory]
    [InlineData("push", """{"repository":{"full_name":"gitea/webhooks"}}""", WebhookResult.Changed)]
    [InlineData("release", """{"action":"published","repository":{"full_name":"gitea/webhooks"}}""", WebhookResult.Changed)]
    [InlineData("workflow_run", """{"action":"completed","repository":{"full_name":"gitea/webhooks"}}""", WebhookResult.Changed)]
    [InlineData("workflow_run", """{"action":"in_progress","repository":{"full_name":"gitea/webhooks"}}""", WebhookResult.Ignored)]
    [InlineData("issues", """{"repository":{"full_name":"gitea/webhooks"}}""", WebhookResult.Ignored)]
    [InlineData("push", """{"repository":null}""", WebhookResult.Malformed)]
    [InlineData("push", "[]", WebhookResult.Malformed)]
    [InlineData(null, "{}", WebhookResult.Malformed)]
    public void Gitea_is_understood(string? name, string body, WebhookResult result)
    {
        var reading = Gitea(name, body, body);

        reading.Result.Should().Be(result, reading.Reason);
        reading.Concerns(Service(Subjects.Gitea, "gitea/webhooks")).Should().Be(result == WebhookResult.Changed);
        if (result == WebhookResult.Changed)
            reading.Id.Should().Be("f6266f16-1bf3-46a5-9ea4-602e06ead473");
    }

    [Fact]
    public void Giteas_signature_is_of_the_body() => Gitea("push", "{}", "{ }").Result.Should().Be(WebhookResult.Refused);

    [Theory]
    [InlineData("gitlab", "builds", "{}", true)]
    [InlineData("gitlab", "builds", """{"repo":"a/b"}""", false)]
    [InlineData("gitlab", "protection", "{}", false)]
    [InlineData("gitea", "releases", "{}", true)]
    [InlineData("gitea", "protection", "{}", false)]
    public void What_they_tell_of_is_asked_less_often(string kind, string query, string arguments, bool isTold) =>
        Make(kind).HoldsFor(Ask.Of(kind, query, arguments)).Should().Be(isTold ? TimeSpan.FromHours(6) : null);

    private static Service Service(string annotation, string name) =>
        new() { Id = "shop", Name = "shop", Annotations = new Dictionary<string, string> { [annotation] = name } };

    private static WebhookReading GitLab(string body, string token) => Make("gitlab").Webhook!.Read(
        header => header switch { "X-Gitlab-Token" => token, "Idempotency-Key" => "f5e5f430-f57b-4e6e-9fac-d9128cd7232f", _ => null }, Encoding.UTF8.GetBytes(body));

    private static WebhookReading Gitea(string? name, string body, string signed) => Make("gitea").Webhook!.Read(
        header => header switch
        {
            "X-Gitea-Event" => name,
            "X-Gitea-Delivery" => "f6266f16-1bf3-46a5-9ea4-602e06ead473",
            "X-Gitea-Signature" => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(signed))),
            _ => null,
        },
        Encoding.UTF8.GetBytes(body));

    private static IWebhookSource Make(string kind) => (IWebhookSource)Ask.Make(
        kind == "gitlab" ? GitLabKind.Factory : GiteaKind.Factory,
        Ask.Spec(kind, new Uri("http://127.0.0.1:1"), options: """{"webhook":{"secretRef":"env:S"}}"""),
        new SourceContext { CacheFolder = "", Environment = name => name == "S" ? Secret : null });
}
