using System.Text.Json.Nodes;
using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Documents;

public sealed class BackstageOriginTests
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_component_is_read_page_by_page(bool isOld)
    {
        var entities = Enumerable.Range(0, 1_050).Select(i => Entity("Component", $"c{i}")).Append(Entity("API", "api")).Append(Entity("Group", "team")).Append(Entity("User", "ada")).ToList();
        await using var server = new LoopbackServer(new BackstageServer(entities, isOld: isOld).AnswerAsync);

        var catalog = await ReadAsync(server);

        catalog.Services.Should().HaveCount(1_050);
        catalog.Teams.Keys.Should().Equal("team");
        catalog.Problems.Should().BeEmpty();
        catalog.Services["c7"].Origin.Should().StartWith($"{server.Url}catalog/default/component/c7");
        catalog.Services["c7"].Folder.Should().BeNull();
    }

    [Fact]
    public async Task Entities_keep_every_character_and_their_relations()
    {
        var entity = Entity("Component", "checkout");
        entity["metadata"]!["title"] = "Ünï \"quoted\" \\ 😀 \u0001 \u0085 \u2028 \u007f tab\t end: # {x}";
        entity["metadata"]!["annotations"] = new JsonObject { ["a"] = "- x", ["b"] = "*alias", ["c"] = "&anchor", ["d"] = "!tag", ["e"] = "yes", ["f"] = "0123", ["g"] = "" };
        entity["relations"] = new JsonArray(
            new JsonObject { ["type"] = "ownedBy", ["targetRef"] = "group:default/payments" }, new JsonObject { ["type"] = "dependsOn", ["targetRef"] = "component:default/billing" });
        await using var server = new LoopbackServer(new BackstageServer([entity]).AnswerAsync);

        var service = (await ReadAsync(server)).Services["checkout"];

        service.Title.Should().Be("Ünï \"quoted\" \\ 😀 \u0001 \u0085 \u2028 \u007f tab\t end: # {x}");
        service.Annotations.Should().Contain(new Dictionary<string, string> { ["a"] = "- x", ["b"] = "*alias", ["c"] = "&anchor", ["d"] = "!tag", ["e"] = "yes", ["f"] = "0123", ["g"] = "" });
        service.DependsOn.Should().Equal("billing");
    }

    [Fact]
    public async Task The_stamp_changes_with_any_entity_and_asks_for_little()
    {
        var entities = Enumerable.Range(0, 300).Select(i => Entity("Component", $"c{i}")).ToList();
        await using var server = new LoopbackServer(new BackstageServer(entities).AnswerAsync);
        var origin = Origin(server);
        var stamp = await origin.StampAsync(default);

        server.Requests.Should().OnlyContain(request => request.Query("fields").Count == 1);
        (await origin.StampAsync(default)).Should().Be(stamp);
        entities[299]["metadata"]!["etag"] = "changed";
        var changed = await origin.StampAsync(default);
        entities.RemoveAt(0);

        changed.Should().NotBe(stamp);
        (await origin.StampAsync(default)).Should().NotBe(changed);
    }

    [Fact]
    public async Task A_page_that_is_too_large_is_asked_for_in_parts()
    {
        var entities = Enumerable.Range(0, 20).Select(i => Entity("Component", $"c{i}", new string('x', 1_000_000))).ToList();
        await using var server = new LoopbackServer(new BackstageServer(entities).AnswerAsync);

        (await Origin(server).ReadAsync(default)).Documents.Should().HaveCount(20);
    }

    [Fact]
    public async Task A_token_is_sent_and_a_wrong_one_is_told()
    {
        await using var server = new LoopbackServer(new BackstageServer([Entity("Component", "a")], token: "s3cret").AnswerAsync);

        (await Origin(server, "s3cret").ReadAsync(default)).Documents.Should().ContainSingle();
        foreach (var token in new[] { null, "wrong" })
        {
            var read = () => Origin(server, token).ReadAsync(default);
            (await read.Should().ThrowAsync<OriginException>()).Which.Message.Should().Contain(Origins.CatalogToken).And.NotContain("wrong");
        }
    }

    [Fact]
    public async Task An_empty_catalog_is_trouble_and_retires_nobody()
    {
        await using var server = new LoopbackServer(new BackstageServer([]).AnswerAsync);

        var read = () => Origin(server).ReadAsync(default);

        (await read.Should().ThrowAsync<OriginException>()).Which.IsAway.Should().BeTrue();
    }

    [Theory]
    [InlineData(500, "text/plain", "boom", "500")]
    [InlineData(429, "application/json", "{}", "429")]
    [InlineData(200, "text/html", "<html>", "not JSON")]
    [InlineData(200, "application/json", "{\"items\":[", "not JSON")]
    [InlineData(200, "application/json", "", "not JSON")]
    [InlineData(200, "application/json", "{}", "items")]
    [InlineData(200, "application/json", "[]", "items")]
    [InlineData(404, "application/json", "{}", "404")]
    [InlineData(200, "application/json", """{"items":[],"pageInfo":{"nextCursor":"again"}}""", "circle")]
    public async Task An_answer_that_is_no_catalog_is_trouble(int status, string type, string body, string message)
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(status, type, body));

        foreach (var action in new Func<Task>[] { () => Origin(server).StampAsync(default), () => Origin(server).ReadAsync(default) })
            (await action.Should().ThrowAsync<OriginException>()).Which.Message.Should().Contain(message);
    }

    [Fact]
    public async Task A_time_out_is_trouble()
    {
        var begun = new SemaphoreSlim(0);
        await using var server = new LoopbackServer((_, response) =>
        {
            begun.Release();
            return response.HangAsync();
        });

        var reading = Origin(server).ReadAsync(default);
        await begun.WaitAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));

        var read = () => reading;
        (await read.Should().ThrowAsync<OriginException>()).Which.IsAway.Should().BeTrue();
    }

    private static JsonObject Entity(string kind, string name, string? description = null) => new()
    {
        ["apiVersion"] = "backstage.io/v1alpha1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["namespace"] = "default", ["name"] = name, ["uid"] = $"uid-{kind}-{name}", ["etag"] = "1", ["description"] = description ?? "x" },
        ["spec"] = new JsonObject { ["type"] = "service", ["lifecycle"] = "production", ["owner"] = "team" },
        ["relations"] = new JsonArray(),
    };

    private IDocumentOrigin Origin(LoopbackServer server, string? token = null) => Origins.Catalog(
        $"backstage+{server.Url}", new SourceContext { CacheFolder = "", Clock = _clock, Environment = name => name == Origins.CatalogToken ? token : null }, TimeSpan.FromMinutes(1));

    private Task<Core.Catalog.ServiceCatalog> ReadAsync(LoopbackServer server) => new CatalogInput(Origin(server)).ReadAsync("http://self", default);
}
