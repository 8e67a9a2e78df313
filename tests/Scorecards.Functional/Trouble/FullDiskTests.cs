using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Trouble;

/// <summary>SQLite on a disk of a few megabytes, which only the server sees.</summary>
[Trait("Needs", "system")]
public sealed class FullDiskTests : IDisposable
{
    private readonly TroubledServer _servers = new();

    private string Data => Path.Combine(_servers.Workspace.Folder, "data");

    public void Dispose() => _servers.Dispose();

    [Fact]
    public async Task A_full_disk_is_told_reading_goes_on_and_nothing_that_was_acknowledged_is_lost()
    {
        await using var server = await ServerProcess.StartAsync(OnDisk("2m", "--interval", "1s"));
        await server.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments", body => body.Text("grade") == "A+"), "the grade");
        var acknowledged = 0;
        HttpResponseMessage answer;
        while ((answer = await CreateAsync(server, acknowledged)).StatusCode == HttpStatusCode.Created)
        {
            acknowledged.Should().BeLessThan(5000, "the disk should be full by now");
            acknowledged++;
        }

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await server.EventuallyAsync(client => client.JsonAsync("/health/ready", Away), "the message");
        using var read = await server.Client.JsonAsync("/api/v1/services/payments");
        read!.RootElement.Text("grade").Should().Be("A+");
        (await server.Client.GetStringAsync("/metrics")).Should().Contain("scorecards_store_up 0");

        await RunAsync("nsenter", "--target", $"{server.ProcessId}", "--mount", "mount", "-o", "remount,size=64m", Data);
        await server.EventuallyAsync(client => client.JsonAsync("/health/ready", body => Store(body).Text("status") == "ok"), "the store");

        (await CreateAsync(server, 9999)).StatusCode.Should().Be(HttpStatusCode.Created);
        using var tokens = await server.Client.JsonAsync("/api/v1/tokens?limit=1");
        tokens!.RootElement.GetProperty("total").GetInt32().Should().Be(acknowledged + 2, "the admin's is among them, and what was refused is not");
    }

    [Fact]
    public async Task A_disk_that_is_full_from_the_begin_is_told_on_start()
    {
        var (code, output) = await TroubledServer.RefusedAsync(OnDisk("16k"));

        // SQLite tells a disk without room for its shared memory as one that fails.
        output.Should().Contain("not full, then start again").And.NotContain("   at ");
        code.Should().Be(3);
    }

    /// <summary>The server with a disk of its own at its data folder, in a mount namespace of its own.</summary>
    private ProcessStartInfo OnDisk(string size, params IEnumerable<string> more)
    {
        Directory.CreateDirectory(Data);
        string[] unshare = Environment.IsPrivilegedProcess ? ["unshare", "--mount"] : ["unshare", "--user", "--map-root-user", "--mount"];
        return _servers.Start([.. unshare, "sh", "-c", $"mount -t tmpfs -o size={size} none \"$0\" && exec \"$@\"", Data], more);
    }

    private static bool Away(JsonElement body) =>
        Store(body).Text("status") == "away" && Store(body).Text("failure")!.Contains("The disk is full", StringComparison.Ordinal);

    private static JsonElement Store(JsonElement body) => body.GetProperty("store");

    private static Task<HttpResponseMessage> CreateAsync(ServerProcess server, int number) =>
        server.Client.PostAsJsonAsync("/api/v1/tokens", new { name = $"token-{number}", role = "reporter" });

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, errors);
    }
}
