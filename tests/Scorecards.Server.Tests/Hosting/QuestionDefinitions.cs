namespace Scorecards.Server.Tests.Hosting;

/// <summary>The test definitions with questions to people on a scorecard of their own.</summary>
internal static class QuestionDefinitions
{
    public const string Text = TestDefinitions.Text + """

        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: restore-was-rehearsed, title: A restore was rehearsed }
        spec:
          attestation: { question: "Was a <restore> rehearsed?", roles: [owner, approver], validFor: 90d, evidence: required }
        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: is-tested-enough }
        spec:
          attestation: { question: Is it tested enough?, roles: [reporter], validFor: 7d, boundTo: release }
        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: contingencies-are-listed }
        spec:
          attestation: { question: Is the list complete?, roles: [reporter], validFor: 7d, items: required }
        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: is-asked-of-tier-one }
        spec:
          appliesTo: service.tier == 1
          attestation: { question: Is it, roles: [reporter], validFor: 7d }
        ---
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata: { name: meeting }
        spec:
          checks:
            - { check: restore-was-rehearsed, weight: 1 }
            - { check: is-tested-enough, weight: 1 }
            - { check: contingencies-are-listed, weight: 1 }
        """;

    /// <summary>A server with the services checkout (team payments, rated) and cart (team shop).</summary>
    public static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("checkout"), Sample.Service("cart", "shop")], TestDefinitions.Load(Text));
        await server.EvaluateAsync("checkout", """{ "ok": false, "share": 0, "millis": 900 }""");
        return server;
    }
}
