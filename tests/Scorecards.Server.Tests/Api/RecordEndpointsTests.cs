using System.Net;
using System.Text.Json;
using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class RecordEndpointsTests
{
    [Fact]
    public async Task An_evaluation_is_found_by_its_id()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout")]);
        await server.EvaluateAsync("checkout", """{ "ok": true, "share": 0, "millis": 1 }""");
        var latest = (await server.GetAsync("/api/v1/services/checkout"))["evaluation"];

        var found = await server.GetAsync($"/api/v1/evaluations/{latest.GetProperty("id").GetString()}");

        found.Status.Should().Be(HttpStatusCode.OK);
        found["grade"].GetString().Should().Be("A+");
        Checks(found).Should().NotContain("nobody-sees-this-yet");
        Checks(await server.GetAsync($"/api/v1/evaluations/{latest.GetProperty("id").GetString()}", await server.TokenAsync(AccessRoles.Admin))).Should().Contain("nobody-sees-this-yet");
    }

    [Fact]
    public async Task A_record_comes_out_the_same_and_a_lie_is_found()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout")]);
        await server.EvaluateAsync("checkout", """{ "ok": false, "share": 0.5, "millis": 1 }""");
        var set = server.Inputs.Current.Definitions;
        await server.Store.SaveDefinitionsAsync(set.Digest, JsonSerializer.Serialize(set.Documents), DateTimeOffset.UtcNow, CancellationToken.None);
        var state = await server.Store.FindStateAsync("checkout", CancellationToken.None);

        var same = await server.GetAsync($"/api/v1/evaluations/{state!.Latest!.Id}/recomputed");
        same["verdict"].GetString().Should().Be("same");

        var lie = state.Latest with { Id = "lie", Outcomes = [.. state.Latest.Outcomes.Select(o => o with { Value = o.Value == 0 ? 1 : 0 })] };
        await server.Store.SaveEvaluationAsync(new EvaluationSave(lie, state.Revision, new Dictionary<string, string>(), true, DateTimeOffset.UtcNow), CancellationToken.None);
        var open = await server.GetAsync("/api/v1/evaluations/lie/recomputed");
        open["verdict"].GetString().Should().Be("differs");
        open["runs"][0].GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("check").GetString())
            .Should().Contain("has-an-owner").And.NotContain("nobody-sees-this-yet", "a dark check is shown to an admin only");
        (await server.GetAsync("/api/v1/evaluations/lie/recomputed", await server.TokenAsync(AccessRoles.Admin)))["runs"][0].GetProperty("differences").EnumerateArray()
            .Select(d => d.GetProperty("check").GetString()).Should().Contain("nobody-sees-this-yet");
    }

    [Theory]
    [InlineData("/api/v1/evaluations/nothing")]
    [InlineData("/api/v1/evaluations/nothing/recomputed")]
    public async Task An_unknown_id_is_told(string path)
    {
        await using var server = await TestServer.StartAsync([]);

        var answer = await server.GetAsync(path);

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer["type"].GetString().Should().Be("urn:scorecards:unknown-evaluation");
    }

    private static IEnumerable<string?> Checks(Answer answer) => answer["outcomes"].EnumerateArray().Select(o => o.GetProperty("check").GetString());
}
