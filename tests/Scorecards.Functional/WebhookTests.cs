using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional;

public sealed class WebhookTests : IDisposable
{
    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task A_thousand_webhooks_end_in_few_evaluations_that_know_of_the_last()
    {
        await using var story = new WebhookStory();
        story.Define(workspace);
        await using var server = await StartAsync();

        var flood = await story.FloodAsync(server);

        flood.Asked.Should().BeInRange(1, flood.Few);
        flood.Slowest.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact, Trait("Needs", "system")]
    public async Task An_alert_of_a_real_alertmanager_changes_the_grade_without_waiting_for_the_ttl()
    {
        workspace.Component("checkout");
        workspace.Component("cart");
        workspace.Check("exists", "true");
        workspace.Scorecard("exists");
        await using var server = await StartAsync();
        await using var alertmanager = await AlertmanagerServer.StartAsync($$"""
            route: { receiver: scorecards, group_by: [ alertname ], group_wait: 0s, group_interval: 1s }
            receivers:
              - name: scorecards
                webhook_configs: [ { url: '{{server.Url}}api/v1/webhooks/alertmanager', http_config: { authorization: { credentials: s3cret } } } ]
            """);
        WebhookStory.Define(workspace, alertmanager.Url, "facts.now.firing == 0");
        using var read = await server.EventuallyAsync(c => c.JsonAsync($"/api/v1/checks/{WebhookStory.Check}"), "the definitions are read");
        using var first = await server.Client.EvaluateAsync("checkout");
        first.Outcome(WebhookStory.Check).Text("outcome").Should().Be("pass");

        await alertmanager.PostAsync("alerts", new[] { Alert(DateTimeOffset.UtcNow.AddHours(1)) });
        using var fired = await GradeAsync(server, "F");
        await alertmanager.PostAsync("alerts", new[] { Alert(DateTimeOffset.UtcNow) });
        using var resolved = await GradeAsync(server, "A+");

        (await server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Should().MatchRegex("""scorecards_webhook_events_total\{[^}]*taken[^}]*\} 2""");
    }

    private static Task<JsonDocument> GradeAsync(ServerProcess server, string grade) => server.EventuallyAsync(
        c => c.JsonAsync("/api/v1/services/checkout", s => s.Text("grade") == grade && s.GetRawText().Contains(WebhookStory.Check, StringComparison.Ordinal)),
        $"the grade is {grade}", seconds: 30);

    private static object Alert(DateTimeOffset endsAt) =>
        new { labels = new { alertname = "TooSlow", service = "checkout" }, startsAt = DateTimeOffset.UtcNow.AddMinutes(-5), endsAt };

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(workspace.Folder, [.. workspace.Arguments, .. WebhookStory.Arguments, "--poll", "1s"]);
}
