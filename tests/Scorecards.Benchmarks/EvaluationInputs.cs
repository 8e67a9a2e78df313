using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Sources;

namespace Scorecards.Benchmarks;

/// <summary>What evaluations are measured with.</summary>
internal static class EvaluationInputs
{
    /// <summary>So many services of 20 teams and all tiers.</summary>
    public static ServiceCatalog Catalog(int count)
    {
        var reader = new CatalogReader("http://127.0.0.1");
        var files = Enumerable.Range(0, count).Select(i => $$"""
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: service-{{i}}
              description: Service number {{i}} of a catalog made for measuring
              annotations: { scorecards.dev/tier: "{{(i % 4) + 1}}" }
              tags: [benchmark]
            spec: { type: service, lifecycle: production, owner: team-{{i % 20}}, system: system-{{i % 7}}, dependsOn: [component:service-{{i / 2}}] }
            """).Chunk(500).Select((chunk, i) => reader.Read(string.Join("\n---\n", chunk), $"benchmark-{i}.yaml", null)).ToList();
        var catalog = CatalogBuilder.Build(files, []);
        return catalog.Services.Count == count ? catalog : throw new InvalidOperationException(string.Join('\n', catalog.Problems));
    }

    /// <summary>Checks over the catalog, on one scorecard.</summary>
    /// <param name="changed">How many of them, the first ones, have a stricter rule.</param>
    public static DefinitionSet Definitions(int checks = 20, int changed = 0)
    {
        string[] conditions =
        [
            "has(facts.entity.spec.owner)", "size(facts.entity.metadata.description) >= 20", "facts.entity.spec.lifecycle == 'production'",
            "service.tier <= 2 || size(service.tags) > 0", "facts.entity.metadata.name.startsWith('service-')",
        ];
        var documents = Enumerable.Range(0, checks).Select(i => new DefinitionDocument($"check-{i}.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: check-{{i}} }
            spec:
              facts: { entity: { source: catalog, query: entity } }
              pass: {{(i < changed ? "service.tier != 4 && " : "")}}({{conditions[i % conditions.Length]}})
              message: "tier ${service.tier}"
            """));
        var card = new DefinitionDocument("card.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Scorecard
            metadata: { name: benchmark }
            spec:
              primary: true
              checks: [{{string.Join(", ", Enumerable.Range(0, checks).Select(i => $"{{ check: check-{i}, weight: {i + 1} }}"))}}]
            """);
        var result = DefinitionLoader.Load([.. documents, card], SourceRegistry.Kinds);
        return result.Set ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }
}
