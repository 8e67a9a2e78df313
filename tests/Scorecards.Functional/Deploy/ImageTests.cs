using System.Diagnostics;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>The container image: what is in it, and that it needs neither root nor a writable file system.</summary>
public sealed class ImageTests(ServerImage image) : IClassFixture<ServerImage>
{
    [Fact]
    public void The_image_runs_as_a_user_that_is_not_root_on_a_port_it_may_open()
    {
        image.RunConfig.GetProperty("User").GetString().Should().Be("1654:1654");
        image.RunConfig.GetProperty("ExposedPorts").EnumerateObject().Select(p => p.Name).Should().Equal("8080/tcp");
        Environment().Should().Contain("ASPNETCORE_HTTP_PORTS", "8080").And.Contain("SCORECARDS_DATA", "/data").And.Contain("HOME", "/data").And.Contain("TMPDIR", "/data");
        image.RunConfig.GetProperty("Entrypoint").EnumerateArray().Select(p => p.GetString()).Should().Equal("dotnet", "/app/Scorecards.Server.dll");
    }

    [Fact]
    public async Task It_works_from_a_file_system_that_is_read_only_but_for_its_data_folder()
    {
        using var workspace = new Workspace();
        workspace.Component("payments");
        workspace.Check("always", "true");
        workspace.Scorecard("always");
        var data = Directory.CreateDirectory(Path.Combine(workspace.Folder, "data")).FullName;
        using var locked = new LockedFolders(image.Root, Path.Combine(workspace.Folder, "catalog"), Path.Combine(workspace.Folder, "definitions"));

        await using (var server = await ServerProcess.StartAsync(Start(workspace, data)))
        {
            await server.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments"), "the service");
            (await server.Client.EvaluateAsync("payments")).RootElement.Text("grade").Should().Be("A+");
            (await server.Client.GetStringAsync("/")).Should().Contain("payments");
            (await server.Client.GetStringAsync("/openapi/v1.json")).Should().Contain("/api/v1/leaderboard");
            server.Output.Should().NotContain("Access to the path").And.NotContain("Read-only").And.NotContain("Permission denied");
        }

        File.Exists(Path.Combine(data, "scorecards.db")).Should().BeTrue();
    }

    [Fact]
    public async Task It_brings_the_shipped_checks_along()
    {
        using var workspace = new Workspace();
        workspace.Component("payments");
        var data = Directory.CreateDirectory(Path.Combine(workspace.Folder, "data")).FullName;
        var start = Start(workspace, data);
        start.Environment.Remove("SCORECARDS_DEFINITIONS");

        await using var server = await ServerProcess.StartAsync(start);

        (await server.EventuallyAsync(client => client.JsonAsync("/api/v1/checks?limit=500", body => body.GetProperty("total").GetInt32() >= 20), "20 checks"))
            .RootElement.GetRawText().Should().Contain("readme-explains-the-service");
    }

    /// <summary>As a container: the image's environment, user rights without any capability, and its folder as working folder.</summary>
    private ProcessStartInfo Start(Workspace workspace, string data)
    {
        string[] command = ["dotnet", Path.Combine(image.Root, "app", "Scorecards.Server.dll")];
        if (System.Environment.IsPrivilegedProcess)
        {
            // Root is not kept out by the rights of files until it has no capabilities.
            command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = Path.Combine(image.Root, "app") };
        foreach (var (name, value) in Environment().Where(e => e.Key != "PATH"))
        {
            start.Environment[name] = value.Replace("/data", data, StringComparison.Ordinal);
        }

        start.Environment["ASPNETCORE_HTTP_PORTS"] = "0";
        start.Environment["SCORECARDS_CATALOG"] = Path.Combine(workspace.Folder, "catalog");
        start.Environment["SCORECARDS_DEFINITIONS"] = Path.Combine(workspace.Folder, "definitions");
        return start;
    }

    private Dictionary<string, string> Environment() => image.RunConfig.GetProperty("Env").EnumerateArray()
        .Select(e => e.GetString()!.Split('=', 2)).ToDictionary(e => e[0], e => e[1]);
}
