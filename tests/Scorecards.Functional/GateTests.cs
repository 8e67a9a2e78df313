using System.Net.Http.Json;
using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional;

/// <summary>The command and a real server, as a pipeline and those who act on it use them.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private static readonly string[] _search = ["gate", "search", "--environment", "production"];

    private readonly Workspace _workspace = new();
    private ServerProcess _server = null!;
    private string _approver = "";

    public async Task InitializeAsync()
    {
        foreach (var name in (string[])["search", "stock"])
        {
            _workspace.Component(name);
        }

        _workspace.Check("is-search", "service.name == 'search'");
        _workspace.Scorecard("is-search");
        _workspace.Definition("gate.yaml", """
            apiVersion: scorecards.dev/v1
            kind: GatePolicy
            metadata: { name: gate }
            spec:
              mode: enforce
              environments: { production: { title: Production }, staging: { title: Staging } }
              rules:
                - { name: the-best, families: [A], environments: [production], decide: allow }
                - { name: two-people, families: [A], environments: [staging], decide: approval }
              newServices: { observeFor: 0s }
            """);
        _server = await ServerProcess.StartAsync(_workspace.Folder, _workspace.Arguments);
        await _server.EventuallyAsync(
            c => c.JsonAsync("/api/v1/leaderboard", b => b.GetProperty("items").EnumerateArray().All(i => i.Text("grade") != "U") && b.GetProperty("total").GetInt32() == 2), "all services are rated");
        using var made = await _server.Client.PostAsJsonAsync("/api/v1/tokens", new { name = "approver", role = "approver" });
        _approver = (await made.Content.ReadFromJsonAsync<JsonElement>()).Text("token")!;
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task A_good_service_goes_and_a_bad_one_does_not_until_the_glass_is_broken()
    {
        var good = await Run(_search);
        var bad = await Run("gate", "stock", "--environment", "production");
        var opened = await Run("override", "open", "stock", "--environment", "production", "--reason", "Nothing can be sold, this is the fix", "--incident", "https://incidents.example.com/42", "--json");
        var open = await Run("gate", "stock", "--environment", "production", "--verdict-file", "verdict.json");
        var id = opened.Json["id"]!.GetValue<string>();

        good.Code.Should().Be(0, good.Error);
        good.Out.Should().StartWith("allow: deploy of search to production\n").And.Contain("policy gate, rule the-best");
        bad.Code.Should().Be(10, bad.Error);
        open.Code.Should().Be(0, open.Error);
        open.Out.Should().Contain($"opened by the override {id}");
        File.Exists(Path.Combine(_workspace.Folder, "verdict.json")).Should().BeFalse("what an override opened is for now only");
        (await Run("override", "approve", id)).Error.Should().Contain("another");
        (await RunAs(_approver, "break-glass", "approve", id)).Out.Should().Contain("approved by approver");
        (await RunAs(_approver, "override", "revoke", id)).Out.Should().Contain($"{id} revoked");
        (await Run("override", "list", "--service", "stock")).Out.Should().MatchRegex($"{id} +revoked +stock");
        (await Run("gate", "stock", "--environment", "production", "--commit", "cafe")).Code.Should().Be(10);
    }

    [Fact]
    public async Task A_held_deployment_goes_when_another_approves_it()
    {
        string[] ask = ["gate", "search", "--environment", "staging", "--json"];
        var held = await Run(ask);
        var approved = await RunAs(_approver, "approve", held.Json["decisionId"]!.GetValue<string>(), "--reason", "looked at it");

        held.Code.Should().Be(11, held.Error);
        approved.Code.Should().Be(0, approved.Error);
        approved.Out.Should().StartWith("allow: deploy of search to staging\n").And.Contain("approved by approver: looked at it");
        (await Run([.. ask, "--wait", "2m"])).Code.Should().Be(0);
    }

    [Fact]
    public async Task A_freeze_stops_everyone_until_it_is_lifted()
    {
        var declared = await RunAs(_approver, "freeze", "declare", "--reason", "The provider is down", "--environment", "production", "--until", "2h", "--json");
        var stopped = await Run(_search);
        var mending = await Run([.. _search, "--kind", "rollback"]);
        var id = declared.Json["id"]!.GetValue<string>();

        declared.Code.Should().Be(0, declared.Error);
        stopped.Code.Should().Be(10);
        stopped.Out.Should().Contain("blocking emergency-freeze");
        mending.Out.Should().NotContain("emergency-freeze", "a freeze stops deployments of new versions unless it names more");
        (await Run("freeze", "list")).Out.Should().MatchRegex($"{id} +in force +production");
        (await RunAs(_approver, "freeze", "lift", id)).Code.Should().Be(0);
        (await Run(_search)).Code.Should().Be(0);
    }

    [Fact]
    public async Task A_verdict_is_good_for_its_question_while_the_server_is_away()
    {
        string[] ask = [.. _search, "--artifact", "sha256:ab", "--retry-for", "0s", "--verdict-file", "verdict.json", "--offline-verdict", "verdict.json"];
        (await Run(ask)).Code.Should().Be(0);
        await File.WriteAllTextAsync(Path.Combine(_workspace.Folder, "keys.json"), (await Run("gate-keys")).Out);
        await _server.StopAsync();

        (await Run(ask)).Out.Should().StartWith("allow: deploy of search to production (by the verdict kept, since the server is away)\n");
        (await Run([.. ask, "--keys", "keys.json"])).Code.Should().Be(0);
        (await Run([.. ask, "--kind", "rollback"])).Code.Should().Be(12);
    }

    [Fact]
    public async Task A_moment_is_asked_about_and_mistakes_are_told()
    {
        var would = await Run([.. _search, "--at", "2030-12-24T18:00:00+01:00"]);
        var service = await Run("gate", "serch", "--environment", "production");
        var environment = await Run("gate", "search", "--environment", "prod");

        would.Code.Should().Be(0, would.Error);
        would.Out.Should().Contain("simulated for 2030-12-24 17:00:00Z");
        service.Code.Should().Be(2);
        service.Error.Should().Contain("did you mean 'search'?");
        environment.Code.Should().Be(2);
        environment.Error.Should().Contain("'production'");
    }

    private Task<CommandResult> Run(params IReadOnlyList<string> arguments) => RunAs(ServerProcess.AdminToken, arguments);

    private Task<CommandResult> RunAs(string token, params IReadOnlyList<string> arguments) => ScorecardsCommand.RunAsync(
        _workspace.Folder, "", arguments, new Dictionary<string, string> { ["SCORECARDS_URL"] = _server.Url.ToString(), ["SCORECARDS_TOKEN"] = token, ["GITHUB_STEP_SUMMARY"] = "" });
}
