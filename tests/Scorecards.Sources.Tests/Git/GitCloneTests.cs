using Scorecards.Core.Facts;
using Scorecards.Sources.Git;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Git;

/// <summary>Questions to repositories on a server.</summary>
public sealed class GitCloneTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestRepository _upstream;
    private readonly List<ISource> _sources = [];

    public GitCloneTests()
    {
        _upstream = new TestRepository(Path.Combine(_folder.Path, "served", "shop.git"));
        _upstream.Run("config", "uploadpack.allowFilter", "true");
        _upstream.Run("config", "uploadpack.allowAnySHA1InWant", "true");
        _upstream.Commit(Now.AddDays(-2), "ada", ("README.md", "hello"), ("services/a/README.md", "A"));
        _upstream.Commit(Now.AddDays(-2), "lovelace", (".mailmap", "Ada <ada@example.com> <lovelace@example.com>\n"));
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private string Served => Path.Combine(_folder.Path, "served");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        foreach (var source in _sources)
            ((IDisposable)source).Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_repository_is_cloned_over_git_and_its_files_come_when_asked_for()
    {
        await using var daemon = await GitDaemon.StartAsync(Served);
        var source = Make();
        var url = new Uri(daemon.Url, "shop.git");

        var facts = await source.CollectAsync(
            [Ask.Of("git", "files", $$"""{"repository":"{{url}}"}"""), Ask.Of("git", "file", $$"""{"repository":"{{url}}","path":"README.md"}"""), Ask.Of("git", "activity", $$"""{"repository":"{{url}}"}""")],
            default);

        facts[0].At("count").AsInt().Should().Be(3);
        facts[1].At("text").AsString().Should().Be("hello");
        facts[2].At("lastCommitAgeDays").AsInt().Should().Be(2);
        facts[2].At("contributors").AsInt().Should().Be(1);
        facts[0].At("shallow").AsBool().Should().BeFalse();
    }

    [Fact]
    public async Task A_repository_is_cloned_over_http_by_the_url_its_annotation_shows()
    {
        await using var server = Serve();
        var service = Ask.Checkout with
        {
            Annotations = new Dictionary<string, string> { ["backstage.io/source-location"] = $"url:{server.Url}shop.git/x/tree/main/services/a" },
        };

        // The annotation's first two parts are the repository for a forge; here it is one part, so it is written out.
        var fact = await Make().OneAsync(Ask.Of("git", "file", """{"path":"README.md"}""", service));
        fact.Error!.Cause.Should().Be(UnknownCause.Subject);

        Directory.CreateDirectory(Path.Combine(Served, "org"));
        _upstream.Run("clone", "--quiet", "--bare", ".", Path.Combine(Served, "org", "shop"));
        var found = await Make().OneAsync(Ask.Of("git", "file", """{"path":"README.md"}""", service with
        {
            Annotations = new Dictionary<string, string> { ["backstage.io/source-location"] = $"url:{server.Url}org/shop/tree/main/services/a/" },
        }));
        found.At("text").AsString().Should().Be("A");
        found.Evidence.Should().Be($"{server.Url}org/shop");
    }

    [Fact]
    public async Task What_is_new_is_fetched_after_the_interval_and_not_before()
    {
        await using var server = Serve();
        var source = Make();
        var question = Ask.Of("git", "activity", $$"""{"repository":"{{server.Url}}shop.git"}""");

        (await source.OneAsync(question)).At("commits").AsInt().Should().Be(2);
        _upstream.Commit(Now, "linus", ("b", "1"));
        var asked = server.Requests.Count;
        (await source.OneAsync(question)).At("commits").AsInt().Should().Be(2);
        (await Make().OneAsync(question)).At("commits").AsInt().Should().Be(2, "the clone of an earlier run is as fresh");
        server.Requests.Should().HaveCount(asked);
        _clock.Advance(TimeSpan.FromMinutes(10));
        (await source.OneAsync(question)).At("commits").AsInt().Should().Be(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rewritten_history_and_a_new_default_branch_are_followed(bool overHttp)
    {
        await using var server = Serve();
        await using var daemon = await GitDaemon.StartAsync(Served);
        var url = new Uri(overHttp ? server.Url : daemon.Url, "shop.git");
        var source = Make();
        var question = Ask.Of("git", "branch", $$"""{"repository":"{{url}}"}""");
        (await source.OneAsync(question)).At("name").AsString().Should().Be("main");

        _upstream.Run("checkout", "--quiet", "--orphan", "trunk");
        _upstream.Commit(Now, "ada", ("c", "1"));
        _upstream.Run("branch", "--quiet", "-D", "main");
        _clock.Advance(TimeSpan.FromMinutes(10));

        var fact = await source.OneAsync(question);
        fact.At("name").AsString().Should().Be("trunk");
        fact.At("branches").AsInt().Should().Be(1);
    }

    [Fact]
    public async Task An_empty_repository_is_empty()
    {
        _ = new TestRepository(Path.Combine(Served, "empty.git"), bare: true);
        await using var server = Serve();

        (await Make().OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}empty.git"}"""))).At("count").AsInt().Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_repository_that_is_not_there_is_the_services_lack(bool overHttp)
    {
        await using var server = Serve();
        await using var daemon = await GitDaemon.StartAsync(Served);

        var fact = await Make().OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{new Uri(overHttp ? server.Url : daemon.Url, "none.git")}}"}"""));

        fact.Error!.Cause.Should().Be(UnknownCause.Subject);
    }

    [Fact]
    public async Task Credentials_go_to_their_host_and_wrong_ones_are_our_trouble()
    {
        await using var server = new LoopbackServer((request, response) =>
            request.Headers.GetValueOrDefault("authorization") == "Basic dXNlcjpzM2NyZXQ="
                ? GitHttpServer.AnswerAsync(Served, request, response)
                : response.SendAsync(401, "text/plain", "", ("WWW-Authenticate", "Basic realm=git")));
        var question = Ask.Of("git", "file", $$"""{"repository":"{{server.Url}}shop.git","path":"README.md"}""");
        var auth = new Core.Definitions.AuthSpec { Username = "user", SecretRef = "env:TOKEN" };

        (await Make().OneAsync(question)).Error!.Cause.Should().Be(UnknownCause.Source);
        (await Make(auth: auth, url: new Uri("http://127.0.0.1:1/"), secret: "s3cret").OneAsync(question)).Error!.Cause.Should().Be(UnknownCause.Source);
        (await Make(auth: auth, url: server.Url, secret: "wrong").OneAsync(question)).Error!.Message.Should().Contain("401").And.NotContain("wrong");
        (await Make(auth: auth, url: server.Url, secret: null).OneAsync(question)).Error!.Message.Should().Contain("TOKEN");
        (await Make(auth: auth, url: server.Url, secret: "s3cret").OneAsync(question)).At("text").AsString().Should().Be("hello");
        Directory.EnumerateFiles(Path.Combine(_folder.Path, "cache"), "*", SearchOption.AllDirectories)
            .Should().OnlyContain(file => !File.ReadAllText(file).Contains("czNjcmV0") && !File.ReadAllText(file).Contains("s3cret"));
    }

    [Fact]
    public async Task A_private_server_that_is_not_listed_is_never_dialled()
    {
        await using var server = Serve();
        await using var daemon = await GitDaemon.StartAsync(Served);

        foreach (var url in new[] { server.Url, daemon.Url, new Uri("http://169.254.169.254/"), new Uri("git://10.0.0.1/") })
        {
            var fact = await Make(allow: []).OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{url}}shop.git"}"""));
            fact.Error!.Cause.Should().Be(UnknownCause.Definition);
            fact.Error.Message.Should().Contain("allow");
        }

        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_and_one_to_another_is_not()
    {
        await using var server = new LoopbackServer((request, response) => request.Path switch
        {
            "/old/info/refs" => response.RedirectAsync($"/shop.git/info/refs?service=git-upload-pack", 301),
            "/away/info/refs" => response.RedirectAsync("https://elsewhere.example/info/refs?service=git-upload-pack", 301),
            _ => GitHttpServer.AnswerAsync(Served, request, response),
        });

        (await Make().OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}old"}"""))).At("count").AsInt().Should().Be(3);
        (await Make().OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}away"}"""))).Error!.Message.Should().Contain("another host");
    }

    [Fact]
    public async Task A_page_to_sign_in_is_not_an_empty_repository()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(200, "text/html", "hello"));

        (await Make().OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}shop.git"}"""))).Error!.Cause.Should().Be(UnknownCause.Source);
    }

    [Fact]
    public async Task A_server_that_stalls_keeps_nobody_waiting_and_the_clone_goes_on()
    {
        var cloning = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (request, response) =>
        {
            if (request.Method == "POST")
            {
                cloning.TrySetResult();
                await go.Task;
            }

            await GitHttpServer.AnswerAsync(Served, request, response);
        });
        var source = Make();
        var question = Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}shop.git"}""");

        var asking = source.OneAsync(question);
        await cloning.Task;
        _clock.Advance(TimeSpan.FromSeconds(31));
        var waiting = await asking;
        waiting.Error!.Cause.Should().Be(UnknownCause.Source);
        waiting.Error.Message.Should().Contain("still being cloned");
        go.SetResult();

        (await source.OneAsync(question)).At("count").AsInt().Should().Be(3);
    }

    [Fact]
    public async Task A_server_in_trouble_is_asked_again_after_a_minute_and_not_before()
    {
        var broken = true;
        await using var server = new LoopbackServer((request, response) =>
            Volatile.Read(ref broken) ? response.SendAsync(500, "text/plain", "") : GitHttpServer.AnswerAsync(Served, request, response));
        var source = Make();
        var question = Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}shop.git"}""");

        (await source.OneAsync(question)).Error!.Cause.Should().Be(UnknownCause.Source);
        Volatile.Write(ref broken, false);
        (await source.OneAsync(question)).Error.Should().NotBeNull();
        server.Requests.Should().HaveCount(1);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await source.OneAsync(question)).At("count").AsInt().Should().Be(3);
    }

    [Fact]
    public async Task A_damaged_clone_is_made_again()
    {
        await using var server = Serve();
        var question = Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}shop.git"}""");
        (await Make().OneAsync(question)).At("count").AsInt().Should().Be(3);
        var clone = Directory.GetDirectories(Path.Combine(_folder.Path, "cache", "git")).Should().ContainSingle().Subject;
        File.WriteAllText(Path.Combine(clone, "HEAD"), "garbage");
        _clock.Advance(TimeSpan.FromMinutes(10));

        (await Make().OneAsync(question)).At("count").AsInt().Should().Be(3);
    }

    [Fact]
    public async Task What_an_earlier_run_left_of_a_clone_is_cleared_away()
    {
        var cache = Path.Combine(_folder.Path, "cache", "git");
        var (old, young) = (Directory.CreateDirectory(Path.Combine(cache, "x.tmp")), Directory.CreateDirectory(Path.Combine(cache, "y.tmp")));
        old.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-2);
        await using var server = Serve();

        await Make().OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}shop.git"}"""));

        Directory.Exists(old.FullName).Should().BeFalse();
        Directory.Exists(young.FullName).Should().BeTrue();
    }

    [Fact]
    public async Task A_clone_that_grows_too_large_is_given_up_and_leaves_nothing()
    {
        // This one sends all contents: it does not know filters.
        new TestRepository(Path.Combine(Served, "large.git")).Commit(
            Now, "ada", ("big", Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(3_000_000))));
        await using var daemon = await GitDaemon.StartAsync(Served);

        var fact = await Make(options: """{"maxMiB":1}""").OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{daemon.Url}}large.git"}"""));

        fact.Error!.Message.Should().Contain("maxMiB");
        Directory.GetDirectories(Path.Combine(_folder.Path, "cache", "git")).Should().BeEmpty();
    }

    private LoopbackServer Serve() => new((request, response) => GitHttpServer.AnswerAsync(Served, request, response));

    private ISource Make(string[]? allow = null, string options = "{}", Core.Definitions.AuthSpec? auth = null, Uri? url = null, string? secret = null)
    {
        var source = Ask.Make(GitKind.Factory, Ask.Spec("git", url, allow, options, auth), new SourceContext
        {
            CacheFolder = Path.Combine(_folder.Path, "cache"),
            Clock = _clock,
            Environment = _ => secret,
        });
        _sources.Add(source);
        return source;
    }
}
