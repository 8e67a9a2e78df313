using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Scorecards.TestSupport;

namespace Scorecards.Functional;

/// <summary>Settings that cannot be used end the program with a message and 2, before anything is written.</summary>
public sealed class StartingTests
{
    [Theory]
    [InlineData("--catlog x", "did you mean 'catalog'?")]
    [InlineData("--catalog nowhere", "no file or folder 'nowhere'")]
    [InlineData("--definitions nowhere", "no file or folder 'nowhere'")]
    [InlineData("--interval soon", "interval is 'soon'")]
    [InlineData("--concurrency 0", "concurrency is '0'")]
    [InlineData("--public-url here", "publicUrl is 'here'")]
    [InlineData("stray", "'stray' is not a setting")]
    [InlineData("--data", "--data needs a value")]
    public async Task A_setting_that_cannot_be_used_is_refused(string arguments, string message)
    {
        using var folder = new TempFolder();

        var (code, output) = await RunAsync(folder.Path, arguments.Split(' '));

        output.Should().Contain(message).And.NotContain("   at ");
        code.Should().Be(2);
        Directory.EnumerateFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task A_taken_address_is_told_with_a_remedy()
    {
        using var workspace = new Workspace();
        workspace.Component("payments");
        workspace.Check("always", "true");
        workspace.Scorecard("always");
        await using var first = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);

        var (code, output) = await RunAsync(workspace.Folder, [.. workspace.Arguments, "--urls", first.Url.ToString()]);

        output.Should().Contain("--urls");
        code.Should().Be(3);
    }

    [Fact]
    public async Task A_server_that_starts_again_evaluates_what_is_due_and_what_other_definitions_rated()
    {
        using var workspace = new Workspace();
        workspace.Component("payments");
        workspace.Check("always", "true");
        workspace.Scorecard("always");
        var first = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        var before = await EvaluatedAsync(first, "payments", "A+");
        await first.KillAsync();

        await using (var second = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments))
        {
            await second.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments"), "the service");
            // What comes new is evaluated after the server has taken in what was there.
            workspace.Component("orders");
            await EvaluatedAsync(second, "orders", "A+");

            (await EvaluatedAsync(second, "payments", "A+")).Should().Be(before);
            await second.KillAsync();
        }

        workspace.Check("always", "false");
        await using var third = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        (await EvaluatedAsync(third, "payments", "F")).Should().NotBe(before);
    }

    [Fact]
    public async Task Writing_needs_a_token_and_reading_does_not()
    {
        using var workspace = new Workspace();
        workspace.Component("payments");
        workspace.Check("always", "true");
        workspace.Scorecard("always");
        await using var server = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        await server.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments"), "the service");
        using var stranger = new HttpClient { BaseAddress = server.Url };

        (await stranger.GetAsync("/api/v1/services/payments")).StatusCode.Should().Be(HttpStatusCode.OK);
        var refused = await stranger.PostAsync("/api/v1/services/payments/evaluations", null);
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        refused.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "ssc_" + new string('x', 40));
        (await stranger.PostAsync("/api/v1/services/payments/evaluations", null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        server.Output.Should().NotContain(ServerProcess.AdminToken);
    }

    /// <summary>When the service was last evaluated, once it has the grade.</summary>
    private static async Task<string?> EvaluatedAsync(ServerProcess server, string service, string grade)
    {
        using var body = await server.EventuallyAsync(client => client.JsonAsync($"/api/v1/services/{service}", s => s.Text("grade") == grade), grade);
        return body.RootElement.Text("confirmedUntil");
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(BuiltProgram.Assembly("Scorecards.Server", "Scorecards.Server")))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }
}
