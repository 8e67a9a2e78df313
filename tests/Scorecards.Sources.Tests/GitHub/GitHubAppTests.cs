using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.GitHub;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Tests.GitHub;

public sealed class GitHubAppTests : GitHubTesting
{
    private readonly RSA _key = RSA.Create(2048);

    private string App => $$$"""{"app":{"id":12345,"privateKeyRef":"file:{{{KeyFile}}}"}}""";

    private string KeyFile
    {
        get
        {
            var file = Path.Combine(Folder.Path, "app.pem");
            if (!File.Exists(file))
                File.WriteAllText(file, _key.ExportRSAPrivateKeyPem());
            return file;
        }
    }

    [Fact]
    public async Task It_signs_in_as_the_app_finds_the_installation_by_the_owner_and_asks_with_its_token()
    {
        var fact = await Make(App).OneAsync(Ask.Of("github", "releases", service: Shop));

        fact.Error.Should().BeNull();
        Targets.Should().Equal("/orgs/acme/installation", "/app/installations/7/access_tokens", "/repos/acme/shop/releases?per_page=30");
        fact.Requests.Should().Be(3);
        Server.Requests.Last().Headers["authorization"].Should().Be("Bearer ghs_1");
        Server.Requests.Last().Headers["x-github-api-version"].Should().Be("2022-11-28");
    }

