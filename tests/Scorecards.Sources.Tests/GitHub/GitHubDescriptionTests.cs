using System.Security.Cryptography;
using Scorecards.Core.Facts;
using Scorecards.Sources.GitHub;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>What is asked is allowed by GitHub's own description of its API, and its examples are understood.</summary>
[Trait("Needs", "system")]
public sealed class GitHubDescriptionTests(DescribedGitHub gitHub) : IClassFixture<DescribedGitHub>
{
    public static TheoryData<string, string> Questions => new()
    {
        { "repository", "{}" },
        { "protection", "{}" },
        { "protection", """{"branch":"release/1.0"}""" },
        { "contributors", "{}" },
        { "access", "{}" },
        { "owners", "{}" },
        { "releases", "{}" },
        { "environments", "{}" },
        { "alerts", "{}" },
        { "builds", "{}" },
        { "builds", """{"branch":"all","name":"build.yml","days":365}""" },
        { "queue", "{}" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_is_allowed_and_its_example_understood(string query, string arguments)
    {
        var fact = await Make().OneAsync(Ask.Of("github", query, arguments, new() { Id = "a", Name = "a", Annotations = new Dictionary<string, string> { ["github.com/project-slug"] = "octocat/Hello-World" } }));

        fact.Error.Should().BeNull();
        fact.Value.ShouldFit(GitHubKind.Factory.Kind.Queries.Single(one => one.Name == query).Result, at: query);
    }

    [Fact]
    public async Task Examples_say_what_they_say_here()
    {
        var source = Make();

        (await OfAsync("repository")).At("name").AsString().Should().Be("octocat/Hello-World");
        (await OfAsync("alerts")).At("on").AsList().Should().HaveCount(3);
        (await OfAsync("alerts")).At("open").AsInt().Should().BePositive();
        (await OfAsync("owners")).At("errors").AsList().Should().NotBeEmpty();
        (await OfAsync("environments")).At("count").AsInt().Should().BePositive();
        (await OfAsync("protection")).At("reviews").AsInt().Should().BePositive();

        Task<Fact> OfAsync(string query) => source.OneAsync(Ask.Of("github", query, """{"repo":"octocat/Hello-World"}"""));
    }

    [Fact]
    public async Task An_app_signs_in_as_described()
    {
        using var folder = new TempFolder();
        using var key = RSA.Create(2048);
        var file = Path.Combine(folder.Path, "app.pem");
        await File.WriteAllTextAsync(file, key.ExportPkcs8PrivateKeyPem());
        var source = Make($$$"""{"app":{"id":1,"privateKeyRef":"file:{{{file}}}"}}""");

        (await source.OneAsync(Ask.Of("github", "releases", """{"repo":"octocat/Hello-World"}"""))).Error.Should().BeNull();
    }

    private ISource Make(string options = "{}") =>
        Ask.Make(GitHubKind.Factory, Ask.Spec("github", gitHub.Url, options: options, timeout: TimeSpan.FromSeconds(20)), new SourceContext { CacheFolder = "" });
}
