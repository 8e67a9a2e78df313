using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>What the chart makes of values: the objects of each flavour, and that their parts refer to each other.</summary>
[Trait("Needs", "system")]
public sealed class ChartRenderingTests(ChartRenderer chart) : IClassFixture<ChartRenderer>
{
    private const string Servers = "store: { secret: db }\nsettings: { catalog: https://git.example.com/catalog.git, publicUrl: https://scorecards.example.com }";
    private const string One = "replicas: 1\nstore: { kind: sqlite }\nconfigMaps: { catalog: company, definitions: rules }\nadminToken: { secret: admin }\npodDisruptionBudget: null";
    private const string Silos = "flavour: silo\nreplicas: 3\nstore: { secret: db }\nsettings: { catalog: https://git.example.com/catalog.git }\nsilo: { clusterId: second }";

    private const string Everything = Servers + """

        adminToken: { secret: admin }
        serviceMonitor: { enabled: true, labels: { release: prometheus }, token: { secret: reader } }
        prometheusRule: { enabled: true, runbook: https://wiki.example.com/scorecards }
        dashboard: { enabled: true }
        networkPolicy: { from: [{ namespaceSelector: {} }], egress: [{ ports: [{ port: 443 }] }] }
        env: [{ name: GITHUB_TOKEN, valueFrom: { secretKeyRef: { name: github, key: token } } }]
        volumes: [{ name: extra, emptyDir: {} }]
        volumeMounts: [{ name: extra, mountPath: /extra }]
        podLabels: { team: sre }
        podAnnotations: { note: here }
        nodeSelector: { disk: ssd }
        tolerations: [{ key: spot, operator: Exists }]
        affinity: { nodeAffinity: {} }
        image: { repository: registry.example.com/scorecards-server, tag: "9", pullSecrets: [{ name: pull }] }
        serviceAccount: { annotations: { role: reader } }
        """;

    public static TheoryData<string> All => [Servers, One, Silos, Everything];

    [Theory]
    [InlineData(Servers, "ConfigMap Deployment NetworkPolicy PodDisruptionBudget Service ServiceAccount")]
    [InlineData(One, "ConfigMap NetworkPolicy Service Service ServiceAccount StatefulSet")]
    [InlineData(Silos, "ConfigMap NetworkPolicy PodDisruptionBudget Service Service ServiceAccount StatefulSet")]
    [InlineData(Everything, "ConfigMap ConfigMap Deployment NetworkPolicy PodDisruptionBudget PrometheusRule Service ServiceAccount ServiceMonitor")]
    public void Each_flavour_has_its_objects(string values, string kinds) =>
        string.Join(' ', chart.Render(values).Select(o => o.Text("kind")).Order(StringComparer.Ordinal)).Should().Be(kinds);

