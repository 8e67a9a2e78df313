using System.Net;
using System.Net.Sockets;
using Scorecards.Client.Models;

namespace Scorecards.Client.Tests.Resilience;

public sealed class ClientPipelineTests
{
    [Fact]
    public async Task A_request_goes_below_the_address_with_the_token()
    {
        using var server = new StubServer();
        server.AnswerLive();

        await server.Api.IsLiveAsync();

        var (_, line, authorization) = server.Requests.Should().ContainSingle().Subject;
        line.Should().Be("GET https://scorecards.example.com/base/health/live");
        authorization.Should().Be("Bearer ssc_secret");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_reading_that_met_a_server_in_trouble_is_made_again(HttpStatusCode status)
    {
        using var server = new StubServer();
        server.Answer(status, times: 2).AnswerLive();

        (await server.WhileTimePassesAsync(a => a.IsLiveAsync())).Status.Should().Be("live");

        server.Requests.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task An_answer_that_would_be_the_same_again_is_not_asked_for_again(HttpStatusCode status)
    {
        using var server = new StubServer();
        server.Answer(status);

        (await server.Api.Invoking(a => a.IsLiveAsync()).Should().ThrowAsync<ScorecardsException>()).Which.Status.Should().Be(status);

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_pause_that_the_server_asks_for_is_kept()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.ServiceUnavailable, retryAfter: TimeSpan.FromSeconds(7)).AnswerLive();

        await server.WhileTimePassesAsync(a => a.IsLiveAsync());

        (server.Requests[1].At - server.Requests[0].At).Should().BeCloseTo(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_pause_of_an_hour_is_not()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromHours(1)).AnswerLive();

        await server.WhileTimePassesAsync(a => a.IsLiveAsync());

        (server.Requests[1].At - server.Requests[0].At).Should().BeCloseTo(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Pauses_grow_and_end()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.BadGateway, times: 5);

        await FluentActions.Invoking(() => server.WhileTimePassesAsync(a => a.IsLiveAsync())).Should().ThrowAsync<ScorecardsException>().WithMessage("* answered 502*");

        server.Requests.Should().HaveCount(5, "four retries after the first attempt");
    }

    [Fact]
    public async Task A_reading_that_hangs_is_given_up_and_made_again()
    {
        using var server = new StubServer();
        server.Hang().AnswerLive();

        await server.WhileTimePassesAsync(a => a.IsLiveAsync());

        (server.Requests[1].At - server.Requests[0].At).Should().BeGreaterThan(TimeSpan.FromSeconds(10)).And.BeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_writing_that_may_have_arrived_is_not_made_again()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.ServiceUnavailable).Fail(new HttpRequestException(HttpRequestError.ResponseEnded));

        await server.Api.Invoking(a => a.CreateTokenAsync(new NewToken("ci", "reporter"))).Should().ThrowAsync<ScorecardsException>();
        await server.Api.Invoking(a => a.CreateTokenAsync(new NewToken("ci", "reporter"))).Should().ThrowAsync<ScorecardsException>();

        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_question_to_the_gate_is_asked_again_under_the_same_key()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.ServiceUnavailable).Fail(new HttpRequestException(HttpRequestError.ResponseEnded)).Hang()
            .Answer(HttpStatusCode.OK, Allowed, "application/json").Answer(HttpStatusCode.OK, Allowed, "application/json").Answer(HttpStatusCode.OK, Allowed, "application/json");
        var question = new GateQuestion("checkout", "production");

        (await server.WhileTimePassesAsync(a => a.AskGateAsync(question))).Decision.Should().Be(GateVerdict.Allow);
        await server.Api.AskGateAsync(question);
        await server.Api.AskGateAsync(question, "job-42");

