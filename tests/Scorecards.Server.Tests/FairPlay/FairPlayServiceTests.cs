using System.Text.Json;
using Scorecards.Core.Declarations;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Runtime;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.FairPlay;

public sealed class FairPlayServiceTests
{
    private const string Good = """{ "ok": true, "share": 1, "millis": 1 }""";
    private const string Poor = """{ "ok": false, "share": 0, "millis": 900 }""";

    [Fact]
    public async Task A_check_that_failed_for_a_moment_and_exemptions_in_a_burst_are_found_in_the_store()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("search")]);
        await GoBackAndForthAsync(server, "cart");
        foreach (var check in new[] { "answers-quickly", "has-an-owner", "is-tier-one-ready" })
        {
            await AskAsync(server, "search", check);
        }

        await server.LookAsync();

        server.FairPlay.Current.Flags.Select(f => (f.Code, f.Team, f.Services[0], f.Check)).Should().BeEquivalentTo(
        [
            (FairPlayCode.BackAndForth, "payments", "cart", "answers-quickly"),
            (FairPlayCode.ExemptionBurst, "payments", "search", (string?)null),
        ]);
        server.FairPlay.Current.OfService("CART").Should().ContainSingle();
        server.FairPlay.Current.OfTeam("Payments").Should().HaveCount(2);
        server.FairPlay.Current.OfService("nothing").Should().BeEmpty();
    }

    [Fact]
    public async Task A_team_that_rises_by_a_change_of_its_own_check_is_found_by_the_definitions_in_the_store()
    {
        await using var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("pager", "sre"), Sample.Service("cart")], await KeptAsync(server, TestDefinitions.Text));
        await server.EvaluateAsync("pager", Poor);
        await server.EvaluateAsync("cart", Poor);

        await server.UseAsync(
            [Sample.Service("pager", "sre"), Sample.Service("cart")],
            await KeptAsync(server, TestDefinitions.Text.Replace("facts.probe.ok ? 1.0 : double(facts.probe.share)", "facts.probe.ok || true", StringComparison.Ordinal)
                .Replace("expect: fail", "expect: pass", StringComparison.Ordinal)));
        await server.EvaluateAsync("pager");
        await server.EvaluateAsync("cart");
        await server.LookAsync();
        await server.LookAsync();

        server.FairPlay.Current.Flags.Should().ContainSingle("the cart rose too, but belongs to another team").Which.Should().BeEquivalentTo(new
        {
            Code = FairPlayCode.OwnCheckChanged,
            Team = "sre",
            Services = new[] { "pager" },
            Check = "answers-quickly",
            Message = "The check answers-quickly was changed (pass), and pager rose from F to A+ by it; both belong to sre",
        });
    }

    [Fact]
    public async Task What_a_dark_check_says_is_not_told_nor_what_is_said_of_a_retired_service()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("search")]);
        await GoBackAndForthAsync(server, "cart");
        await GoBackAndForthAsync(server, "search");

        await server.UseAsync([Sample.Service("cart")], TestDefinitions.Load());
        await server.LookAsync();
        server.FairPlay.Current.Flags.Select(f => f.Services[0]).Should().Equal("cart");

        await server.UseAsync([Sample.Service("cart")], TestDefinitions.Load(TestDefinitions.Text.Replace("severity: high", "severity: high\n  stage: dark", StringComparison.Ordinal)));
        await server.LookAsync();
        server.FairPlay.Current.Flags.Should().BeEmpty();
    }

    [Fact]
    public async Task An_answer_without_evidence_is_found_once_it_counts_as_a_pass()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var definitions = server.Inputs.Current.Definitions;
        var asked = definitions.Checks.Values.First(c => c.Spec.Attestation is { BoundTo: null });
        var now = DateTimeOffset.UtcNow;
        await server.Store.AddAttestationAsync(
            new Attestation
            {
                Id = "1",
                Service = "checkout",
                Check = asked.Name,
                Question = "?",
                Answer = Core.Definitions.AttestationAnswer.Yes,
                By = "ann",
                At = now,
                ValidUntil = now.AddDays(9),
            }, now, default);

        await server.LookAsync();
        server.FairPlay.Current.Flags.Should().BeEmpty("it is not counted yet");
        await server.EvaluateAsync("checkout");
        await server.LookAsync();

        server.FairPlay.Current.Flags.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = FairPlayCode.NoEvidence, Check = asked.Name });
    }

    [Fact]
    public async Task While_the_store_is_away_what_was_found_stays_and_the_reason_is_known()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await GoBackAndForthAsync(server, "cart");
        await server.LookAsync();
        var before = server.FairPlay.Current;

        server.StoreIsAway = true;
        await server.Invoking(s => s.LookAsync()).Should().ThrowAsync<StoreException>();

        server.FairPlay.Current.Should().BeSameAs(before);
        before.At.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        (await server.GetAsync("/api/v1/fair-play"))["total"].GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task The_list_comes_in_parts_and_by_service_and_team()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("search", "find"), Sample.Service("orphan", team: null)]);
        foreach (var service in new[] { "cart", "search", "orphan" })
        {
            await GoBackAndForthAsync(server, service);
        }

        await server.LookAsync();

        var first = await server.GetAsync("/api/v1/fair-play?limit=2");
        first["total"].GetInt32().Should().Be(3);
        first["items"].EnumerateArray().Select(i => i.GetProperty("services")[0].GetString()).Should().Equal("orphan", "search");
        var item = first["items"][1];
        (item.GetProperty("code").GetString(), item.GetProperty("team").GetString(), item.GetProperty("check").GetString()).Should().Be(("backAndForth", "find", "answers-quickly"));
        var rest = await server.GetAsync($"/api/v1/fair-play?limit=2&cursor={first["next"].GetString()}");
        rest["items"].EnumerateArray().Select(i => i.GetProperty("services")[0].GetString()).Should().Equal("cart");
        rest["next"].ValueKind.Should().Be(JsonValueKind.Null);

        (await server.GetAsync("/api/v1/fair-play?service=orphan"))["total"].GetInt32().Should().Be(1);
        (await server.GetAsync("/api/v1/fair-play?team=FIND&team=payments"))["total"].GetInt32().Should().Be(2);
        (await server.GetAsync("/api/v1/fair-play?team=find&service=cart"))["total"].GetInt32().Should().Be(0);
        (await server.GetAsync("/api/v1/fair-play?cursor=x")).Status.Should().Be(System.Net.HttpStatusCode.BadRequest);
    }

    internal static async Task GoBackAndForthAsync(TestServer server, string service)
    {
        foreach (var answer in new[] { Good, Poor, Good })
        {
            await server.EvaluateAsync(service, answer);
        }
    }

    internal static async Task AskAsync(TestServer server, string service, string check)
    {
        var now = DateTimeOffset.UtcNow;
        var asked = ExemptionRules.Request(Guid.CreateVersion7(now).ToString("N"), service, check, "it is being replaced", now.AddDays(9), "ann", now);
        (await server.Store.AddExemptionAsync(asked, now, CancellationToken.None)).Should().Be(ExemptionAdded.Added);
    }

    private static async Task<Core.Definitions.DefinitionSet> KeptAsync(TestServer server, string text)
    {
        var set = TestDefinitions.Load(text);
        await server.Store.SaveDefinitionsAsync(set.Digest, JsonSerializer.Serialize(set.Documents), DateTimeOffset.UtcNow, CancellationToken.None);
        return set;
    }
}