    [Fact]
    public async Task Its_own_token_is_a_jwt_signed_with_the_key_that_ends_within_ten_minutes()
    {
        await Make(App).OneAsync(Ask.Of("github", "releases", service: Shop));

        var parts = Server.Requests.First().Headers["authorization"]["Bearer ".Length..].Split('.');
        _key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).Should().BeTrue();
        Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])).Should().Be("""{"alg":"RS256","typ":"JWT"}""");
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        claims.RootElement.GetProperty("iss").GetString().Should().Be("12345");
        claims.RootElement.GetProperty("iat").GetInt64().Should().Be(now - 60);
        claims.RootElement.GetProperty("exp").GetInt64().Should().BeInRange(now + 60, now + 599);
    }

    [Fact]
    public async Task A_token_is_shared_by_all_repositories_of_an_owner_and_got_anew_shortly_before_it_ends()
    {
        var source = Make(App);
        var questions = Enumerable.Range(0, 20).Select(number => Ask.Of("github", "releases", $$"""{"repo":"{{(number % 2 == 0 ? "acme" : "Acme")}}/r{{number}}"}""")).ToList();

        (await source.CollectAsync(questions, default)).Should().OnlyContain(fact => fact.Error == null);
        Server.Tokens.Should().Be(1);
        Clock.Advance(TimeSpan.FromMinutes(54));
        await source.OneAsync(questions[0]);
        Server.Tokens.Should().Be(1);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await source.OneAsync(questions[0]);

        Server.Tokens.Should().Be(2, "five minutes before its end");
        Targets.Count(target => target.EndsWith("/installation", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task A_clock_that_went_back_makes_no_token_last_longer()
    {
        var source = Make(App);
        await source.OneAsync(Ask.Of("github", "releases", service: Shop));
        Clock.Advance(TimeSpan.FromHours(-5));

        (await source.OneAsync(Ask.Of("github", "releases", service: Shop))).Error.Should().BeNull();

        Server.Tokens.Should().Be(2);
    }

    [Fact]
    public async Task An_installation_that_is_given_is_not_looked_for()
    {
        await Make($$$"""{"app":{"id":"Iv23abc","installationId":99,"privateKeyRef":"file:{{{KeyFile}}}"}}""").OneAsync(Ask.Of("github", "releases", service: Shop));

        Targets.Should().Equal("/app/installations/99/access_tokens", "/repos/acme/shop/releases?per_page=30");
    }

    [Fact]
    public async Task Each_installation_has_a_budget_and_pauses_of_its_own()
    {
        Server.On("/orgs/other/installation", """{"id":8}""").On("/repos/acme/shop/releases", """{"message":"You have exceeded a secondary rate limit."}""", 403, ("Retry-After", "90"));
        var context = Context;
        var source = Make(App, context: context);

        (await source.OneAsync(Ask.Of("github", "releases", service: Shop))).Error.Should().NotBeNull();
        var paused = await source.OneAsync(Ask.Of("github", "releases", """{"repo":"acme/other"}"""));
        var other = await source.OneAsync(Ask.Of("github", "releases", """{"repo":"other/shop"}"""));

        paused.Error!.Message.Should().Contain("wants a pause");
        other.Error.Should().BeNull();
        var budget = context.Upstreams.Of("github")!.Budget!;
        (budget.Name, budget.Left).Should().Be(($"127.0.0.1:{Server.Url.Port} as app 12345 in installation 8", 3499));
    }

    [Fact]
    public async Task An_app_of_a_user_is_found_too()
    {
        Server.On("/orgs/acme/installation", """{"message":"Not Found"}""", 404).On("/users/acme/installation", """{"id":8}""");

        (await Make(App).OneAsync(Ask.Of("github", "releases", service: Shop))).Error.Should().BeNull();

        Targets.Should().Contain("/app/installations/8/access_tokens");
    }

    [Fact]
    public async Task Where_it_is_not_installed_says_so_and_asks_again_some_minutes_later()
    {
        Server.On("/orgs/acme/installation", """{"message":"Not Found"}""", 404);
        var source = Make(App);

        for (var i = 0; i < 3; i++)
        {
            var error = (await source.OneAsync(Ask.Of("github", "releases", service: Shop))).Error!;
            (error.Cause, error.Message).Should().Be((UnknownCause.Source, "app 12345 is not installed at acme: install it there, for all repositories or for those in the catalog"));
        }

        Server.Requests.Should().HaveCount(2);
        Server.On("/orgs/acme/installation", """{"id":7}""");
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await source.OneAsync(Ask.Of("github", "releases", service: Shop))).Error.Should().BeNull();
    }

    [Fact]
    public async Task A_token_that_is_refused_is_given_up()
    {
        var source = Make(App);
        Server.On("/repos/acme/shop/releases", """{"message":"Bad credentials"}""", 401);
        (await source.OneAsync(Ask.Of("github", "releases", service: Shop))).Error!.Message.Should().Contain("refuses our credentials (401)");
        Server.On("/repos/acme/shop/releases", "[]");

        (await source.OneAsync(Ask.Of("github", "releases", service: Shop))).Error.Should().BeNull();

        Server.Tokens.Should().Be(2);
    }

    [Theory]
    [InlineData(401, "A JSON web token could not be decoded", "does not take the private key for app 12345 (401)")]
    [InlineData(403, "This installation has been suspended", "gives app 12345 no token for acme (403: This installation has been suspended)")]
    [InlineData(422, "The permissions requested are not granted", "(422: The permissions requested are not granted")]
    public async Task What_github_says_against_the_app_is_the_sources_trouble(int status, string words, string message)
    {
        Server.On("/app/installations/7/access_tokens", $$"""{"message":"{{words}}"}""", status);

        var error = (await Make(App).OneAsync(Ask.Of("github", "releases", service: Shop))).Error!;

        error.Cause.Should().Be(UnknownCause.Source);
        error.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("no key at all", "is no RSA key in PEM")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----", "is no RSA key in PEM")]
    public async Task A_key_that_cannot_be_used_is_told_and_not_shown(string key, string message)
    {
        File.WriteAllText(KeyFile, key);

        var error = (await Make(App).OneAsync(Ask.Of("github", "releases", service: Shop))).Error!;

        error.Cause.Should().Be(UnknownCause.Source);
        error.Message.Should().Contain(message).And.NotContain("AAAA");
        Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task No_secret_is_kept_on_disk_or_in_a_fact()
    {
        var fact = await Make(App).OneAsync(Ask.Of("github", "releases", service: Shop));

        File.Delete(KeyFile);
        var files = Directory.GetFiles(Folder.Path, "*", SearchOption.AllDirectories);
        files.Should().NotBeEmpty();
        foreach (var text in files.Select(File.ReadAllText).Append(fact.Value.ToJson()))
            text.Should().NotContain("ghs_").And.NotContain("Bearer");
    }

    [Theory]
    [InlineData("""{"app":12}""")]
    [InlineData("""{"app":{"id":0,"privateKeyRef":"file:x"}}""")]
    [InlineData("""{"app":{"id":1}}""")]
    [InlineData("""{"app":{"id":1,"privateKeyRef":"hunter2"}}""")]
    [InlineData("""{"app":{"id":1,"privateKeyRef":"file:x","installationId":"7"}}""")]
    [InlineData("""{"app":{"id":1,"privateKeyRef":"file:x","secret":"7"}}""")]
    public void An_app_that_is_not_whole_is_refused_at_its_place(string options)
    {
        var problem = Ask.ProblemsOf(GitHubKind.Factory, Ask.Spec("github", options: options)).Should().ContainSingle().Subject;

        (problem.Line, problem.Message).Should().Be((3, "the option 'app' must be what to sign in as, such as { id: 12345, privateKeyRef: file:/run/secrets/github.pem }, and installationId where it is always the same"));
        problem.Message.Should().NotContain("hunter2");
    }

    [Fact]
    public void A_token_and_an_app_at_once_are_refused()
    {
        var problems = Ask.ProblemsOf(GitHubKind.Factory, Ask.Spec("github", options: """{"app":{"id":1,"privateKeyRef":"file:x"}}""", auth: new AuthSpec { SecretRef = "env:TOKEN" }));

        problems.Should().ContainSingle().Which.Message.Should().Contain("not both");
    }
}
