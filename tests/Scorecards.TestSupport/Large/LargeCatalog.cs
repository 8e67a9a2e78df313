using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Text;

namespace Scorecards.TestSupport.Large;

/// <summary>The catalog of <see cref="LargeCompany"/>: most names are ordinary, some are long, right-to-left, or look like markup.</summary>
public static class LargeCatalog
{
    public const int Teams = 400;
    public const int Systems = 150;

    /// <summary>Components a file; a file may not be too large.</summary>
    private const int Together = 500;

    private static readonly string[] _areas = ["Checkout", "Customer", "Delivery", "Fraud", "Inventory", "Invoice", "Loyalty", "Payment", "Pricing", "Search", "Shipment", "Warehouse"];
    private static readonly string[] _things = ["archive", "events", "exporter", "gateway", "index", "notifications", "orchestrator", "planner", "reconciliation", "reports", "scheduler", "worker"];

    /// <summary>The id of the service with a number, from 1.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"service-{number:00000}");

    public static string TitleOf(int number) => (number % 1000) switch
    {
        7 => $"<b>{number}</b> & \"sons\" <script>alert(1)</script>",
        11 => $"שירות תשלומים 🚀 {number}",
        13 => $"The service with the longest title of the company, number {number}, ".PadRight(200, 'w'),
        _ => $"{Pick(_areas, $"area {number}")} {Pick(_things, $"thing {number}")} {number}",
    };

    internal static void Write(Workspace workspace, int services)
    {
        workspace.Write("catalog/teams/catalog-info.yaml", string.Join("\n---\n", Enumerable.Range(1, Teams).Select(Team)));
        foreach (var (numbers, i) in Enumerable.Range(1, services).Chunk(Together).Select((numbers, i) => (numbers, i)))
        {
            workspace.Write($"catalog/services-{i:000}/catalog-info.yaml", string.Join("\n---\n", numbers.Select(Component)));
        }
    }

    private static string Team(int number) => $$"""
        apiVersion: backstage.io/v1alpha1
        kind: Group
        metadata: { name: team-{{number:000}}, title: "{{Pick(_areas, $"team {number}")}} team {{number}}" }
        spec: { type: team, children: [] }
        """;

    private static string Component(int number)
    {
        var hash = StableHash.Of($"component {number}");
        var owner = hash % 40 == 0 ? "" : $"owner: team-{(hash % Teams) + 1:000}, ";
        var tier = (hash / 7 % 10) switch { 0 => 1, < 3 => 2, < 9 => 3, _ => 4 };
        return $$"""
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: {{IdOf(number)}}
              title: {{JsonSerializer.Serialize(TitleOf(number))}}
              description: One of many.
              annotations: { scorecards.dev/tier: "{{tier}}" }
            spec: { type: service, lifecycle: production, {{owner}}system: system-{{hash / 3 % Systems:000}}, dependsOn: [component:{{IdOf((number / 2) + 1)}}] }
            """;
    }

    private static string Pick(string[] from, string key) => from[StableHash.Of(key) % (ulong)from.Length];
}
