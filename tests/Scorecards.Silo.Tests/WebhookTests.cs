using Scorecards.TestSupport;

namespace Scorecards.Silo.Tests;

public sealed class WebhookTests : IDisposable
{
    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task A_thousand_webhooks_end_in_few_evaluations_that_know_of_the_last()
    {
        await using var story = new WebhookStory();
        story.Define(workspace);
        await using var silo = await SiloProcess.StartAsync(workspace, WebhookStory.Arguments);

        var flood = await story.FloodAsync(silo);

        flood.Asked.Should().BeInRange(1, flood.Few);
        flood.Slowest.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }
}
