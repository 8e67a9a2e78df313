using System.Diagnostics;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>Definitions and a catalog in ConfigMaps: Kubernetes lays them out as links, and changes them by turning one link.</summary>
public sealed class ConfigMapTests
{
    [Fact]
    public async Task A_mounted_config_map_is_read_and_its_changes_are_seen()
    {
        using var workspace = new Workspace();
        workspace.Component("payments");
        workspace.Check("owned", "true");
        workspace.Scorecard("owned");
        using var mounts = new TempFolder();
        foreach (var (map, folder) in new[] { ("catalog", "catalog/payments"), ("definitions", "definitions") })
        {
            Mount(Path.Combine(mounts.Path, map), Path.Combine(workspace.Folder, folder), "1");
        }

        await using var server = await ServerProcess.StartAsync(
            mounts.Path, "--catalog", "catalog", "--definitions", "definitions", "--data", Path.Combine(workspace.Folder, "data"));
        await server.EventuallyAsync(client => GradeAsync(client, "A+"), "A+");

        workspace.Check("owned", "service.tier < 1");
        Mount(Path.Combine(mounts.Path, "definitions"), Path.Combine(workspace.Folder, "definitions"), "2");

        await server.EventuallyAsync(client => GradeAsync(client, "F"), "F");
    }

    private static async Task<object?> GradeAsync(HttpClient client, string grade) =>
        await client.JsonAsync("/api/v1/services/payments", body => body.GetRawText().Contains($"\"grade\":\"{grade}\"", StringComparison.Ordinal));

    /// <summary>The files in a hidden folder, a link <c>..data</c> to it, and a link through that for each file.</summary>
    private static void Mount(string mount, string content, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(mount, $"..2026_{version}"));
        foreach (var file in Directory.EnumerateFiles(content))
        {
            var name = Path.GetFileName(file);
            File.Copy(file, Path.Combine(folder.FullName, name));

            if (!File.Exists(Path.Combine(mount, name)))
            {
                File.CreateSymbolicLink(Path.Combine(mount, name), Path.Combine("..data", name));
            }
        }

        File.CreateSymbolicLink(Path.Combine(mount, "..data_tmp"), folder.Name);
        using var turn = Process.Start("mv", ["-T", Path.Combine(mount, "..data_tmp"), Path.Combine(mount, "..data")]);
        turn.WaitForExit();
        turn.ExitCode.Should().Be(0);
    }
}
