using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Buildbot;

/// <summary>The kind <c>buildbot</c>: the builds of a builder of Buildbot.</summary>
public static class BuildbotKind
{
    public const string Name = "buildbot";

    /// <summary>The annotation with the builders that deploy a service.</summary>
    public const string Deploys = "buildbot.net/deploy-builders";

    public static SourceFactory Factory { get; } = new(new SourceKind(Name, BuiltIn: false, BuildQueries.All), Create);

    private static BuildServerSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl();
        var http = setup.Http((int)setup.Number("maxMiB", 4, 1, 64) * 1024 * 1024);
        var branches = DefaultBranch.Read(setup);
        var most = (int)setup.Number("maxBuilds", 1000, 1, 10_000);
        var webhook = WebhookReceiver.Of(setup, WebhookProof.Authorization, BuildbotWebhook.Covers, (_, body) => BuildbotWebhook.Read(body));
        if (setup.Finish() && url is not null)
        {
            var api = new JsonApi(url, http, "Buildbot", body => body.Text("error"));
            return new BuildServerSource(
                setup.Name, Name, Subjects.Buildbot, Deploys, cancellation => new BuildbotServer(api, branches, most, cancellation), setup.Context.Clock, http)
            {
                Webhook = webhook,
            };
        }

        http.Dispose();
        return null;
    }
}
