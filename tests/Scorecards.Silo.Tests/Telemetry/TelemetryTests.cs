using System.Globalization;
using System.Text;
using Scorecards.TestSupport;

namespace Scorecards.Silo.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Grain_calls_and_evaluations_are_sent_to_the_collector_that_is_named()
    {
        using var workspace = new Workspace();
        workspace.Component("checkout");
        workspace.Check("has-an-owner", "service.team == 'team-a'");
        workspace.Scorecard("has-an-owner");
        await using var collector = new LoopbackServer((_, response) => response.SendAsync(200, "application/x-protobuf", ""));
        var command = SiloProcess.Command(workspace, SiloProcess.Built, "--silo-port", SystemProcess.FreePort().ToString(CultureInfo.InvariantCulture));
        command.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url.ToString();
        command.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        await using var silo = await ServerProcess.StartAsync(command);

        await silo.EventuallyAsync(c => c.JsonAsync("/health/ready"), "the silo is ready");
        using var evaluation = await silo.Client.EvaluateAsync("checkout");

        // It sends what is left when it stops.
        (await silo.StopAsync()).Should().Be(0, silo.Output);
        Sent(collector, "/v1/traces").Should().Contain("IServiceGrain/EvaluateAsync").And.Contain("Microsoft.AspNetCore.Hosting.HttpRequestIn").And.Contain("scorecards-silo");
        Sent(collector, "/v1/metrics").Should().Contain("orleans-").And.Contain("scorecards.evaluations");
    }

    private static string Sent(LoopbackServer collector, string path) =>
        string.Concat(collector.Requests.Where(r => r.Path == path).Select(r => Encoding.Latin1.GetString(r.Body)));
}
