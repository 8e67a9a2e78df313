using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Replicas;

/// <summary>The gate of three servers on one PostgreSQL, asked at once.</summary>
[Trait("Needs", "system")]
public sealed class GateReplicaTests : IAsyncLifetime
{
    private const string Database = "scorecards";

    private readonly Workspace _workspace = new();
    private readonly List<ServerProcess> _servers = [];
    private PostgreSqlServer _postgres = null!;

    public async Task InitializeAsync()
    {
        _workspace.Components(["checkout", "cart"]);
        _workspace.Check("always", "true");
        _workspace.Scorecard("always");
        _workspace.Definition("gate.yaml", """
            apiVersion: scorecards.dev/v1
            kind: GatePolicy
            metadata: { name: gate }
            spec:
              newServices: { observeFor: 0s }
              environments: { production: { failMode: closed } }
              rules:
                - { name: cart-needs-two, services: [cart], decide: approval }
                - { name: everything, decide: allow }
            """);
        _postgres = await PostgreSqlServer.StartNewAsync();
        await _postgres.QueryAsync($"CREATE DATABASE {Database}");
        foreach (var name in new[] { "a", "b", "c" })
        {
            _servers.Add(await ServerProcess.StartAsync(
                _workspace.Folder, "--catalog", "catalog", "--definitions", "definitions", "--data", $"data-{name}", "--store", _postgres.ConnectionString(Database)));
        }

        foreach (var server in _servers)
        {
            await server.EventuallyAsync(async client => await GraderAsync(client), "checkout is graded");
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        await _postgres.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task A_hundred_requests_at_once_with_one_key_on_three_nodes_get_one_decision()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => AskAsync(_servers[i % _servers.Count], "checkout", $"sha256:{i % 3}", key: $"build-{i % 3}")));

        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.OK);
        answers.GroupBy(a => a.Text("subject", "artifactDigest")).Should().HaveCount(3).And.OnlyContain(same => same.Select(a => a.Text("decisionId")).Distinct().Count() == 1);
        (await _postgres.QueryAsync("SELECT (SELECT count(*) FROM gate_decisions), (SELECT count(*) FROM audit WHERE action = 'decision.made')", Database))
            .Should().Equal("3|3");

        var other = await AskAsync(_servers[1], "checkout", "sha256:other", key: "build-1");
        other.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        other.Text("type").Should().Be("urn:scorecards:idempotency-key-used");
    }

    [Fact]
    public async Task The_same_question_on_any_node_gets_the_same_decision_until_a_freeze_that_binds_everywhere_within_a_second()
    {
        var before = await Task.WhenAll(_servers.Select(server => AskAsync(server, "checkout", "sha256:1")));
        before.Should().OnlyContain(a => a.Text("decision") == "allow").And.OnlyContain(a => a.Text("decisionId") == before[0].Text("decisionId"));

        using var declared = await _servers[0].Client.PostAsJsonAsync("/api/v1/gate/freezes", new { reason = "the data centre is on fire" });
        declared.StatusCode.Should().Be(HttpStatusCode.Created);
        var since = Stopwatch.StartNew();

        (await AskAsync(_servers[0], "checkout", "sha256:1")).Text("decision").Should().Be("deny", "the node that was told goes by it at once");
        (await AskAsync(_servers[1], "checkout", "sha256:new")).Text("decision").Should().Be("deny", "no node can keep a new allow");
        foreach (var server in _servers)
        {
            var denied = await server.EventuallyAsync(async _ => await AskAsync(server, "checkout", "sha256:1") is var a && a.Text("decision") == "deny" ? a : null, "the freeze binds", 10);
            denied.Body.RootElement.GetProperty("reasons")[0].Text("code").Should().Be("emergency-freeze");
        }

        since.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), "a second is promised, and asking takes its time on a busy machine");
    }

    [Fact]
    public async Task What_one_node_holds_another_may_approve_and_all_then_allow()
    {
        var held = await AskAsync(_servers[0], "cart", "sha256:1");
        held.Text("decision").Should().Be("hold");
        using var token = await _servers[1].Client.PostAsJsonAsync("/api/v1/tokens", new { name = "second-person", role = "approver" });
        using var made = JsonDocument.Parse(await token.Content.ReadAsStringAsync());

        using var approval = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/gate/decisions/{held.Text("decisionId")}/approvals") { Content = JsonContent.Create(new { reason = "looked at it" }) };
        approval.Headers.Authorization = new("Bearer", made.RootElement.GetProperty("token").GetString());
        using var approved = await _servers[1].Client.SendAsync(approval);

        approved.StatusCode.Should().Be(HttpStatusCode.OK, await approved.Content.ReadAsStringAsync());
        var after = await Task.WhenAll(_servers.Select(server => AskAsync(server, "cart", "sha256:1")));
        after.Should().OnlyContain(a => a.Text("decision") == "allow").And.OnlyContain(a => a.Text("decisionId") == after[0].Text("decisionId"));
        after[0].Text("approval", "by").Should().Be("second-person");
    }

    private static async Task<object?> GraderAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/v1/services/checkout");
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("\"grade\":\"A+\"", StringComparison.Ordinal) ? answer : null;
    }

    private static async Task<GateReply> AskAsync(ServerProcess server, string service, string artifact, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/gate/decisions")
        {
            Content = JsonContent.Create(new { service, environment = "production", artifactDigest = artifact }),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await server.Client.SendAsync(request);
        return new GateReply(answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private sealed record GateReply(HttpStatusCode Status, JsonDocument Body)
    {
        public string? Text(params string[] path) => path.Aggregate(Body.RootElement, (element, name) => element.GetProperty(name)).GetString();
    }
}
