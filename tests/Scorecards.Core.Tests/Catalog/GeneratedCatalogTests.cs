using Scorecards.Core.Catalog;

namespace Scorecards.Core.Tests.Catalog;

/// <summary>Two hundred components in all the shapes that Backstage documents, spread over files with other kinds between them.</summary>
public sealed class GeneratedCatalogTests
{
    private const int Count = 200;

    private static readonly string[] _wellKnownAnnotations =
    [
        "backstage.io/managed-by-location: url:https://github.com/o/r/blob/main/catalog-info.yaml",
        "backstage.io/managed-by-origin-location: url:https://github.com/o/r/blob/main/all.yaml",
        "backstage.io/orphan: 'true'",
        "backstage.io/techdocs-ref: dir:.",
        "backstage.io/techdocs-entity: component:default/example",
        "backstage.io/techdocs-entity-path: /path/to/component",
        "backstage.io/view-url: https://some.website/catalog-info.yaml",
        "backstage.io/edit-url: https://github.com/my-org/catalog/edit/master/my-service.jsonnet",
        "backstage.io/source-location: url:https://github.com/my-org/my-service/",
        "backstage.io/ldap-rdn: my-team",
        "backstage.io/code-coverage: scm-only",
        "jenkins.io/job-full-name: folder-name/job-name",
        "github.com/project-slug: backstage/backstage",
        "github.com/team-slug: backstage/maintainers",
        "github.com/user-login: freben",
        "gocd.org/pipelines: backstage,backstage-pr",
        "sentry.io/project-slug: backstage/pump-station",
        "rollbar.com/project-slug: backstage/pump-station",
        "circleci.com/project-slug: github/backstage/pump-station",
        "opsgenie.com/component-selector: 'tag:\"service:my-service\"'",
        "pagerduty.com/service-id: PI8P1V",
        "prometheus.io/rule: memUsage|component,node_memory_active_bytes",
        "sonarqube.org/project-key: pump-station",
        "newrelic.com/dashboard-guid: abc",
        "vault.io/secrets-path: test/backstage",
        "scorecards.dev/tier: 1",
    ];

    [Fact]
    public void None_is_lost()
    {
        var random = new Random(200);
        var texts = Enumerable.Range(0, Count).Select(i => Component(i, random)).Chunk(7).Select(chunk => string.Join("---\n", chunk));

        var reader = new CatalogReader("http://127.0.0.1:5080");
        var catalog = CatalogBuilder.Build(texts.Select((text, i) => reader.Read(text, $"file-{i}.yaml", null)), []);

        catalog.Problems.Should().BeEmpty();
        catalog.Services.Keys.Should().BeEquivalentTo(Enumerable.Range(0, Count).Select(Id));
        catalog.Services.Values.Should().OnlyContain(s => ServiceJson.Read(ServiceJson.Write(s)).Digest == s.Digest);
        catalog.Services.Values.Select(s => s.Digest).Should().OnlyHaveUniqueItems();
        catalog.Teams.Should().NotBeEmpty();
        catalog.Systems.Should().NotBeEmpty();
    }

    private static string Id(int i) => i % 5 == 0 ? $"shop:component-{i}" : $"component-{i}";

    private static string Component(int i, Random random)
    {
        var ns = i % 5 == 0 ? "  namespace: shop\n" : "";
        var name = i % 11 == 0 ? $"\"component-{i}\"" : $"component-{i}";
        var entity = $"apiVersion: backstage.io/{(i % 7 == 0 ? "v1beta1" : "v1alpha1")}\nkind: Component\nmetadata:\n  name: {name}\n{ns}{Metadata(i, random)}{Spec(i)}{Relations(i)}";
        return (i % 6) switch
        {
            0 => $"apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: api-{i}\nspec:\n  type: openapi\n  definition: |\n    openapi: 3.0.0\n    paths: {{ /a: &not-an-anchor x }}\n---\n{entity}",
            1 => $"{entity}---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: team-{i}\nspec:\n  type: team\n  children: []\n",
            2 => $"{entity}---\napiVersion: backstage.io/v1alpha1\nkind: System\nmetadata:\n  name: system-{i}\nspec:\n  owner: team-1\n",
            3 => $"# a comment\n---\n{entity}...\n---\napiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata: {{ name: db-{i} }}\nspec: {{ type: database, owner: team-1 }}\n",
            4 => entity.Replace("\n", "\r\n", StringComparison.Ordinal),
            _ => entity,
        };
    }

    private static string Metadata(int i, Random random)
    {
        var annotations = _wellKnownAnnotations.OrderBy(_ => random.Next()).Take(i % (_wellKnownAnnotations.Length + 1)).ToList();
        return (i % 2 == 0 ? $"  title: Component {i}\n" : "")
            + (i % 3 == 0 ? "  description: |\n    First line\n\n    - of many: lines\n" : i % 3 == 1 ? "  description: >-\n    folded\n    text\n" : "")
            + (annotations.Count > 0 ? $"  annotations:\n{string.Concat(annotations.Select(a => $"    {a}\n"))}" : "")
            + (i % 4 == 0 ? "  labels: { system: public, example.com/tier: gold }\n  tags:\n    - java\n    - go\n" : "")
            + (i % 4 == 1 ? "  links:\n    - url: https://example.com\n      title: Home\n      icon: web\n" : "")
            + (i % 9 == 0 ? "  uid: a0b1\n  etag: QWxs\n  generation: 1\n" : "");
    }

    private static string Spec(int i)
    {
        string[] types = ["service", "website", "library", "documentation", "data-pipeline"];
        string[] owners = ["  owner: team-1\n", "", "  owner: group:default/team-7\n", "  owner: default/team-7\n"];
        return $"spec:\n  type: {types[i % types.Length]}\n  lifecycle: {(i % 3 == 0 ? "experimental" : "production")}\n{owners[i % owners.Length]}"
            + (i % 4 == 2 ? "  system: system-2\n  subcomponentOf: component-1\n" : "")
            + (i % 3 == 1 ? $"  dependsOn: [component:default/component-{(i + 1) % Count}, resource:default/db-3]\n" : "")
            + (i % 5 == 1 ? "  providesApis: [api-0]\n  consumesApis:\n    - shop/api-6\n" : "");
    }

    private static string Relations(int i) => i % 8 != 0 ? "" :
        "relations:\n  - type: ownedBy\n    targetRef: group:default/team-1\n    target: { kind: group, namespace: default, name: team-1 }\n  - type: hasPart\n    targetRef: component:default/x\n";
}
