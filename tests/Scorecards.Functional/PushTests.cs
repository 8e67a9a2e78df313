using Scorecards.TestSupport;

namespace Scorecards.Functional;

public sealed class PushTests : IDisposable
{
    private readonly Workspace workspace = new();

    public PushTests() => PushedStory.Define(workspace);

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task A_pushed_fact_changes_the_grade_in_api_and_page_without_waiting_for_the_schedule()
    {
        await using var server = await StartAsync();

        foreach (var passed in new[] { true, false, true })
        {
            var (grade, page) = await PushedStory.PushOnceAsync(server, passed);

            grade.Should().Be(passed ? "A+" : "F");
            page.Should().Contain("held-a-drill");
        }
    }

    [Fact]
    public async Task A_thousand_pushes_end_in_few_evaluations_and_the_last_observation_counts()
    {
        await using var server = await StartAsync();
        await PushedStory.PushOnceAsync(server, passed: false);

        var flood = await PushedStory.FloodAsync(server);

        flood.Last.Should().Be(PushedStory.Flood.LastPush);
        flood.Evaluations.Should().BeInRange(1, flood.Few);
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(workspace.Folder, [.. workspace.Arguments, .. PushedStory.Arguments]);
}
