using System.Net;
using System.Text.Json;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class TokenBodyTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Path = "/api/v1/tokens";

    [Theory]
    [InlineData("""{ "name": "Ci Checkout", "role": "reporter" }""", "name")]
    [InlineData("""{ "name": "-ci", "role": "reporter" }""", "name")]
    [InlineData("""{ "role": "reporter" }""", "name")]
    [InlineData("""{ "name": "ci", "role": "Admin" }""", "role")]
    [InlineData("""{ "name": "ci", "role": null }""", "role")]
    public async Task A_body_with_mistakes_is_400_by_field(string body, string field)
    {
        var answer = await shared.Server.SendAsync(HttpMethod.Post, Path, shared.Admin, body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["errors"].EnumerateObject().Select(e => e.Name).Should().Equal(field);
    }

    [Theory]
    [InlineData("""{ "name": "ci", "role": "reporter", "admin": true }""")]
    [InlineData("""{ "name": "ci", """)]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{ "name": 5, "role": "reporter" }""")]
    public async Task A_body_that_is_not_the_json_wanted_is_400_without_words_of_the_program(string body)
    {
        var answer = await shared.Server.SendAsync(HttpMethod.Post, Path, shared.Admin, body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.MediaType.Should().Be("application/problem+json");
        answer.Body.Should().NotContain("Scorecards.Server").And.NotContain("NewTokenRequest");
    }

    [Fact]
    public async Task A_body_too_large_is_413_and_one_of_another_type_415()
    {
        var large = JsonSerializer.Serialize(new { name = new string('a', 100_000), role = "reporter" });

        var answer = await shared.Server.SendAsync(HttpMethod.Post, Path, shared.Admin, large);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path);
        request.Headers.Authorization = new("Bearer", shared.Admin);
        request.Content = new StringContent("name=ci");
        using var plain = await shared.Server.Client.SendAsync(request);

        answer.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        answer.MediaType.Should().Be("application/problem+json");
        plain.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        plain.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }
}
