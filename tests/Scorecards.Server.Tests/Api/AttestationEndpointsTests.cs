using System.Net;
using System.Text.Json;
using Scorecards.Core.Access;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class AttestationEndpointsTests
{
    private const string Path = "/api/v1/services/checkout/attestations";
    private const string Yes = """{ "check": "restore-was-rehearsed", "answer": "yes", "evidence": ["https://wiki.example.com/drill"] }""";

    [Fact]
    public async Task An_answer_decides_the_check_until_another_is_given()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var owner = await server.TokenAsync("owner:payments", "ann");
        (await OutcomeAsync(server, "restore-was-rehearsed")).GetProperty("message").GetString()
            .Should().Be("attestation: nobody has answered “Was a <restore> rehearsed?” yet; answer with: scorecards attest checkout restore-was-rehearsed --yes");

        var made = await server.SendAsync(HttpMethod.Post, Path, owner, Yes);

        made.Status.Should().Be(HttpStatusCode.Created);
        (made["answer"].GetString(), made["by"].GetString(), made["question"].GetString()).Should().Be(("yes", "ann", "Was a <restore> rehearsed?"));
        (made["validUntil"].GetDateTimeOffset() - made["at"].GetDateTimeOffset()).Should().Be(TimeSpan.FromDays(90));
        (await server.Store.FindStateAsync("checkout", default))!.DueAt.Should().BeOnOrBefore(DateTimeOffset.UtcNow.AddSeconds(1), "the grade follows at once");
        await server.EvaluateAsync("checkout");
        var passed = await OutcomeAsync(server, "restore-was-rehearsed");
        (passed.GetProperty("outcome").GetString(), passed.GetProperty("evidence").GetString()).Should().Be(("pass", "https://wiki.example.com/drill"));

        (await server.SendAsync(HttpMethod.Post, Path, owner, """{ "check": "restore-was-rehearsed", "answer": "no", "note": "it failed" }""")).Status
            .Should().Be(HttpStatusCode.Created, "a no has nothing to show");
        await server.EvaluateAsync("checkout");
        (await OutcomeAsync(server, "restore-was-rehearsed")).GetProperty("outcome").GetString().Should().Be("fail");
        (await server.GetAsync(made.Header("Location"))).Items("answer").Should().Equal("no");
        (await server.GetAsync(Path)).Items("answer").Should().Equal("no", "yes");
    }

    [Theory]
    [InlineData(AccessRoles.Reporter, 403)]
    [InlineData("owner:shop", 403)]
    [InlineData("owner:payments", 201)]
    [InlineData(AccessRoles.Approver, 201)]
    [InlineData(AccessRoles.Admin, 201)]
    public async Task Only_the_roles_that_the_check_names_and_higher_ones_answer(string role, int status)
    {
        await using var server = await QuestionDefinitions.StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(role, "someone"), Yes);

        ((int)answer.Status).Should().Be(status);
        if (status == 403)
        {
            answer["detail"].GetString().Should().Be(
                $"'restore-was-rehearsed' is answered by tokens of the role owner or approver or a higher one; the role of this token is '{role}', and the team of checkout is payments.");
            (await server.GetAsync(Path))["total"].GetInt32().Should().Be(0);
        }
    }

    [Theory]
    [InlineData("""{ "check": "restore-was-rehearsed", "answer": "yes" }""", "evidence-needed")]
    [InlineData("""{ "check": "restore-was-rehearsed", "answer": "yes", "evidence": [] }""", "evidence-needed")]
    [InlineData("""{ "check": "contingencies-are-listed", "answer": "yes" }""", "items-needed")]
    [InlineData("""{ "check": "is-tested-enough", "answer": "yes" }""", "release-needed")]
    [InlineData("""{ "check": "is-tested-enough", "answer": "no" }""", "release-needed")]
    [InlineData("""{ "check": "contingencies-are-listed", "answer": "no", "release": "1.0" }""", "release-not-asked")]
    [InlineData("""{ "check": "is-asked-of-tier-one", "answer": "yes" }""", "not-applicable")]
    [InlineData("""{ "check": "answers-quickly", "answer": "yes" }""", "no-question")]
    [InlineData("""{ "check": "restore-is-rehearsed", "answer": "yes" }""", "no-question")]
    public async Task What_the_question_needs_and_the_answer_lacks_is_422(string body, string type)
    {
        await using var server = await QuestionDefinitions.StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(), body);

        (answer.Status, answer["type"].GetString()).Should().Be((HttpStatusCode.UnprocessableEntity, $"urn:scorecards:{type}"));
        (await server.GetAsync(Path))["total"].GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("{}", "check", "answer")]
    [InlineData("""{ "check": "x", "answer": "yes", "evidence": ["javascript:alert(1)", null, " https://ok.example "] }""", "evidence[0]", "evidence[1]")]
    [InlineData("""{ "check": "x", "answer": "yes", "items": [{ "risk": "a", "response": "b" }, { "risk": " " }, null], "release": " " }""", "release", "items[1]", "items[2]")]
    [InlineData("""{ "check": "x", "answer": "yes", "note": "\u001b[31m", "items": [{ "risk": "a\u0000", "response": "b" }], "release": "1\n2" }""", "note", "release", "items[0]")]
    public async Task What_is_wrong_is_said_field_by_field(string body, params string[] fields)
    {
        await using var server = await QuestionDefinitions.StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(), body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["errors"].EnumerateObject().Select(e => e.Name).Should().Equal(fields);
    }

    [Fact]
    public async Task Too_much_of_anything_is_refused()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var body = JsonSerializer.Serialize(new
        {
            check = "contingencies-are-listed",
            answer = "yes",
            note = new string('x', 2_001),
            evidence = Enumerable.Repeat("https://x.example", 21),
            items = Enumerable.Repeat(new { risk = "a", response = "b" }, 101),
        });

        var answer = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(), body);

        answer["errors"].EnumerateObject().Select(e => e.Name).Should().Equal("note", "evidence", "items");
        (await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(), """{ "check": "x", "answer": "maybe" }""")).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_answer_for_a_release_counts_while_that_release_is_current()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var token = await server.TokenAsync();
        await server.SendAsync(HttpMethod.Post, Path, token, """{ "check": "is-tested-enough", "answer": "yes", "release": "1.0" }""");
        await server.EvaluateAsync("checkout");
        (await OutcomeAsync(server, "is-tested-enough")).GetProperty("outcome").GetString().Should().Be("pass");

        await server.UseAsync(
            [Sample.Service("checkout") with { Annotations = new Dictionary<string, string> { ["scorecards.dev/release"] = "1.1" } }, Sample.Service("cart", "shop")],
            TestDefinitions.Load(QuestionDefinitions.Text));
        await server.EvaluateAsync("checkout");

        var other = await OutcomeAsync(server, "is-tested-enough");
        (other.GetProperty("outcome").GetString(), other.GetProperty("stale").GetBoolean()).Should().Be(("unknown", false));
        other.GetProperty("message").GetString().Should().Contain("for the release 1.1").And.Contain("--release 1.1");
    }

    [Fact]
    public async Task The_page_of_the_service_shows_question_answer_evidence_and_the_list_without_markup()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var token = await server.TokenAsync(name: "ann");
        await server.SendAsync(HttpMethod.Post, Path, token, Yes);
        await server.SendAsync(HttpMethod.Post, Path, token,
            """{ "check": "contingencies-are-listed", "answer": "yes", "items": [{ "risk": "the <cache> is cold", "response": "warm it" }] }""");

        var page = (await server.GetAsync("/services/checkout")).Body;

        page.Should().Contain("Was a &lt;restore&gt; rehearsed?").And.Contain("https://wiki.example.com/drill").And.Contain("ann")
            .And.Contain("the &lt;cache&gt; is cold").And.Contain("warm it").And.Contain("scorecards attest checkout is-tested-enough --yes --release RELEASE");
    }

    private static async Task<JsonElement> OutcomeAsync(TestServer server, string check) =>
        (await server.GetAsync("/api/v1/services/checkout"))["evaluation"].GetProperty("outcomes").EnumerateArray().Single(o => o.GetProperty("check").GetString() == check);
}
