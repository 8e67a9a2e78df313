using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Git;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Git;

/// <summary>Questions to repositories on disk.</summary>
public sealed class GitSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestRepository _repository;
    private readonly Service _service;

    public GitSourceTests()
    {
        _repository = new TestRepository(Path.Combine(_folder.Path, "repo"));
        _service = Ask.Checkout with { Folder = _repository.Folder };
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_are_the_committed_ones_and_patterns_choose_among_them()
    {
        _repository.Commit(Now, "ada", ("README.md", "x"), ("docs/how to.md", "x"), ("src/é.cs", "x"), ("docs/deep/er/a.txt", "x"));
        File.WriteAllText(Path.Combine(_repository.Folder, "untracked.md"), "x");

        (await AskAsync("files")).At("paths").AsList().Select(path => path.AsString())
            .Should().Equal("README.md", "docs/deep/er/a.txt", "docs/how to.md", "src/é.cs");
        (await AskAsync("files", """{"match":"*.md"}""")).At("count").AsInt().Should().Be(2);
        (await AskAsync("files", """{"match":["docs/**","*.cs"]}""")).At("count").AsInt().Should().Be(3);
        (await AskAsync("files", """{"match":"*.none"}""")).At("paths").AsList().Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_is_told_with_text_size_and_lines()
    {
        _repository.Commit(Now, "ada", ("a.txt", "one\ntwo\nthree"), ("empty", ""), ("bin", "a\0b"), ("long.txt", new string('x', 300_000)));

        var fact = await AskAsync("file", """{"path":"./a.txt"}""");
        fact.At("exists").AsBool().Should().BeTrue();
        fact.At("text").AsString().Should().Be("one\ntwo\nthree");
        fact.At("lines").AsInt().Should().Be(3);
        fact.At("size").AsInt().Should().Be(13);
        (await AskAsync("file", """{"path":"empty"}""")).At("lines").AsInt().Should().Be(0);
        var binary = await AskAsync("file", """{"path":"bin"}""");
        binary.At("binary").AsBool().Should().BeTrue();
        binary.Has("text").Should().BeFalse();
        var cut = await AskAsync("file", """{"path":"long.txt"}""");
        cut.At("text").AsString().Should().HaveLength(262_144);
        cut.At("size").AsInt().Should().Be(300_000);
        cut.At("truncated").AsBool().Should().BeTrue();
    }

    [Theory]
    [InlineData("none.txt")]
    [InlineData("folder")]
    [InlineData("a.txt/b")]
    [InlineData("--help")]
    [InlineData("HEAD:a.txt")]
    public async Task What_is_no_file_does_not_exist(string path)
    {
        _repository.Commit(Now, "ada", ("a.txt", "x"), ("folder/b.txt", "x"));

        var fact = await AskAsync("file", $$"""{"path":"{{path}}"}""");

        fact.At("exists").AsBool().Should().BeFalse();
    }

    [Fact]
    public async Task A_link_within_the_repository_is_followed_and_one_that_leads_out_is_not()
    {
        if (OperatingSystem.IsWindows())
            return;
        _folder.Write("secret.txt", "outside");
        _repository.Commit(Now, "ada", ("docs/a.txt", "inside"));
        File.CreateSymbolicLink(Path.Combine(_repository.Folder, "in"), "docs/a.txt");
        File.CreateSymbolicLink(Path.Combine(_repository.Folder, "out"), "../secret.txt");
        _repository.Commit(Now, "ada");

        (await AskAsync("file", """{"path":"in"}""")).At("text").AsString().Should().Be("inside");
        (await AskAsync("file", """{"path":"out"}""")).At("exists").AsBool().Should().BeFalse();
    }

    [Fact]
    public async Task Activity_counts_commits_and_people_and_names_nobody()
    {
        _repository.Commit(Now.AddDays(-200), "grace", ("old", "x"));
        _repository.Commit(Now.AddDays(-30), "ada", ("a", "1"));
        _repository.Commit(Now.AddDays(-20), "ada", ("a", "2"));
        _repository.Commit(Now.AddDays(-10), "Ada", ("a", "3"));
        _repository.Commit(Now.AddDays(-9.5), "linus", ("b", "1"));
        _repository.Commit(Now.AddDays(-9), "renovate[bot]", ("b", "2"));

        var fact = await AskAsync("activity");

        fact.At("commits").AsInt().Should().Be(5);
        fact.At("contributors").AsInt().Should().Be(2);
        fact.At("busiestShare").AsDouble().Should().Be(0.75);
        fact.At("lastCommitAgeDays").AsInt().Should().Be(9);
        fact.At("lastCommitAt").AsString().Should().Be("2030-01-06T12:00:00Z");
        fact.At("shallow").AsBool().Should().BeFalse();
        fact.Value.ToJson().Should().NotContainAny("ada", "linus", "example.com");
        (await AskAsync("activity", """{"days":1}""")).At("commits").AsInt().Should().Be(0);
        (await AskAsync("activity", """{"days":365}""")).At("contributors").AsInt().Should().Be(3);
    }

    [Fact]
    public async Task Addresses_of_one_person_are_one_by_the_mail_map()
    {
        _repository.Commit(Now.AddDays(-3), "ada", ("a", "1"), (".mailmap", "Ada <ada@example.com> <lovelace@example.com>\n"));
        _repository.Commit(Now.AddDays(-2), "lovelace", ("a", "2"));

        (await AskAsync("activity")).At("contributors").AsInt().Should().Be(1);
    }

    [Fact]
    public async Task A_commit_from_a_clock_ahead_is_new()
    {
        _repository.Commit(Now.AddDays(3), "ada", ("a", "1"));

        (await AskAsync("activity")).At("lastCommitAgeDays").AsInt().Should().Be(0);
    }

    [Fact]
    public async Task Tags_come_newest_first()
    {
        _repository.Commit(Now.AddDays(-20), "ada", ("a", "1"));
        _repository.RunAt(Now.AddDays(-20), "ada", "tag", "--annotate", "--message", "x", "v9.0");
        _repository.Commit(Now.AddDays(-5), "ada", ("a", "2"));
        _repository.RunAt(Now, "ada", "tag", "v10.0");

        var fact = await AskAsync("tags");

        fact.At("count").AsInt().Should().Be(2);
        fact.At("latest").AsString().Should().Be("v10.0");
        fact.At("latestAgeDays").AsInt().Should().Be(5);
        fact.At("tags").AsList().Select(tag => tag.AsString()).Should().Equal("v10.0", "v9.0");
    }

    [Fact]
    public async Task The_branch_is_told_with_its_age()
    {
        _repository.Commit(Now.AddDays(-4), "ada", ("a", "1"));
        _repository.Run("branch", "feature/x");

        var fact = await AskAsync("branch");

        fact.At("name").AsString().Should().Be("main");
        fact.At("ageDays").AsInt().Should().Be(4);
        fact.At("branches").AsInt().Should().Be(2);
    }

    [Fact]
    public async Task A_detached_head_has_no_branch_name()
    {
        _repository.Commit(Now.AddDays(-4), "ada", ("a", "1"));
        _repository.Run("checkout", "--quiet", "--detach");

        var fact = await AskAsync("branch");

        fact.Has("name").Should().BeFalse();
        fact.At("ageDays").AsInt().Should().Be(4);
    }

    [Theory]
    [InlineData("files", "{}", "count")]
    [InlineData("activity", "{}", "commits")]
    [InlineData("tags", "{}", "count")]
    [InlineData("branch", "{}", "branches")]
    public async Task A_repository_without_commits_has_none_of_anything(string query, string arguments, string field) =>
        (await AskAsync(query, arguments)).At(field).AsInt().Should().Be(0);

    [Fact]
    public async Task A_shallow_clone_is_told()
    {
        _repository.Commit(Now.AddDays(-4), "ada", ("a", "1"));
        _repository.Commit(Now.AddDays(-3), "ada", ("a", "2"));
        var shallow = Path.Combine(_folder.Path, "shallow");
        _repository.Run("clone", "--quiet", "--depth=1", "file://" + _repository.Folder, shallow);

        var fact = await Make().OneAsync(Ask.Of("git", "activity", "{}", _service with { Folder = shallow }));

        fact.At("shallow").AsBool().Should().BeTrue();
        fact.At("commits").AsInt().Should().Be(1);
    }

    [Fact]
    public async Task A_service_in_a_folder_of_a_large_repository_is_its_folder_unless_told_otherwise()
    {
        _repository.Commit(Now.AddDays(-4), "ada", ("CODEOWNERS", "* @ada"), ("services/a/README.md", "A"));
        _repository.Commit(Now.AddDays(-2), "linus", ("services/ab/README.md", "AB"));
        var service = _service with { Folder = Path.Combine(_repository.Folder, "services", "a") };
        var source = Make();

        var facts = await source.CollectAsync(
            [
                Ask.Of("git", "files", "{}", service), Ask.Of("git", "files", """{"scope":"repository"}""", service),
                Ask.Of("git", "activity", "{}", service), Ask.Of("git", "activity", """{"scope":"repository"}""", service),
                Ask.Of("git", "file", """{"path":"README.md"}""", service), Ask.Of("git", "file", """{"path":"CODEOWNERS","scope":"repository"}""", service),
            ],
            default);

        facts[0].At("paths").AsList().Select(path => path.AsString()).Should().Equal("README.md");
        facts[1].At("count").AsInt().Should().Be(3);
        facts[2].At("commits").AsInt().Should().Be(1);
        facts[3].At("commits").AsInt().Should().Be(2);
        facts[4].At("text").AsString().Should().Be("A");
        facts[5].At("exists").AsBool().Should().BeTrue();
    }

    [Fact]
    public async Task A_linked_work_tree_and_a_bare_repository_are_read()
    {
        _repository.Commit(Now, "ada", ("a", "1"));
        var linked = Path.Combine(_folder.Path, "linked");
        _repository.Run("worktree", "add", "--quiet", linked);
        var bare = Path.Combine(_folder.Path, "bare.git");
        _repository.Run("clone", "--quiet", "--bare", _repository.Folder, bare);

        (await Make().OneAsync(Ask.Of("git", "files", "{}", _service with { Folder = linked }))).At("count").AsInt().Should().Be(1);
        (await Make().OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{bare}}"}"""))).At("count").AsInt().Should().Be(1);
    }

    [Theory]
    [InlineData("scorecards.dev/repository")]
    [InlineData("backstage.io/source-location")]
    public async Task An_annotation_names_a_local_repository_within_the_roots(string annotation)
    {
        _repository.Commit(Now, "ada", ("a", "1"));
        var service = Ask.Checkout with { Annotations = new Dictionary<string, string> { [annotation] = "file://" + _repository.Folder } };

        (await Make().OneAsync(Ask.Of("git", "files", "{}", service))).At("count").AsInt().Should().Be(1);
    }

    [Fact]
    public async Task Outside_the_roots_no_local_repository_is_read()
    {
        using var other = new TempFolder();
        new TestRepository(other.Path).Commit(Now, "ada", ("a", "1"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), other.Path);

        foreach (var path in new[] { other.Path, "file://" + other.Path, Path.Combine(_folder.Path, "link"), "/", "/etc" })
        {
            var fact = await Make().OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{path}}"}"""));
            fact.Error!.Cause.Should().Be(UnknownCause.Subject, path);
        }
    }

    [Fact]
    public async Task A_service_without_any_repository_lacks_an_annotation()
    {
        using var plain = new TempFolder();

        foreach (var service in new[] { Ask.Checkout, Ask.Checkout with { Folder = plain.Path } })
        {
            var fact = await Make().OneAsync(Ask.Of("git", "files", "{}", service));
            fact.Error!.Cause.Should().Be(UnknownCause.Subject);
            fact.Error.Message.Should().Contain("scorecards.dev/repository");
        }
    }

    [Theory]
    [InlineData("files", """{"match":""}""")]
    [InlineData("files", """{"match":"{a"}""")]
    [InlineData("files", """{"match":7}""")]
    [InlineData("files", """{"scope":"all"}""")]
    [InlineData("file", """{}""")]
    [InlineData("file", """{"path":"/etc/passwd"}""")]
    [InlineData("file", """{"path":"../x"}""")]
    [InlineData("file", """{"path":"a\nb"}""")]
    [InlineData("file", """{"path":"a\u0000b"}""")]
    [InlineData("activity", """{"days":0}""")]
    [InlineData("activity", """{"days":"90"}""")]
    public async Task A_bad_question_is_the_definitions_error(string query, string arguments) =>
        (await AskAsync(query, arguments)).Error!.Cause.Should().Be(UnknownCause.Definition);

    [Fact]
    public async Task Configuration_of_the_repository_cannot_start_a_program()
    {
        var mark = Path.Combine(_folder.Path, "pwned");
        var script = _folder.Write("run.sh", $"#!/bin/sh\ntouch {mark}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _repository.Commit(Now, "ada", ("a", "1"));
        foreach (var setting in new[]
        {
            "core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.editor", "diff.external", "core.gitProxy", "credential.helper",
            "pager.log", "gpg.program", "filter.x.clean", "filter.x.smudge", "log.showSignature", "remote.origin.uploadpack", "uploadpack.packObjectsHook",
        })
            _repository.Run("config", setting, setting == "log.showSignature" ? "true" : script);
        _repository.Run("config", "remote.origin.url", $"ext::{script}");
        _repository.Run("config", "protocol.ext.allow", "always");
        _repository.Run("config", "remote.origin.promisor", "true");
        _repository.Run("config", "extensions.partialClone", "origin");
        _repository.Run("config", "core.hooksPath", _folder.Path);
        File.WriteAllText(Path.Combine(_repository.Folder, ".gitattributes"), "* filter=x diff=x");
        File.Delete(Path.Combine(_repository.Folder, ".git", "objects", ObjectOf("HEAD:a")));

        foreach (var (query, arguments) in new[] { ("files", "{}"), ("file", """{"path":"a"}"""), ("activity", "{}"), ("tags", "{}"), ("branch", "{}") })
            await AskAsync(query, arguments);

        File.Exists(mark).Should().BeFalse();
    }

    [Fact]
    public async Task A_bare_repository_that_was_committed_as_files_is_not_taken_for_the_repository()
    {
        _repository.Commit(Now, "ada", ("a", "1"), ("trap/HEAD", "ref: refs/heads/main\n"), ("trap/objects/x", ""), ("trap/refs/x", ""), ("trap/config", "[core]\n\tbare = true\n"));
        var service = _service with { Folder = Path.Combine(_repository.Folder, "trap") };

        var fact = await Make().OneAsync(Ask.Of("git", "files", "{}", service));

        fact.At("paths").AsList().Select(path => path.AsString()).Should().Contain("HEAD");
    }

    [Theory]
    [InlineData("HEAD^{tree}")]
    [InlineData("HEAD")]
    public async Task A_damaged_repository_is_an_error_and_not_an_empty_one(string missing)
    {
        _repository.Commit(Now, "ada", ("a", "1"));
        File.Delete(Path.Combine(_repository.Folder, ".git", "objects", ObjectOf(missing)));

        (await AskAsync("files")).Error!.Cause.Should().Be(UnknownCause.Source);
    }

    [Fact]
    public async Task A_branch_that_holds_garbage_is_damage()
    {
        _repository.Commit(Now, "ada", ("a", "1"));
        File.WriteAllText(Path.Combine(_repository.Folder, ".git", "refs", "heads", "main"), "garbage\n");

        (await AskAsync("files")).Error!.Cause.Should().Be(UnknownCause.Source);
    }

    [Fact]
    public async Task A_default_branch_that_does_not_exist_is_the_services_lack()
    {
        _repository.Commit(Now, "ada", ("a", "1"));
        _repository.Run("symbolic-ref", "HEAD", "refs/heads/master");

        var fact = await AskAsync("files");

        fact.Error!.Cause.Should().Be(UnknownCause.Subject);
        fact.Error.Message.Should().Contain("default branch");
    }

    [Fact]
    public async Task Many_services_of_one_repository_are_answered_in_order()
    {
        _repository.Commit(Now, "ada", [.. Enumerable.Range(0, 60).Select(i => ($"services/s{i}/README.md", $"{i}"))]);

        var facts = await Make().CollectAsync(
            [.. Enumerable.Range(0, 60).Select(i => Ask.Of("git", "file", """{"path":"README.md"}""",
                _service with { Id = $"s{i}", Folder = Path.Combine(_repository.Folder, "services", $"s{i}") }))],
            default);

        facts.Select(fact => fact.At("text").AsString()).Should().Equal(Enumerable.Range(0, 60).Select(i => $"{i}"));
    }

    [Fact]
    public void Every_mistake_of_a_document_is_told_at_once()
    {
        var spec = Ask.Spec("git", options: """{"fetchEvery":"soon","cloneTimeout":5,"maxMiB":0,"roots":7,"root":"x"}""");

        Ask.ProblemsOf(GitKind.Factory, spec).Should().HaveCount(5);
    }

    private string ObjectOf(string revision)
    {
        var id = _repository.Run("rev-parse", revision);
        return Path.Combine(id[..2], id[2..]);
    }

    private Task<Fact> AskAsync(string query, string arguments = "{}") => Make().OneAsync(Ask.Of("git", query, arguments, _service));

    private ISource Make() => Ask.Make(GitKind.Factory, Ask.Spec("git"), new SourceContext
    {
        CacheFolder = Path.Combine(_folder.Path, "cache"),
        Clock = _clock,
        LocalRoots = [_folder.Path],
    });
}
