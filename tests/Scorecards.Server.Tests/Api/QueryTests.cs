using System.Net;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class QueryTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("limit=0", "limit", "must be a whole number from 1 to 500")]
    [InlineData("limit=501", "limit", "must be a whole number from 1 to 500")]
    [InlineData("limit=abc", "limit", "must be a whole number from 1 to 500")]
    [InlineData("limit=1&limit=2", "limit", "is given more than once")]
    [InlineData("cursor=zzz", "cursor", "is not one that this list gave")]
    [InlineData("cursor=%F0%9F%98%80", "cursor", "is not one that this list gave")]
    [InlineData("cursor=bGVhZGVyYm9hcmQKMQph", "cursor", "is not one that this list gave")]
    [InlineData("tier=5", "tier", "must be one of 1, 2, 3, 4")]
    [InlineData("grade=E", "grade", "must be one of A+, A, A-, B+, B, B-, C+, C, C-, D+, D, D-, F, U")]
    [InlineData("ordre=score", "ordre", "is not a parameter of this call: known are: cursor, grade, limit, q, team, tier")]
    [InlineData("limitt=5", "limitt", "is not a parameter of this call: did you mean 'limit'?")]
    public async Task Wrong_query_parameters_are_400_with_what_is_wrong(string query, string parameter, string mistake)
    {
        var answer = await shared.Server.GetAsync($"/api/v1/services?{query}");

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.MediaType.Should().Be("application/problem+json");
        answer["errors"].GetProperty(parameter).GetString().Should().Be(mistake);
    }

    [Fact]
    public async Task All_mistakes_in_a_query_are_told_at_once()
    {
        (await shared.Server.GetAsync("/api/v1/services?limit=x&tier=9&foo=1"))["errors"].EnumerateObject().Select(e => e.Name).Should().BeEquivalentTo("limit", "tier", "foo");
    }

    [Theory]
    [InlineData("by=person")]
    [InlineData("order=name")]
    [InlineData("by=team&team=payments")]
    [InlineData("by=system&tier=1")]
    public async Task A_question_that_cannot_be_answered_is_400(string query)
    {
        (await shared.Server.GetAsync($"/api/v1/leaderboard?{query}")).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("wait=61s")]
    [InlineData("wait=2m")]
    [InlineData("wait=soon")]
    [InlineData("wait=-1s")]
    [InlineData("wait=10s&wait=20s")]
    public async Task A_wait_that_is_none_is_400_and_nothing_runs(string query)
    {
        var asked = shared.Server.Probe.Asked;

        var answer = await shared.Server.SendAsync(HttpMethod.Post, $"/api/v1/services/checkout/evaluations?{query}", shared.Admin);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["errors"].TryGetProperty("wait", out _).Should().BeTrue();
        shared.Server.Probe.Asked.Should().Be(asked);
    }
}
