using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Buildbot;

/// <summary>What the reporter <c>HttpStatusPush</c> sends: a build as the REST API shows it (https://docs.buildbot.net/latest/manual/configuration/reporters/http_status.html).</summary>
internal static class BuildbotWebhook
{
    /// <summary>All but what waits, of which it does not tell.</summary>
    public static bool Covers(FactRequest request) => request.Query is BuildQueries.Builds or BuildQueries.Deployments or BuildQueries.Tests;

    /// <exception cref="FormatException">It has another form than documented.</exception>
    public static WebhookReading Read(JsonElement body)
    {
        if (body.Part("complete") is not { ValueKind: JsonValueKind.True or JsonValueKind.False } complete)
            throw new FormatException("it does not say whether the build is complete");
        var builder = body.Part("builder")?.Text("name") ?? throw new FormatException("it has no builder.name");
        return complete.GetBoolean()
            ? WebhookReading.Changed(null, "finished", service => IsOf(service, builder))
            : WebhookReading.Ignored("started", "the build has not ended");
    }

    private static bool IsOf(Service service, string builder)
    {
        if (service.Annotations.GetValueOrDefault(Subjects.Buildbot) == builder)
            return true;
        try
        {
            return service.Annotations.GetValueOrDefault(BuildbotKind.Deploys) is { Length: > 0 } deploys && DeployJobs.Read(deploys).Any(one => one.Job == builder);
        }
        catch (FormatException)
        {
            // The fact says so to those who can mend it.
            return false;
        }
    }
}