        server.Keys.Should().HaveCount(6).And.NotContainNulls();
        server.Keys.Take(4).Distinct().Should().ContainSingle("all attempts of a call are one question");
        server.Keys[4].Should().NotBe(server.Keys[0], "another call is another question");
        server.Keys[5].Should().Be("job-42");
        (server.Requests[3].At - server.Requests[2].At).Should().BeLessThan(TimeSpan.FromSeconds(15), "nobody waits long for a gate");
    }

    [Fact]
    public async Task A_question_to_the_gate_that_is_refused_is_not_asked_again()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.UnprocessableEntity, """{"type":"urn:scorecards:idempotency-key-used","title":"The key was used","status":422}""", "application/problem+json");

        await server.Api.Invoking(a => a.AskGateAsync(new GateQuestion("checkout", "production"), "job-42")).Should().ThrowAsync<ScorecardsException>().WithMessage("*422*key was used*");

        server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "deny", GateVerdict.Deny)]
    [InlineData(HttpStatusCode.Locked, "hold", GateVerdict.Hold)]
    [InlineData(HttpStatusCode.OK, "perhaps", GateVerdict.Unrecognized)]
    public async Task A_decision_that_comes_with_another_status_is_an_answer(HttpStatusCode status, string word, GateVerdict decision)
    {
        using var server = new StubServer();
        server.Answer(status, Allowed.Replace("\"decision\":\"allow\"", $"\"decision\":\"{word}\"", StringComparison.Ordinal), "application/json");

        (await server.Api.GetGateStatusAsync("checkout", "production", changeKind: "hotfix")).Decision.Should().Be(decision);

        server.Requests.Single().Line.Should().EndWith("/api/v1/gate/status?service=checkout&environment=production&changeKind=hotfix");
        server.Keys.Should().Equal([null]);
    }

    [Fact]
    public async Task A_writing_that_never_left_is_made_again()
    {
        using var server = new StubServer();
        server.Fail(new HttpRequestException(HttpRequestError.ConnectionError, null, new SocketException()))
            .Answer(HttpStatusCode.Created, """{"name":"ci","role":"reporter","createdAt":"2030-01-15T12:00:00Z","token":"ssc_x"}""", "application/json");

        (await server.WhileTimePassesAsync(a => a.CreateTokenAsync(new NewToken("ci", "reporter")))).Token.Should().Be("ssc_x");
    }

    [Fact]
    public async Task A_server_that_fails_and_fails_is_left_alone_for_some_seconds()
    {
        using var server = new StubServer(o => o.Retries = 0);
        server.Answer(HttpStatusCode.BadGateway, times: 20);
        for (var i = 0; i < 20; i++)
        {
            await server.Api.Invoking(a => a.IsLiveAsync()).Should().ThrowAsync<ScorecardsException>().WithMessage("*502*");
        }

        await server.Api.Invoking(a => a.IsLiveAsync()).Should().ThrowAsync<ScorecardsException>().WithMessage("https://scorecards.example.com does not answer*");
        server.Requests.Should().HaveCount(20);

        server.Clock.Advance(TimeSpan.FromSeconds(6));
        server.AnswerLive();
        (await server.Api.IsLiveAsync()).Status.Should().Be("live");
    }

    [Fact]
    public async Task A_server_that_is_starting_says_so_in_an_answer()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.ServiceUnavailable, Starting, "application/json");

        (await server.Api.IsReadyAsync()).Status.Should().Be(ReadyState.Starting);

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_word_and_a_field_of_a_newer_server_do_not_hide_the_rest()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.OK, Starting.Replace("starting", "waking", StringComparison.Ordinal).Replace("\"store\"", "\"mood\":1,\"store\"", StringComparison.Ordinal), "application/json");

        var ready = await server.Api.IsReadyAsync();

        ready.Status.Should().Be(ReadyState.Unrecognized);
        ready.Snapshot.Services.Should().Be(7);
    }

    [Theory]
    [InlineData("<html>", "text/html")]
    [InlineData("{", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("", "application/json")]
    public async Task An_answer_of_something_else_is_told(string body, string type)
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.OK, body, type);

        await server.Api.Invoking(a => a.GetServiceAsync("checkout")).Should().ThrowAsync<ScorecardsException>().WithMessage("GET *checkout answered something that is not of the Scorecards API*");
    }

    [Fact]
    public async Task A_problem_that_cannot_be_read_leaves_the_status()
    {
        using var server = new StubServer();
        server.Answer(HttpStatusCode.Conflict, "{\"type\":", "application/problem+json");

        var refused = (await server.Api.Invoking(a => a.RevokeTokenAsync("ci")).Should().ThrowAsync<ScorecardsException>()).Which;

        refused.Status.Should().Be(HttpStatusCode.Conflict);
        refused.Problem.Should().BeNull();
    }

    private const string Allowed = """
        {"decisionId":"d1","decision":"allow","mode":"enforce","ruled":"allow","simulated":false,
         "subject":{"service":"checkout","environment":"production","changeKind":"deploy","artifactDigest":null,"commit":null,"caller":"ci","team":"team-a","tier":1},
         "grade":{"letter":"A","shown":"A","score":95,"scoreMin":95,"scoreMax":95,"coverage":100,"evaluatedAt":null},"policy":{"name":"gate","digest":"d","rule":null},
         "reasons":[],"evaluatedAt":"2030-01-15T12:00:00Z","validUntil":"2030-01-15T12:15:00Z","closesAt":null,"nextOpenAt":null,"retryAfterSeconds":null,
         "override":{"available":false,"requires":null,"id":null},"approval":null,"dataQuality":"fresh","correlationId":"c","verdict":null,
         "links":{"self":null,"service":"https://scorecards.example.com/api/v1/services/checkout","page":"https://scorecards.example.com/services/checkout"}}
        """;

    private const string Starting = """
        {"status":"starting","store":{"status":"ok","failure":null},"snapshot":{"ageSeconds":null,"takenAt":null,"services":7},
         "catalog":{"status":"missing","origin":"x","loadedAt":null,"failedAt":null,"problems":[]},
         "definitions":{"status":"ok","origin":"x","loadedAt":null,"failedAt":null,"problems":[]}}
        """;
}
