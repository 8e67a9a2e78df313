using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.GitHub;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Tests.GitHub;

public sealed class GitHubLimitsTests : GitHubTesting
{
    private static readonly AuthSpec Token = new() { SecretRef = "env:TOKEN" };

    private static FactRequest Releases(int number = 0) => Ask.Of("github", "releases", $$"""{"repo":"acme/r{{number}}"}""");

    [Fact]
    public async Task Nobody_has_to_write_the_budget_of_a_token()
    {
        var context = Context;
        await Make(auth: Token, context: context).OneAsync(Releases());

        var budget = context.Upstreams.Of("github")!.Budget!;

        (budget.Limit, budget.RenewsAt - Clock.GetUtcNow()).Should().Be((3500, TimeSpan.FromHours(1)));
        budget.Name.Should().Be($"127.0.0.1:{Server.Url.Port} as env:TOKEN");
        Server.Requests.Single().Headers["authorization"].Should().Be("Bearer ghp_secret");
    }

    [Fact]
    public async Task Who_does_not_sign_in_has_sixty_requests_and_pays_for_304()
    {
        var context = Context;
        var source = Make(context: context);
        for (var i = 0; i < 50; i++)
            await source.OneAsync(Releases());

        var budget = context.Upstreams.Of("github")!.Budget!;

        (budget.Limit, budget.Left).Should().Be((42, 0));
        Server.Requests.Should().HaveCount(42);
        Server.NotModified.Should().Be(41);
    }

    [Fact]
    public async Task What_has_not_changed_is_free_for_who_signs_in()
    {
        var context = Context;
        var source = Make(auth: Token, context: context);
        for (var i = 0; i < 50; i++)
            (await source.OneAsync(Releases())).Error.Should().BeNull();

        Server.Counted.Should().Be(1);
        context.Upstreams.Of("github")!.Budget!.Left.Should().Be(3499);
    }

    [Fact]
    public async Task A_budget_that_is_written_goes_before()
    {
        var context = Context;
        await Make("""{"budget":{"requests":15000,"per":"1h"}}""", Token, context).OneAsync(Releases());

        context.Upstreams.Of("github")!.Budget!.Limit.Should().Be(10_500);
    }

    [Fact]
    public void Without_a_url_it_is_github_dot_com_which_gets_the_token()
    {
        var setup = new SourceSetup("github", Ask.Spec("github", auth: Token), "source.yaml", Context);
        using var source = GitHubKind.Factory.Create(setup) as IDisposable;

        setup.Problems.Should().BeEmpty();
        setup.Credential()!.BaseUrl.Should().Be(new Uri("https://api.github.com"));
    }

    [Fact]
    public async Task An_enterprise_server_has_graphql_beside_its_rest_api()
    {
        Server.On("/api/v3/repos/acme/shop", """{"full_name":"acme/shop","archived":false,"created_at":"2030-01-01T00:00:00Z","size":1}""")
            .On("/api/graphql", """{"data":{"repository":{"deployments":{"nodes":[],"pageInfo":{"hasNextPage":false}}}}}""");
        var source = Ask.Make(GitHubKind.Factory, Ask.Spec("github", new Uri(Server.Url, "api/v3/"), auth: Token), Context);

        var about = await source.OneAsync(Ask.Of("github", "repository", service: Shop));
        var deployments = await source.OneAsync(Ask.Of("github", "deployments", service: Shop));

        (about.Error, deployments.Error, about.Evidence).Should().Be((null, null, $"{Server.Url}acme/shop"));
        Server.Requests.Select(request => request.Headers["authorization"]).Should().OnlyContain(header => header == "Bearer ghp_secret");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task A_secondary_limit_without_a_time_is_a_pause_of_a_minute(int status)
    {
        Server.On("/repos/acme/r0/releases", """{"message":"You have exceeded a secondary rate limit. Please wait a few minutes before you try again."}""", status);
        var source = Make();

        var error = (await source.OneAsync(Releases())).Error!;
        var meanwhile = (await source.OneAsync(Releases(1))).Error!;
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await source.OneAsync(Releases(2))).Error.Should().BeNull();
        error.Cause.Should().Be(UnknownCause.Source);
        error.Message.Should().Contain("secondary rate limit");
        (meanwhile.Cause, meanwhile.Message.Contains("2030-01-15 12:01:00Z", StringComparison.Ordinal)).Should().Be((UnknownCause.Source, true));
        Server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_403_with_a_time_is_a_pause_of_that_time_and_no_missing_permission()
    {
        Server.On("/repos/acme/r0/releases", """{"message":"You have exceeded a secondary rate limit."}""", 403, ("Retry-After", "90"));
        var source = Make();

        (await source.OneAsync(Releases())).Error!.Message.Should().Contain("used up, retry after 90 s").And.NotContain("permission");
        (await source.OneAsync(Releases(1))).Error!.Message.Should().Contain("2030-01-15 12:01:30Z");
    }

    [Fact]
    public async Task The_primary_limit_reached_in_the_middle_stops_all_until_it_renews()
    {
        var reset = Clock.GetUtcNow().AddMinutes(20).ToUnixTimeSeconds();
        Server.On("/repos/acme/r0/releases", """{"message":"API rate limit exceeded for installation ID 7."}""", 403,
            ("X-RateLimit-Limit", "5000"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", $"{reset}"));
        var source = Make();

        (await source.OneAsync(Releases(1))).Error.Should().BeNull();
        (await source.OneAsync(Releases())).Error!.Message.Should().Contain("API rate limit exceeded");
        var stopped = (await source.OneAsync(Releases(2))).Error!;
        Clock.Advance(TimeSpan.FromMinutes(20));

        stopped.Cause.Should().Be(UnknownCause.Source);
        stopped.Message.Should().Contain("2030-01-15 12:20:00Z");
        (await source.OneAsync(Releases(2))).Error.Should().BeNull();
    }

    [Fact]
    public async Task A_question_in_graphql_is_shared_repeated_and_never_kept_on_disk()
    {
        var source = Make(auth: Token);
        var request = Ask.Of("github", "deployments", service: Shop) with { Ttl = TimeSpan.FromMinutes(15) };

        var facts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => source.CollectAsync([request], default)));

        facts.SelectMany(batch => batch).Should().OnlyContain(fact => fact.Error == null);
        Server.Requests.Should().ContainSingle().Which.Method.Should().Be("POST");
        Directory.GetFiles(Folder.Path, "*", SearchOption.AllDirectories).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromMinutes(16));
        await source.CollectAsync([request], default);
        Server.Requests.Should().HaveCount(2);
    }
}
