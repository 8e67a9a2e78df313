using System.Net;
using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional;

/// <summary>What happens while someone edits the catalog and the definitions of a running server.</summary>
public sealed class EditingTests
{
    [Fact]
    public async Task A_changed_definition_changes_the_grade_without_a_restart()
    {
        using var workspace = Owned("true");
        await using var server = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        await GradeAsync(server, "A+");

        workspace.Check("owned", "false");

        await GradeAsync(server, "F");
    }

    [Fact]
    public async Task A_broken_edit_keeps_the_last_good_definitions_and_is_told_everywhere()
    {
        using var workspace = Owned("true");
        await using var server = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        await GradeAsync(server, "A+");

        workspace.Definition("owned.yaml", """
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: owned }
            spec:
              severty: high
              pass: service.tier <=
            """);

        var place = Path.Combine("definitions", "owned.yaml") + ":5:3";
        await server.EventuallyAsync(async client => await client.GetStringAsync("/health/ready") is { } body && body.Contains("owned.yaml", StringComparison.Ordinal) ? body : null, "/health/ready names the file");
        server.Output.Should().Contain(place).And.Contain("did you mean 'severity'?");
        (await server.Client.GetStringAsync("/definitions")).Should().Contain(place);
        (await server.Client.EvaluateAsync("payments")).RootElement.Text("grade").Should().Be("A+");

        workspace.Check("owned", "false");
        await GradeAsync(server, "F");
        (await server.Client.GetStringAsync("/definitions")).Should().NotContain(place);
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_broken_edit_goes_on_with_the_definitions_of_the_last_run()
    {
        using var workspace = Owned("true");
        await using (var first = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments))
        {
            await GradeAsync(first, "A+");
            await first.KillAsync();
        }

        workspace.Definition("owned.yaml", "nonsense: [");
        await using var second = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);

        await GradeAsync(second, "A+");
        var evaluation = await second.EventuallyAsync(async client =>
        {
            using var answer = await client.PostAsync("/api/v1/services/payments/evaluations?wait=60s", null);
            return answer.StatusCode == HttpStatusCode.OK ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()) : null;
        }, "an evaluation");
        evaluation.RootElement.Text("grade").Should().Be("A+");
    }

    [Fact]
    public async Task A_service_that_leaves_the_catalog_is_retired_with_its_history_kept()
    {
        using var workspace = Owned("true");
        var file = workspace.Component("orders");
        await using var server = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        await server.EventuallyAsync(client => client.JsonAsync("/api/v1/leaderboard", b => b.GetProperty("total").GetInt32() == 2), "two services");
        await server.Client.EvaluateAsync("orders");

        File.Delete(file);

        await server.EventuallyAsync(client => client.JsonAsync("/api/v1/leaderboard", b => b.GetProperty("total").GetInt32() == 1), "one service");
        using var history = (await server.Client.JsonAsync("/api/v1/services/orders/evaluations"))!;
        history.RootElement.GetProperty("items").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_catalog_file_that_breaks_retires_nobody()
    {
        using var workspace = Owned("true");
        var file = workspace.Component("orders");
        await using var server = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        await server.EventuallyAsync(client => client.JsonAsync("/api/v1/leaderboard", b => b.GetProperty("total").GetInt32() == 2), "two services");

        await File.WriteAllTextAsync(file, "kind: [");

        await server.EventuallyAsync(async client => await client.GetStringAsync("/definitions") is { } page && page.Contains("orders", StringComparison.Ordinal) ? page : null, "the problem is shown");
        using var board = (await server.Client.JsonAsync("/api/v1/leaderboard"))!;
        board.RootElement.GetProperty("total").GetInt32().Should().Be(2);
    }

    private static Workspace Owned(string pass)
    {
        var workspace = new Workspace();
        workspace.Component("payments");
        workspace.Check("owned", pass);
        workspace.Scorecard("owned");
        return workspace;
    }

    private static Task<JsonDocument> GradeAsync(ServerProcess server, string grade) =>
        server.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments", s => s.Text("grade") == grade), $"the grade {grade}", seconds: 30);
}
