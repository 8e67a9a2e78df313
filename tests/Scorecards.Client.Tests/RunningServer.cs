using Microsoft.Extensions.DependencyInjection;
using Scorecards.TestSupport;

namespace Scorecards.Client.Tests;

/// <summary>One real server for the tests that need one, with three services and two teams.</summary>
[CollectionDefinition(Name)]
public sealed class RunningServer : ICollectionFixture<RunningServer>, IAsyncLifetime
{
    public const string Name = "Running server";

    private readonly Workspace workspace = new();
    private ServiceProvider? services;

    public ServerProcess Process { get; private set; } = null!;

    /// <summary>A client with an admin token.</summary>
    public IScorecardsApi Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        workspace.Component("checkout", "{ type: service, lifecycle: production, owner: team-a }", "{ scorecards.dev/tier: \"1\" }");
        workspace.Component("search", "{ type: service, lifecycle: production, owner: team-a }");
        workspace.Component("stock", "{ type: service, lifecycle: production, owner: team-b }");
        workspace.Definition("pushed.yaml", """
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: pushed }
            spec: { kind: pushed, options: { facts: { drill: { ttl: 180d, value: { passed: bool } } }, events: [{ type: com.example.drilled, fact: drill }] } }
            """);
        workspace.Check("belongs-to-team-a", "service.team == 'team-a'");
        workspace.Check("is-in-production", "service.lifecycle == 'production'");
        workspace.Scorecard("belongs-to-team-a", "is-in-production");
        workspace.Definition("to-nobody.yaml", """
            apiVersion: scorecards.dev/v1
            kind: Notification
            metadata: { name: to-nobody }
            spec: { events: [gradeChanged], channel: { kind: slack, url: { secretRef: "env:SCORECARDS_TEST_NOTHING" } } }
            """);
        workspace.Definition("gate.yaml", """
            apiVersion: scorecards.dev/v1
            kind: GatePolicy
            metadata: { name: gate }
            spec:
              mode: enforce
              environments: { production: { title: Production }, staging: { title: Staging } }
              rules:
                - { name: staging-is-open, environments: [staging], decide: allow }
                - { name: two-people, services: [search], decide: approval }
                - { name: the-best, families: [A], decide: allow }
              newServices: { observeFor: 0s }
            """);
        workspace.Definition("support.yaml", """
            apiVersion: scorecards.dev/v1
            kind: SupportPolicy
            metadata: { name: support }
            spec:
              levels:
                full: { title: Around the clock, eligible: true, contact: "#sre", hours: at any hour }
                none: { title: No support, eligible: false }
              rules: [{ families: [A], level: full }]
              otherwise: none
              grace: 0s
              appeals: { longest: 90d, level: full }
            """);
        workspace.Definition("calendar.yaml", """
            apiVersion: scorecards.dev/v1
            kind: Calendar
            metadata: { name: mornings, title: Mornings }
            spec:
              timezone: Europe/Berlin
              windows: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "12:00" }]
              freezes: [{ title: Year end, from: 2030-12-20, to: 2031-01-02 }]
            """);
        Process = await ServerProcess.StartAsync(workspace.Folder, workspace.Arguments);
        services = new ServiceCollection().AddScorecardsClient(Process.Url, ServerProcess.AdminToken).Services.BuildServiceProvider();
        Api = services.GetRequiredService<IScorecardsApi>();
        await Process.EventuallyAsync(c => c.JsonAsync("/api/v1/leaderboard", b => b.GetProperty("items").EnumerateArray().All(i => i.Text("grade") != "U") && b.GetProperty("total").GetInt32() == 3), "all services are rated");
    }

    public async Task DisposeAsync()
    {
        services?.Dispose();
        await Process.DisposeAsync();
        workspace.Dispose();
    }
}
