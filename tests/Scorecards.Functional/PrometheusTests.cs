using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional;

/// <summary>The shipped monitoring checks against a real Prometheus, alive and dead.</summary>
[Trait("Needs", "system")]
public sealed class PrometheusTests
{
    private static readonly string[] _asking = ["is-scraped", "has-alerting-rules", "alerts-link-to-runbooks", "rules-are-healthy", "was-up-for-the-last-day"];

    private const string Rules = """
        groups:
          - name: payments
            rules:
              - alert: TooManyErrors
                expr: vector(0) > 1
                labels: { service: payments, severity: page }
                annotations: { runbook_url: https://wiki.example.com/errors }
              - alert: TooSlow
                expr: vector(0) > 1
                labels: { service: payments }
              - record: job:up:sum
                expr: sum(up)
                labels: { service: payments }
        """;

    [Fact]
    public async Task The_shipped_checks_ask_it_and_its_death_moves_no_grade()
    {
        await using var prometheus = await PrometheusServer.StartAsync("payments", Rules);
        using var workspace = new Workspace();
        workspace.Component("payments", annotations: "{ scorecards.dev/tier: \"1\" }");
        foreach (var file in _asking.Select(check => Path.Combine(BuiltProgram.Root, "checks", "monitoring", $"{check}.yaml")))
        {
            // Asked again on every run, so that the death shows at once.
            workspace.Definition(Path.GetFileName(file), (await File.ReadAllTextAsync(file)).Replace("ttl: 15m", "ttl: 0s", StringComparison.Ordinal).Replace("ttl: 5m", "ttl: 0s", StringComparison.Ordinal));
        }

        workspace.Scorecard(_asking);
        workspace.Definition("prometheus.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: prometheus }
            spec: { kind: prometheus, url: "{{prometheus.Url}}", allow: ["127.0.0.1"] }
            """);
        await using var server = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        await server.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments", s => s.Text("grade") is not (null or "U")), "a grade");

        using var alive = await server.Client.EvaluateAsync("payments");
        Outcomes(alive).Should().Equal(
            ("is-scraped", "pass", null), ("has-alerting-rules", "pass", null), ("alerts-link-to-runbooks", "partial", null),
            ("rules-are-healthy", "pass", null), ("was-up-for-the-last-day", "pass", null));
        alive.Outcome("alerts-link-to-runbooks").GetProperty("value").GetDecimal().Should().Be(0.5m);
        alive.Outcome("alerts-link-to-runbooks").Text("message").Should().Contain("TooSlow").And.NotContain("TooManyErrors");

        await prometheus.KillAsync();
        using var dead = await server.Client.EvaluateAsync("payments");

        Outcomes(dead).Should().Equal(
            ("is-scraped", "pass", "source"), ("has-alerting-rules", "pass", "source"), ("alerts-link-to-runbooks", "partial", "source"),
            ("rules-are-healthy", "pass", "source"), ("was-up-for-the-last-day", "pass", "source"));
        dead.RootElement.GetProperty("outcomes").EnumerateArray().Should().OnlyContain(o => o.GetProperty("stale").GetBoolean());
        foreach (var field in new[] { "grade", "score", "scoreMin", "scoreMax", "coverage" })
        {
            dead.RootElement.GetProperty(field).ToString().Should().Be(alive.RootElement.GetProperty(field).ToString(), field);
        }

        (await server.Client.GetStringAsync("/services/payments")).Should().Contain("held").And.Contain("cannot be reached");
    }

    [Fact]
    public async Task Checks_that_ask_it_are_not_applicable_until_it_is_configured()
    {
        using var workspace = new Workspace();
        workspace.Component("payments");
        workspace.Definition("is-scraped.yaml", await File.ReadAllTextAsync(Path.Combine(BuiltProgram.Root, "checks", "monitoring", "is-scraped.yaml")));
        workspace.Check("always", "true");
        workspace.Scorecard("is-scraped", "always");
        await using var server = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        await server.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments", s => s.Text("grade") == "A+"), "A+");

        using var evaluation = await server.Client.EvaluateAsync("payments");

        evaluation.Outcome("is-scraped").Text("outcome").Should().Be("notApplicable");
        (await server.Client.GetStringAsync("/definitions")).Should().Contain("source not configured: prometheus");
    }

    private static IEnumerable<(string, string?, string?)> Outcomes(JsonDocument evaluation) =>
        _asking.Select(check => (check, evaluation.Outcome(check).Text("outcome"), evaluation.Outcome(check).Text("unknownCause")));
}
