using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.GitHub;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>
/// What github.com itself answered, byte for byte with its headers, as Octokit has recorded it (npm @octokit/fixtures). Its own server of these
/// wants the requests of Octokit in one order, writes among them, so the answers are given from here.
/// </summary>
[Trait("Needs", "system")]
public sealed class GitHubRecordedTests
{
    private static readonly string[] _ofTheConnection = ["connection", "content-length", "content-encoding", "content-type", "transfer-encoding"];

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_repository()
    {
        await using var server = Play("get-repository");

        // It has the size 0, so its commits are asked for, which were not recorded.
        var fact = await AskAsync(server, "repository", "octokit-fixture-org/hello-world", also: ("/repos/octokit-fixture-org/hello-world/commits", """[{"sha":"a"}]"""));

        (fact.At("name").AsString(), fact.At("visibility").AsString(), fact.At("defaultBranch").AsString(), fact.Has("renamedFrom")).Should().Be(("octokit-fixture-org/hello-world", "public", "master", false));
        fact.At("createdAt").AsString().Should().Be("2017-10-10T16:00:00Z");
    }

    [Fact]
    public async Task A_renamed_repository()
    {
        await using var server = Play("rename-repository");

        var fact = await AskAsync(server, "releases", "octokit-fixture-org/rename-repository", also: ("/repos/octokit-fixture-org/rename-repository/releases", "[]"));
        var renamed = await AskAsync(server, "repository", "octokit-fixture-org/rename-repository", also: ("/repos/octokit-fixture-org/rename-repository/commits", "[]"));

        fact.Error.Should().BeNull();
        (renamed.At("name").AsString(), renamed.At("renamedFrom").AsString()).Should().Be(("octokit-fixture-org/rename-repository-newname", "octokit-fixture-org/rename-repository"));
    }

    [Fact]
    public async Task A_branch_that_is_not_protected_and_one_that_is()
    {
        var recorded = Recorded("branch-protection");
        var about = ("/repos/octokit-fixture-org/branch-protection", """{"full_name":"octokit-fixture-org/branch-protection","default_branch":"main"}""");
        var rules = ("/repos/octokit-fixture-org/branch-protection/rules/branches/main", "[]");
        await using var open = Serve(recorded.Where(one => one.Method == "get"), about, rules);
        // What is said of a protection that was set is what is said to who asks for it.
        await using var guarded = Serve(recorded.Where(one => one.Method == "put").Reverse().Take(1), about, rules);

        (await AskAsync(open, "protection", "octokit-fixture-org/branch-protection")).At("protected").AsBool().Should().BeFalse();
        var fact = await AskAsync(guarded, "protection", "octokit-fixture-org/branch-protection");

        (fact.At("protected").AsBool(), fact.At("reviews").AsInt() > 0, fact.At("requiredChecks").AsList().Count > 0, fact.At("bindsAdmins").AsBool()).Should().Be((true, true, true, true));
    }

    [Fact]
    public async Task Pages_one_after_the_other()
    {
        await using var server = Play("paginate-issues");
        using var http = Setup(server).Http();
        var repository = new GitHubRepository("github", RepositorySlug.Parse("octokit-fixture-org/paginate-issues")!,
            new GitHubAnswers(new GitHubApi("github", server.Url, http, null), default));

        var (issues, truncated) = await repository.ListAsync("issues?per_page=3", pages: 10);
        var (some, more) = await repository.ListAsync("issues?per_page=3", pages: 2);

        issues.Select(issue => issue.Number("number")).Should().Equal(Enumerable.Range(1, 13).Reverse().Select(number => (double?)number));
        (truncated, some.Count, more).Should().Be((false, 6, true));
    }

    [Fact]
    public async Task Who_may_do_what()
    {
        await using var server = Play("add-and-remove-repository-collaborator");

        var fact = await AskAsync(server, "access", "octokit-fixture-org/add-and-remove-repository-collaborator");

        (fact.At("admins").AsInt() + fact.At("writers").AsInt() + fact.At("readers").AsInt()).Should().Be(2);
        fact.Value.ToJson().Should().NotContain("octokit-fixture-user");
    }