    [Theory]
    [MemberData(nameof(All))]
    public void Selectors_find_the_pods_and_names_lead_somewhere(string values)
    {
        var objects = chart.Render(values);
        var workload = objects.Single(o => o.Text("kind") is "Deployment" or "StatefulSet");
        var pod = workload.GetProperty("spec").GetProperty("template");
        var labels = Map(pod.GetProperty("metadata").GetProperty("labels"));

        foreach (var selector in objects.Select(o => Selector(o)).OfType<JsonElement>())
        {
            Map(selector).Should().NotBeEmpty().And.BeSubsetOf(labels);
        }

        var spec = pod.GetProperty("spec");
        var container = spec.GetProperty("containers").EnumerateArray().Single();
        var claims = workload.GetProperty("spec").TryGetProperty("volumeClaimTemplates", out var templates) ? templates.EnumerateArray().Select(t => t.GetProperty("metadata").Text("name")) : [];
        var volumes = spec.GetProperty("volumes").EnumerateArray().Select(v => v.Text("name")).Concat(claims).ToList();
        volumes.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(container.GetProperty("volumeMounts").EnumerateArray().Select(m => m.Text("name")));
        var ports = container.GetProperty("ports").EnumerateArray().Select(p => p.Text("name")).ToList();
        objects.Where(o => o.Text("kind") == "Service").SelectMany(o => o.GetProperty("spec").GetProperty("ports").EnumerateArray()).Select(p => p.Text("targetPort")).Should().BeSubsetOf(ports);
        objects.Select(o => (o.Text("kind"), o.GetProperty("metadata").Text("name"))).Should().OnlyHaveUniqueItems();
        container.GetProperty("envFrom")[0].GetProperty("configMapRef").Text("name").Should().Be(objects.First(o => o.Text("kind") == "ConfigMap").GetProperty("metadata").Text("name"));
        spec.Text("serviceAccountName").Should().Be(objects.Single(o => o.Text("kind") == "ServiceAccount").GetProperty("metadata").Text("name"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Pods_have_no_right_they_do_not_need_and_are_probed(string values)
    {
        var spec = chart.Render(values).Single(o => o.Text("kind") is "Deployment" or "StatefulSet").GetProperty("spec").GetProperty("template").GetProperty("spec");
        var container = spec.GetProperty("containers").EnumerateArray().Single();

        spec.GetProperty("securityContext").GetProperty("runAsNonRoot").GetBoolean().Should().BeTrue();
        spec.GetProperty("automountServiceAccountToken").GetBoolean().Should().BeFalse();
        container.GetProperty("securityContext").GetProperty("readOnlyRootFilesystem").GetBoolean().Should().BeTrue();
        container.GetProperty("securityContext").GetProperty("allowPrivilegeEscalation").GetBoolean().Should().BeFalse();
        container.GetProperty("livenessProbe").GetProperty("httpGet").Text("path").Should().Be("/health/live");
        container.GetProperty("readinessProbe").GetProperty("httpGet").Text("path").Should().Be("/health/ready");
    }

    [Fact]
    public void The_rules_and_the_dashboard_are_the_files_that_are_tested()
    {
        var objects = chart.Render(Everything);

        var rules = objects.Single(o => o.Text("kind") == "PrometheusRule").GetProperty("spec").GetRawText();
        rules.Should().Contain("https://wiki.example.com/scorecards#scorecardsdown").And.NotContain("github.com");
        rules.Replace("https://wiki.example.com/scorecards", "https://github.com/scorecards-dev/scorecards/blob/main/deploy/README.md", StringComparison.Ordinal)
            .Should().Be(YamlFile.Read("helm", "scorecards", "files", "rules.yaml").GetRawText());
        var board = objects.Last(o => o.Text("kind") == "ConfigMap").GetProperty("data").EnumerateObject().Single().Value.GetString()!;
        JsonElement.DeepEquals(JsonDocument.Parse(board).RootElement, JsonDocument.Parse(YamlFile.Text("helm", "scorecards", "files", "dashboard.json")).RootElement).Should().BeTrue();
    }

    [Fact]
    public void Silos_reach_each_other_and_nobody_else_reaches_them()
    {
        var objects = chart.Render(Silos);

        var settings = objects.First(o => o.Text("kind") == "ConfigMap").GetProperty("data");
        settings.Text("SCORECARDS_CLUSTERID").Should().Be("second");
        settings.Text("SCORECARDS_SILOPORT").Should().Be("11111");
        var ingress = objects.Single(o => o.Text("kind") == "NetworkPolicy").GetProperty("spec").GetProperty("ingress").EnumerateArray().ToList();
        ingress.Single(rule => rule.GetProperty("ports")[0].Text("port") == "silo").GetProperty("from").GetArrayLength().Should().Be(1);
    }

    [Theory]
    [InlineData("settings: { catalog: x }", "needs store.secret")]
    [InlineData("store: { secret: db }", "nothing to rate")]
    [InlineData("store: { kind: sqlite }\nsettings: { catalog: x }", "needs replicas 1")]
    [InlineData("flavour: silo\nreplicas: 1\nstore: { kind: sqlite }\nsettings: { catalog: x }", "flavour silo needs store.kind postgresql")]
    public void Values_that_cannot_work_together_are_refused(string values, string message) => chart.Refuse(values).Should().Contain(message);

    private static JsonElement? Selector(JsonElement o)
    {
        if (!o.TryGetProperty("spec", out var spec) || !(spec.TryGetProperty("selector", out var selector) || spec.TryGetProperty("podSelector", out selector)))
        {
            return null;
        }

        return selector.TryGetProperty("matchLabels", out var labels) ? labels : selector;
    }

    private static IEnumerable<(string, string?)> Map(JsonElement labels) => labels.EnumerateObject().Select(p => (p.Name, p.Value.GetString()));
}
