using System.Text.RegularExpressions;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>Alerts and the dashboard ask only for what the server tells, and every alert says what to do.</summary>
public sealed partial class MonitoringTests
{
    private const string Runbook = "https://github.com/scorecards-dev/scorecards/blob/main/deploy/README.md";

    [Fact]
    public async Task Alerts_and_dashboard_use_only_metrics_that_the_server_exposes()
    {
        using var workspace = new Workspace();
        workspace.Component("payments");
        workspace.Check("always", "true");
        workspace.Scorecard("always");
        await using var server = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        await server.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments"), "the service");
        await server.Client.EvaluateAsync("payments");

        var exposed = await server.Client.GetStringAsync("/metrics");

        var known = Types().Matches(exposed).SelectMany(m => m.Groups[2].Value == "histogram"
            ? [$"{m.Groups[1].Value}_bucket", $"{m.Groups[1].Value}_sum", $"{m.Groups[1].Value}_count"]
            : new[] { m.Groups[1].Value }).Append("up").ToList();
        var used = Expressions().SelectMany(e => Names().Matches(e)).Select(m => m.Value).Distinct().ToList();
        used.Should().HaveCountGreaterThan(5).And.BeSubsetOf(known);
        known.Should().HaveCountGreaterThan(8);
    }

    [Fact]
    public void Every_expression_looks_at_the_job_that_the_scrape_configurations_name()
    {
        foreach (var expression in Expressions())
        {
            Selectors().Matches(expression).Should().HaveCount(Names().Count(expression), expression);
        }

        YamlFile.Text("compose", "prometheus.yml").Should().Contain("job_name: scorecards");
        YamlFile.Text("helm", "scorecards", "templates", "servicemonitor.yaml").Should().Contain("jobLabel: app.kubernetes.io/name");
    }

    [Fact]
    public void Every_alert_links_to_its_section_of_the_operations_guide()
    {
        var sections = Headings().Matches(YamlFile.Text("README.md")).Select(m => m.Groups[1].Value).ToList();

        var alerts = Rules().Select(r => (Name: r.Text("alert")!, Annotations: r.GetProperty("annotations"), Labels: r.GetProperty("labels"))).ToList();

        alerts.Should().OnlyContain(a => a.Annotations.Text("runbook_url") == $"{Runbook}#{a.Name.ToLowerInvariant()}")
            .And.OnlyContain(a => a.Annotations.Text("summary") != null && a.Annotations.Text("description") != null)
            .And.OnlyContain(a => a.Labels.Text("severity") == "critical" || a.Labels.Text("severity") == "warning");
        sections.Where(s => s.StartsWith("Scorecards", StringComparison.Ordinal)).Should().Equal(alerts.Select(a => a.Name));
        YamlFile.Read("helm", "scorecards", "values.yaml").GetProperty("prometheusRule").Text("runbook").Should().Be(Runbook);
    }

    private static IEnumerable<System.Text.Json.JsonElement> Rules() => YamlFile.Read("helm", "scorecards", "files", "rules.yaml")
        .GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("rules").EnumerateArray());

    private static List<string> Expressions()
    {
        using var dashboard = System.Text.Json.JsonDocument.Parse(YamlFile.Text("helm", "scorecards", "files", "dashboard.json"));
        return [
            .. Rules().Select(r => r.Text("expr")!),
            .. dashboard.RootElement.GetProperty("panels").EnumerateArray().SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.Text("expr")!),
        ];
    }

    [GeneratedRegex(@"^# TYPE (\S+) (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Types();

    [GeneratedRegex(@"\bscorecards_\w+|\bup\b")]
    private static partial Regex Names();

    [GeneratedRegex(@"(\bscorecards_\w+|\bup)\{job=""scorecards""")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"^#+ (\S.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