    [Fact]
    public async Task A_refusal_in_its_words()
    {
        var refused = Recorded("errors").Single() with { Method = "get", Path = "/repos/octokit-fixture-org/errors" };
        await using var server = Serve([refused]);

        (await AskAsync(server, "repository", "octokit-fixture-org/errors")).Error.Should().Be(new FactError(UnknownCause.Definition, "127.0.0.1 refuses the query: Validation Failed"));
    }

    private Task<Fact> AskAsync(RecordedServer server, string query, string repository, (string Path, string Body)? also = null)
    {
        if (also is { } one)
            server.Add(one.Path, one.Body);
        return Ask.Make(GitHubKind.Factory, Ask.Spec("github", server.Url), new SourceContext { CacheFolder = "", Clock = _clock }).OneAsync(Ask.Of("github", query, $$"""{"repo":"{{repository}}"}"""));
    }

    private SourceSetup Setup(RecordedServer server) => new("github", Ask.Spec("github", server.Url), "source.yaml", new SourceContext { CacheFolder = "", Clock = _clock });

    private static RecordedServer Play(string scenario) => Serve(Recorded(scenario).Where(one => one.Method == "get"));

    private static RecordedServer Serve(IEnumerable<RecordedReply> replies, params IEnumerable<(string Path, string Body)> also)
    {
        var server = new RecordedServer(replies);
        foreach (var (path, body) in also)
            server.Add(path, body);
        return server;
    }

    private static IReadOnlyList<RecordedReply> Recorded(string scenario)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(GitHubPackages.Of("@octokit/fixtures"), "scenarios", "api.github.com", scenario, "normalized-fixture.json")));
        return [.. json.RootElement.EnumerateArray().Select(one => new RecordedReply(
            one.GetProperty("method").GetString()!,
            one.GetProperty("path").GetString()!,
            one.GetProperty("status").GetInt32(),
            one.GetProperty("response").ValueKind == JsonValueKind.String ? one.GetProperty("response").GetString()! : one.GetProperty("response").GetRawText(),
            [.. one.GetProperty("headers").EnumerateObject().Where(header => !_ofTheConnection.Contains(header.Name) && header.Value.ValueKind == JsonValueKind.String).Select(header => (header.Name, header.Value.GetString()!))]))];
    }

    private sealed record RecordedReply(string Method, string Path, int Status, string Body, (string Name, string Value)[] Headers);

    /// <summary>Gives each recorded answer to whoever asks for its path, with the URLs in it pointing here.</summary>
    private sealed class RecordedServer : IAsyncDisposable
    {
        private readonly Dictionary<string, RecordedReply> _replies = [];
        private readonly LoopbackServer _server;

        public RecordedServer(IEnumerable<RecordedReply> replies)
        {
            foreach (var reply in replies)
                _replies.TryAdd(reply.Path, reply);
            _server = new LoopbackServer(AnswerAsync);
        }

        public Uri Url => _server.Url;

        public void Add(string path, string body) => _replies[path] = new RecordedReply("get", path, 200, body, []);

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private Task AnswerAsync(LoopbackRequest request, LoopbackResponse response)
        {
            if (!_replies.TryGetValue(request.Target, out var reply) && !_replies.TryGetValue(request.Path, out reply))
                return response.JsonAsync("""{"message":"Not Found"}""", 404);
            var here = Url.AbsoluteUri.TrimEnd('/');
            var headers = reply.Headers.Select(header => (header.Name, header.Value.Replace("https://api.github.com", here, StringComparison.Ordinal))).ToArray();
            // Where a recording has no Location, the body of the redirect names the place.
            if (reply.Status is 301 && !headers.Any(header => header.Name == "location"))
                headers = [.. headers, ("location", $"{here}/repositories/1000")];
            return response.SendAsync(reply.Status, "application/json; charset=utf-8", reply.Body.Replace("https://api.github.com", here, StringComparison.Ordinal), headers);
        }
    }
}
