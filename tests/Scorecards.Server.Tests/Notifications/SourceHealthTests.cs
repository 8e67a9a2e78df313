using Scorecards.Core.Definitions;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Server.Tests.Pages;
using Scorecards.Sources;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Notifications;

public sealed class SourceHealthTests
{
    private const string Documents = """
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: is-up }
        spec:
          facts: { up: { source: metrics, query: instant, with: { query: up }, ttl: 0s } }
          pass: facts.up.value == 1.0
        ---
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata: { name: main }
        spec: { primary: true, checks: [{ check: is-up, weight: 1 }] }
        ---
        apiVersion: scorecards.dev/v1
        kind: Source
        metadata: { name: metrics }
        spec: { kind: prometheus, url: URL, allow: [127.0.0.1], options: { budget: { requests: 100, per: 1h } } }
        """;

    [Fact]
    public async Task A_source_shows_how_it_is_on_the_page_and_in_the_api()
    {
        await using var prometheus = new FakePrometheus();
        await using var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("a"), Sample.Service("b")], Load(prometheus.Url));
        await server.EvaluateAsync("a");

        var source = await SourceAsync(server);
        source.GetProperty("services").GetInt32().Should().Be(1);
        source.GetProperty("unanswered").GetInt32().Should().Be(0);
        source.GetProperty("budget").GetProperty("limit").GetInt64().Should().Be(70);
        source.GetProperty("budget").GetProperty("left").GetInt64().Should().Be(69);
        source.GetProperty("answeredAt").GetDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        source.GetProperty("oldestFactAt").GetDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        source.Text("failure").Should().BeNull();

        prometheus.Break(FakeTrouble.TooManyRequests, after: 0);
        await server.EvaluateAsync("b");

        source = await SourceAsync(server);
        source.GetProperty("services").GetInt32().Should().Be(2);
        source.GetProperty("unanswered").GetInt32().Should().Be(1);
        source.GetProperty("notAsked").GetString().Should().Contain("429").And.Contain("asked again at");
        source.GetProperty("failure").GetString().Should().Contain("429");
        var row = (await server.PageAsync("/definitions")).Texts("#sources ~ table tbody tr").Single(text => text.StartsWith("metrics ", StringComparison.Ordinal));
        row.Should().Contain("Not asked: ").And.Contain("429").And.Contain("1 of 2").And.Contain("68 of 70 left");
    }

    private static async Task<System.Text.Json.JsonElement> SourceAsync(TestServer server) =>
        (await server.GetAsync("/api/v1/definitions"))["sources"].EnumerateArray().Single(s => s.GetProperty("name").GetString() == "metrics");

    private static DefinitionSet Load(Uri url)
    {
        var loaded = DefinitionLoader.Load([new DefinitionDocument("all.yaml", Documents.Replace("URL", url.AbsoluteUri, StringComparison.Ordinal))], SourceRegistry.Kinds);
        return loaded.Set ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }
}
