using Scorecards.Core.Catalog;
using Scorecards.Sources.Buildbot;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Buildbot;

/// <summary>What a real Buildbot sends of a build.</summary>
[Trait("Needs", "system")]
public sealed class BuildbotPushTests
{
    [Fact]
    public async Task The_end_of_a_build_is_told_as_it_is_understood()
    {
        await using var inbox = new LoopbackServer((_, response) => response.JsonAsync("{}", 202));
        await using var buildbot = await BuildbotMaster.StartAsync($"reporters.HttpStatusPush('{inbox.Url}hook', headers={{'Authorization': 'Bearer s3cret'}})");

        await buildbot.ForceAsync("shop", "main", "0123abc");
        await buildbot.WaitForAsync("builds/1", body => body.GetProperty("builds")[0].GetProperty("complete").GetBoolean());
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (inbox.Requests.Count < 2)
        {
            // Another process sends it, in its own time.
            await Task.Delay(50, enough.Token);
        }

        var webhook = Make().Webhook!;
        var readings = inbox.Requests.Select(request => webhook.Read(name => request.Headers.GetValueOrDefault(name.ToLowerInvariant()), request.Body)).ToList();
        readings.Select(reading => reading.Result).Should().Equal(WebhookResult.Ignored, WebhookResult.Changed);
        readings[1].Concerns(new Service { Id = "a", Name = "a", Annotations = new Dictionary<string, string> { [Subjects.Buildbot] = "shop" } }).Should().BeTrue();
    }

    private static IWebhookSource Make() => (IWebhookSource)Ask.Make(
        BuildbotKind.Factory, Ask.Spec("buildbot", new Uri("http://127.0.0.1:1"), options: """{"webhook":{"secretRef":"env:S"}}"""),
        new SourceContext { CacheFolder = "", Environment = name => name == "S" ? "s3cret" : null });
}
