using System.Net;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class ErrorTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/services")]
    [InlineData("/health/other")]
    [InlineData("/openapi/v9.json")]
    public async Task An_unknown_route_is_404_with_problem_details(string path)
    {
        var answer = await shared.Server.GetAsync(path);

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.MediaType.Should().Be("application/problem+json");
        answer["status"].GetInt32().Should().Be(404);
        answer["title"].GetString().Should().NotBeEmpty();
        answer["type"].GetString().Should().StartWith("urn:scorecards:");
    }

    [Fact]
    public async Task A_wrong_method_is_405_with_problem_details_and_the_methods_that_are()
    {
        var answer = await shared.Server.SendAsync(HttpMethod.Put, "/api/v1/services/cart/evaluations");

        answer.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        answer.MediaType.Should().Be("application/problem+json");
        answer.Header("Allow").Should().Contain("GET").And.Contain("POST");
    }

    [Fact]
    public async Task A_head_request_has_the_headers_of_the_reading_and_no_body()
    {
        var get = await shared.Server.GetAsync("/api/v1/services/cart");
        var head = await shared.Server.SendAsync(HttpMethod.Head, "/api/v1/services/cart");

        head.Status.Should().Be(HttpStatusCode.OK);
        head.Body.Should().BeEmpty();
        head.Header("ETag").Should().Be(get.Header("ETag"));
        head.Header("Content-Length").Should().Be(get.Header("Content-Length"));
    }

    [Fact]
    public async Task When_the_store_is_away_writing_is_503_and_reading_goes_on()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        server.StoreIsAway = true;

        var reading = await server.GetAsync("/api/v1/services/a");
        var history = await server.GetAsync("/api/v1/services/a/evaluations");

        reading.Status.Should().Be(HttpStatusCode.OK);
        history.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        history["type"].GetString().Should().Be("urn:scorecards:store-away");
    }

    [Theory]
    [InlineData("/api/v1/services/%00")]
    [InlineData("/api/v1/services/%2e%2e%2fetc")]
    [InlineData("/api/v1/services/a%2fb")]
    [InlineData("/api/v1/services/%F0%9F%98%80")]
    [InlineData("/api/v1/teams/%3Cscript%3E")]
    public async Task A_hostile_name_is_just_unknown(string path)
    {
        var answer = await shared.Server.GetAsync(path);

        answer.Status.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_very_long_name_is_unknown_and_shortened_in_the_answer()
    {
        var answer = await shared.Server.GetAsync($"/api/v1/services/{new string('x', 5000)}");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer["detail"].GetString()!.Length.Should().BeLessThan(200);
    }
}
