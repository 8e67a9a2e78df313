using System.Diagnostics;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>What Prometheus reads, held to Prometheus' own tool.</summary>
[Trait("Needs", "system")]
public sealed class PrometheusFilesTests
{
    [Fact]
    public async Task The_alerts_are_rules_that_prometheus_reads() =>
        (await PromtoolAsync("check", "rules", YamlFile.Path("helm", "scorecards", "files", "rules.yaml"))).Should().Contain("SUCCESS");

    [Fact]
    public async Task The_compose_setup_is_a_configuration_that_prometheus_reads()
    {
        // As the containers have it: both files in one folder.
        using var folder = new TempFolder();
        folder.Write("rules.yaml", YamlFile.Text("helm", "scorecards", "files", "rules.yaml"));

        (await PromtoolAsync("check", "config", folder.Write("prometheus.yml", YamlFile.Text("compose", "prometheus.yml")))).Should().Contain("SUCCESS");
    }

    [Fact]
    public async Task Each_alert_fires_when_it_should_and_only_then()
    {
        using var folder = new TempFolder();
        folder.Write("rules.yaml", YamlFile.Text("helm", "scorecards", "files", "rules.yaml"));
        var cases = File.ReadAllText(Path.Combine(BuiltProgram.Root, "tests", "Scorecards.Functional", "Deploy", "alerts.test.yaml"));

        (await PromtoolAsync("test", "rules", folder.Write("alerts.test.yaml", cases))).Should().Contain("SUCCESS");

        var alerts = YamlFile.Read("helm", "scorecards", "files", "rules.yaml").GetProperty("groups")[0].GetProperty("rules").EnumerateArray().Select(r => r.Text("alert"));
        alerts.Should().OnlyContain(alert => cases.Contains($"alertname=\"{alert}\"", StringComparison.Ordinal), "every alert has a case");
    }

    private static async Task<string> PromtoolAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("promtool", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            var said = await output + await errors;
            await process.WaitForExitAsync();
            process.ExitCode.Should().Be(0, said);
            return said;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("This test needs promtool, which comes with Prometheus. Install it (Debian, Ubuntu: apt install prometheus).");
        }
    }
}
