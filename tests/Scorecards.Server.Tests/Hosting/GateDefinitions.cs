namespace Scorecards.Server.Tests.Hosting;

/// <summary>The test definitions with a gate: cart waits for a second person, other services need a good grade.</summary>
internal static class GateDefinitions
{
    /// <summary>What the probe says of a service with an A+.</summary>
    public const string Good = """{ "ok": true, "share": 1, "millis": 1 }""";

    /// <summary>What it says of one with an F.</summary>
    public const string Poor = """{ "ok": false, "share": 0.25, "millis": 900 }""";

    public const string Text = TestDefinitions.Text + """

        ---
        apiVersion: scorecards.dev/v1
        kind: Calendar
        metadata: { name: never, title: Hours that never come }
        spec:
          timezone: Europe/London
          windows: [{ days: [mon], from: "09:00", to: "16:00" }]
          freezes: [{ from: 2020-01-01, to: 2090-01-01, title: The long winter }]
        ---
        apiVersion: scorecards.dev/v1
        kind: GatePolicy
        metadata: { name: gate, title: Who may deploy }
        spec:
          newServices: { observeFor: 0s }
          environments:
            production: { title: Production, failMode: closed }
            staging: { failMode: open }
            museum: { freezes: [never] }
          rules:
            - { name: mending, kinds: [rollback, hotfix, security], decide: allow }
            - { name: staging-is-open, environments: [staging], decide: allow }
            - { name: wants-a-second-person, services: [cart], decide: approval }
            - { name: good-services, families: [A, B, C], decide: allow }
            - { name: good-enough, families: [D], during: never, decide: allow }
            - { name: poor-services, decide: deny, why: They break too often. }
        """;

    /// <summary>A server with this gate and services of the team payments.</summary>
    public static async Task<TestServer> StartAsync(params (string Id, string Answer)[] services)
    {
        var server = await TestServer.StartAsync();
        await server.UseAsync([.. services.Select(s => Sample.Service(s.Id))], TestDefinitions.Load(Text));
        foreach (var (id, answer) in services)
        {
            await server.EvaluateAsync(id, answer);
        }

        return server;
    }
}
