using System.Globalization;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Backstage;

/// <summary>One real Backstage, with a company's catalog, for all tests that ask it.</summary>
public sealed class BackstageFixture : IAsyncLifetime
{
    /// <summary>So many that there are several pages of them.</summary>
    public const int Components = 420;

    public BackstageBackend Backend { get; private set; } = null!;

    public static string Component(string name, string owner = "payments", string more = "") => string.Create(CultureInfo.InvariantCulture, $$"""
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: { name: {{name}}, annotations: { scorecards.dev/tier: "1" } }
        spec: { type: service, lifecycle: production, owner: {{owner}}, system: shop{{more}} }
        """);

    public async Task InitializeAsync() => Backend = await BackstageBackend.StartAsync(
    [
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: payments, title: Payments }\nspec: { type: team, children: [] }",
        "apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: { name: shop, title: The shop }\nspec: { owner: payments }",
        "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: orders }\nspec: { type: openapi, lifecycle: production, owner: payments, definition: none }",
        .. Enumerable.Range(0, Components).Select(i => Component(
            string.Create(CultureInfo.InvariantCulture, $"service-{i}"),
            i == 7 ? "user:default/ada" : "payments",
            string.Create(CultureInfo.InvariantCulture, $", dependsOn: [ component:service-{(i + 1) % Components} ]"))),
    ]);

    public async Task DisposeAsync()
    {
        if (Backend is not null)
            await Backend.DisposeAsync();
    }
}
