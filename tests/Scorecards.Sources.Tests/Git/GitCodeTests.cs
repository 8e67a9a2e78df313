using System.Globalization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Git;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Git;

/// <summary>Questions about signatures, reviews, owners, workflows, container files and manifests.</summary>
public sealed class GitCodeTests : IDisposable
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: shop }
        spec:
          template:
            spec:
              securityContext: { runAsNonRoot: true }
              containers:
                - name: web
                  image: shop@sha256:0123
                  readinessProbe: { httpGet: { path: /ready, port: 80 } }
                  livenessProbe: { httpGet: { path: /live, port: 80 } }
                  resources: { limits: { memory: 1Gi }, requests: { memory: 1Gi } }
                - { name: proxy, image: "proxy:1" }
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: nightly }
        spec: { jobTemplate: { spec: { template: { spec: { containers: [ { name: job, image: job } ] } } } } }
        ---
        apiVersion: v1
        kind: Service
        """;

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestRepository _repository;
    private readonly Service _service;

    public GitCodeTests()
    {
        _repository = new TestRepository(Path.Combine(_folder.Path, "repo"));
        _service = Ask.Checkout with { Folder = _repository.Folder };
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Signatures_are_counted_and_a_message_cannot_pass_for_one()
    {
        _repository.Commit(Now.AddDays(-100), "ada", ("old", "x"));
        _repository.Commit(Now.AddDays(-3), "ada", ("a", "x"));
        _repository.RunAt(Now.AddDays(-2), "ada", "commit", "--quiet", "--allow-empty", "--message", "x\n\ngpgsig -----BEGIN PGP SIGNATURE-----");
        Sign("-----BEGIN SSH SIGNATURE-----");

        var fact = await AskAsync("signatures");

        fact.At("commits").AsInt().Should().Be(3);
        fact.At("signed").AsInt().Should().Be(1);
        fact.At("signedBySsh").AsInt().Should().Be(1);
        fact.At("signedShare").AsDouble().Should().BeApproximately(0.333, 0.001);
        (await AskAsync("signatures", """{"days":1}""")).Has("signedShare").Should().BeFalse();
    }

    [Fact]
    public async Task Reviews_count_by_their_trailers_and_nobody_reviews_their_own()
    {
        foreach (var message in new[] { "a\n\nReviewed-by: Grace <grace@example.com>\nAcked-by: Linus <linus@example.com>", "b\n\nReviewed-by: ada <ada@example.com>", "c", "d\n\nApproved-by: grace <GRACE@example.com>", "e\n\nSigned-off-by: x" })
            _repository.RunAt(Now.AddDays(-1), "ada", "commit", "--quiet", "--allow-empty", "--message", message);

        var fact = await AskAsync("reviews");

        fact.At("commits").AsInt().Should().Be(5);
        fact.At("reviewed").AsInt().Should().Be(2);
        fact.At("reviewedShare").AsDouble().Should().Be(0.4);
        fact.At("reviewers").AsInt().Should().Be(2);
        fact.Value.ToJson().Should().NotContainAny("grace", "linus", "Grace");
        (await AskAsync("reviews", """{"trailers":"Signed-off-by"}""")).At("reviewed").AsInt().Should().Be(1);
        (await AskAsync("reviews", """{"trailers":"a)b"}""")).Error!.Cause.Should().Be(UnknownCause.Definition);
    }

    [Theory]
    [InlineData("ada", 1)]
    [InlineData("ada grace", 2)]
    [InlineData("ada ada grace", 1)]
    [InlineData("ada grace linus ada grace linus ken", 2)]
    public async Task The_bus_factor_is_how_few_made_more_than_half_of_the_commits(string people, int factor)
    {
        foreach (var person in people.Split(' '))
            _repository.RunAt(Now.AddDays(-1), person, "commit", "--quiet", "--allow-empty", "--message", "x");

        (await AskAsync("activity")).At("busFactor").AsInt().Should().Be(factor);
    }

    [Fact]
    public async Task Large_files_are_told_the_largest_first()
    {
        _repository.Commit(Now, "ada", ("a b.bin", new string('x', 3_000)), ("deep/é", new string('x', 5_000)), ("small", "x"));

        var fact = await AskAsync("large", """{"kiB":2}""");

        fact.At("count").AsInt().Should().Be(2);
        fact.At("largest").AsInt().Should().Be(5_000);
        fact.At("paths").ToJson().Should().Be("""["deep/é","a b.bin"]""");
        (await AskAsync("large")).At("count").AsInt().Should().Be(0);
    }

    [Fact]
    public async Task Owners_are_told_for_the_files_of_the_service()
    {
        _repository.Commit(Now, "ada", (".github/CODEOWNERS", "*.md @org/docs\n/services/cart/ @org/cart @ada\n"), ("README.md", "x"), ("main.c", "x"), ("services/cart/x", "x"));
        var cart = _service with { Folder = Path.Combine(_repository.Folder, "services", "cart") };

        var fact = await AskAsync("owners");

        fact.At("path").AsString().Should().Be(".github/CODEOWNERS");
        fact.At("owners").AsInt().Should().Be(3);
        fact.At("teams").ToJson().Should().Be("""["@org/docs","@org/cart"]""");
        fact.At("uncoveredPaths").ToJson().Should().Be("""[".github/CODEOWNERS","main.c"]""");
        (await Make().OneAsync(Ask.Of("git", "owners", "{}", cart))).At("uncovered").AsInt().Should().Be(0);
    }

    [Fact]
    public async Task Workflows_tell_their_system_and_what_is_not_held_fast()
    {
        _repository.Commit(Now, "ada", (".github/workflows/ci.yml", $$"""
            on: push
            permissions: { contents: read }
            jobs:
              build:
                steps: [ { uses: actions/checkout@v4 }, { uses: "actions/cache@{{new string('a', 40)}}" }, { uses: ./own }, { run: make } ]
              call: { uses: org/repo/.github/workflows/x.yml@main }
            """), (".github/workflows/bad.yml", "a: ["), (".github/workflows/free.yaml", "jobs: { a: { steps: [] } }"), ("Jenkinsfile", "pipeline {}"), ("docs/.gitlab-ci.yml", ""));

        var fact = await AskAsync("workflows");

        fact.At("systems").ToJson().Should().Be("""["github","jenkins"]""");
        fact.At("count").AsInt().Should().Be(4);
        fact.At("actions").AsInt().Should().Be(3);
        fact.At("unpinnedActions").ToJson().Should().Be("""["org/repo/.github/workflows/x.yml@main","actions/checkout@v4"]""");
        fact.At("withoutPermissions").AsInt().Should().Be(1);
        fact.At("unread").ToJson().Should().Be("""[".github/workflows/bad.yml"]""");
    }

    [Fact]
    public async Task Container_files_are_found_by_their_customary_names()
    {
        _repository.Commit(Now, "ada", ("Dockerfile", "FROM a:1\nUSER app\nHEALTHCHECK CMD x"), ("deep/Containerfile.prod", "FROM b\nUSER root"), ("x.dockerfile", "FROM a:1"), ("Dockerfile.md/x", "no"));

        var fact = await AskAsync("containers");

        fact.At("count").AsInt().Should().Be(3);
        fact.At("withoutUser").AsInt().Should().Be(1);
        fact.At("asRoot").AsInt().Should().Be(1);
        fact.At("withoutHealthCheck").AsInt().Should().Be(2);
        fact.At("unpinned").AsList().Should().HaveCount(2);
        (await AskAsync("containers", """{"match":"deep/*"}""")).At("count").AsInt().Should().Be(1);
    }

    [Fact]
    public async Task Manifests_tell_what_each_container_lacks()
    {
        _repository.Commit(Now, "ada", ("k8s/shop.yaml", Deployment), ("deploy/chart/templates/x.yaml", "{{ if }}\na: b\n"), ("other.yaml", Deployment));

        var fact = await AskAsync("manifests");

        fact.At("files").AsInt().Should().Be(2);
        fact.At("containers").AsInt().Should().Be(3);
        fact.At("withoutReadiness").AsInt().Should().Be(1);
        fact.At("withoutLiveness").AsInt().Should().Be(1);
        fact.At("withoutLimit").AsInt().Should().Be(2);
        fact.At("maybeRoot").AsInt().Should().Be(1);
        fact.At("unpinned").ToJson().Should().Be("""["proxy:1","job"]""");
        fact.At("unread").ToJson().Should().Be("""["deploy/chart/templates/x.yaml"]""");
    }

    [Theory]
    [InlineData("signatures")]
    [InlineData("reviews")]
    [InlineData("large")]
    [InlineData("owners")]
    [InlineData("workflows")]
    [InlineData("containers")]
    [InlineData("manifests")]
    public async Task An_empty_repository_has_none(string query) => (await AskAsync(query)).Error.Should().BeNull();

    // A commit with the header of a signature; whether it is a good one is nobody's question here.
    private void Sign(string kind)
    {
        var time = Now.AddDays(-2).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var file = _folder.Write("commit", $"tree {_repository.Run("rev-parse", "HEAD^{tree}")}\nparent {_repository.Run("rev-parse", "HEAD")}\nauthor ada <ada@example.com> {time} +0000\n"
            + $"committer ada <ada@example.com> {time} +0000\ngpgsig {kind}\n abc\n -----END-----\n\nSigned\n");
        _repository.Run("update-ref", "HEAD", _repository.Run("hash-object", "-t", "commit", "-w", file));
    }

    private Task<Fact> AskAsync(string query, string arguments = "{}") => Make().OneAsync(Ask.Of("git", query, arguments, _service));

    private ISource Make() => Ask.Make(GitKind.Factory, Ask.Spec("git"), new SourceContext { CacheFolder = Path.Combine(_folder.Path, "cache"), Clock = _clock });
}
