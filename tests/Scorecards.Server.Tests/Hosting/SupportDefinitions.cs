using Scorecards.Core.Definitions;

namespace Scorecards.Server.Tests.Hosting;

/// <summary>The test definitions with a support policy, and a service that wins and loses its support.</summary>
internal static class SupportDefinitions
{
    public const string Good = """{ "ok": true, "share": 1, "millis": 1 }""";
    public const string Poor = """{ "ok": false, "share": 0, "millis": 900 }""";

    public const string Policy = """

        ---
        apiVersion: scorecards.dev/v1
        kind: SupportPolicy
        metadata: { name: sre, title: Support, description: "No support for <F>." }
        spec:
          levels:
            full: { title: Full, eligible: true, contact: page sre, hours: around the clock }
            advice: { title: Advice, eligible: true, contact: "#sre" }
            none: { title: None, eligible: false }
          rules:
            - { families: [F], level: none }
            - { families: [A], tiers: [1, 2], level: full }
            - { appliesTo: "service.tier < 4", level: advice }
          otherwise: none
          grace: 14d
          appeals: { longest: 30d }
          help: { contact: "#help", link: "https://example.com/help" }
          validFor: 1h
        """;

    public static DefinitionSet Load(string policy = Policy) => TestDefinitions.Load(TestDefinitions.Text + policy);

    /// <summary>A server with the services cart (tier 2, team payments) and search (tier 3, team find), none evaluated yet.</summary>
    public static async Task<TestServer> StartAsync(string policy = Policy)
    {
        var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("cart", tier: 2, title: "Cart"), Sample.Service("search", "find", title: "Search")], Load(policy));
        return server;
    }

    /// <summary>Has the cart fall from A+ to F, for long enough to count.</summary>
    public static async Task FallAsync(this TestServer server)
    {
        await server.EvaluateAsync("cart", Good);
        await server.EvaluateAsync("cart", Poor);
        await server.EvaluateAsync("cart", Poor);
    }
}
