using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Scorecards.TestSupport;

namespace Scorecards.Silo.Tests;

/// <summary>The pages and their styles are files of the server's project: they must come along however the silo is started.</summary>
public sealed partial class PageTests : IDisposable
{
    private static readonly string _project = Path.Combine(BuiltProgram.Root, "src", "Scorecards.Silo");

    private readonly Workspace workspace = new();

    public PageTests()
    {
        workspace.Component("checkout");
        workspace.Check("has-an-owner", "service.team == 'team-a'");
        workspace.Scorecard("has-an-owner");
    }

    /// <summary>The configuration that the tests were built in.</summary>
    private static string Configuration => new DirectoryInfo(Path.GetDirectoryName(SiloProcess.Built[0])!).Parent!.Name;

    public void Dispose() => workspace.Dispose();

    [Fact]
    public Task Pages_have_their_styles_where_the_silo_was_built() => CheckAsync(SiloProcess.Built);

    [Fact]
    public Task Pages_have_their_styles_under_dotnet_run() =>
        CheckAsync(["run", "--no-build", "--project", _project, "--configuration", Configuration, "--"]);

    [Fact]
    public async Task Pages_have_their_styles_after_dotnet_publish()
    {
        using var published = new TempFolder();
        using var publish = Process.Start("dotnet", ["publish", _project, "--no-build", "--configuration", Configuration, "--output", published.Path, "-v", "quiet"]);
        await publish.WaitForExitAsync();
        publish.ExitCode.Should().Be(0);

        await CheckAsync([Path.Combine(published.Path, "Scorecards.Silo.dll")]);
    }

    private async Task CheckAsync(IReadOnlyList<string> program)
    {
        var port = SystemProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        await using var silo = await ServerProcess.StartAsync(SiloProcess.Command(workspace, program, "--silo-port", port));
        try
        {
            await silo.EventuallyAsync(c => c.JsonAsync("/health/ready"), "the silo is ready");

            var page = await silo.Client.GetStringAsync("/");
            using var styles = await silo.Client.GetAsync(Stylesheet().Match(page).Groups[1].Value);

            page.Should().Contain("checkout");
            styles.StatusCode.Should().Be(HttpStatusCode.OK);
            styles.Content.Headers.ContentType!.MediaType.Should().Be("text/css");
            (await styles.Content.ReadAsStringAsync()).Should().Be(await File.ReadAllTextAsync(Path.Combine(BuiltProgram.Root, "src/Scorecards.Server/wwwroot/site.css")));
        }
        finally
        {
            // Not killed: the silo is a child of dotnet run, and would live on.
            await silo.StopAsync();
        }
    }

    [GeneratedRegex("""<link rel="stylesheet" href="([^"]+)" />""")]
    private static partial Regex Stylesheet();
}
