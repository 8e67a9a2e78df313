using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Files;
using Scorecards.Sources.Git;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Files;

/// <summary>Where reports are found.</summary>
public sealed class FilesSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestRepository _repository;
    private readonly Service _service;

    public FilesSourceTests()
    {
        _repository = new TestRepository(Path.Combine(_folder.Path, "served", "shop"));
        _repository.Commit(_clock.GetUtcNow(), "ada",
            ("slo/a.yaml", Samples.OpenSlo), ("slo/deep/b.yml", Samples.OpenSlo), ("slo/broken.txt", "{"), ("sbom.json", Samples.CycloneDx),
            ("services/cart/sbom.json", """{"bomFormat":"CycloneDX"}"""), ("tests/1.xml", Samples.JUnit), ("tests/2.xml", Samples.JUnit));
        _service = Ask.Checkout with { Folder = _repository.Folder };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_report_is_read_where_it_was_committed()
    {
        File.WriteAllText(Path.Combine(_repository.Folder, "sbom.json"), "{");

        (await AskAsync("cyclonedx", """{"path":"./sbom.json"}""")).At("components").AsInt().Should().Be(4);
    }

    [Fact]
    public async Task A_pattern_stands_for_all_that_match()
    {
        (await AskAsync("junit", """{"path":"tests/*.xml"}""")).At("tests").AsInt().Should().Be(14);
        (await AskAsync("openslo", """{"path":"slo/**/*.{yaml,yml}"}""")).At("files").AsInt().Should().Be(2);
        (await AskAsync("openslo", """{"path":"slo/**/*.{yaml,yml}","service":"cart"}""")).At("count").AsInt().Should().Be(2);
    }

    [Theory]
    [InlineData("none.json")]
    [InlineData("none/*.json")]
    [InlineData("slo")]
    public async Task What_is_not_there_is_a_fact_with_no_files(string path) =>
        (await AskAsync("cyclonedx", $$"""{"path":"{{path}}"}""")).At("files").AsInt().Should().Be(0);

    [Fact]
    public async Task A_service_sees_the_reports_of_its_folder_unless_it_asks_for_all()
    {
        var cart = _service with { Folder = Path.Combine(_repository.Folder, "services", "cart") };

        (await Make().OneAsync(Ask.Of("files", "cyclonedx", """{"path":"sbom.json"}""", cart))).At("components").AsInt().Should().Be(0);
        (await Make().OneAsync(Ask.Of("files", "cyclonedx", """{"path":"sbom.json","scope":"repository"}""", cart))).At("components").AsInt().Should().Be(4);
    }

    [Fact]
    public async Task A_malformed_report_is_the_services_with_its_place()
    {
        var fact = await AskAsync("sarif", """{"path":"slo/broken.txt"}""");

        fact.Error!.Cause.Should().Be(UnknownCause.Subject);
        fact.Error.Message.Should().StartWith("slo/broken.txt:1:");
    }

    [Fact]
    public async Task Reports_that_are_too_long_or_too_many_are_refused()
    {
        _repository.Commit(_clock.GetUtcNow(), "ada", ("long.xml", $"<testsuite><!--{new string('x', 2_000_000)}--></testsuite>"));
        _repository.Commit(_clock.GetUtcNow(), "ada", [.. Enumerable.Range(0, 60).Select(i => ($"many/{i}.xml", Samples.JUnit))]);

        (await AskAsync("junit", """{"path":"long.xml"}""", """{"maxReportMiB":1}""")).Error!.Message.Should().Contain("maxReportMiB");
        (await AskAsync("junit", """{"path":"long.xml"}""")).At("tests").AsInt().Should().Be(0);
        (await AskAsync("junit", """{"path":"many/*.xml"}""")).Error!.Cause.Should().Be(UnknownCause.Definition);
    }

    [Theory]
    [InlineData("sarif", "{}")]
    [InlineData("sarif", """{"path":"a","url":"https://example.com"}""")]
    [InlineData("sarif", """{"path":"../a"}""")]
    [InlineData("sarif", """{"path":"/etc/passwd"}""")]
    [InlineData("sarif", """{"path":"{a"}""")]
    [InlineData("sarif", """{"path":"a","scope":"all"}""")]
    [InlineData("nonsense", """{"path":"a"}""")]
    public async Task A_bad_question_is_the_definitions_error(string query, string arguments) =>
        (await AskAsync(query, arguments)).Error!.Cause.Should().Be(UnknownCause.Definition);

    [Theory]
    [InlineData("""{"path":""}""")]
    [InlineData("""{"url":"ftp://example.com"}""")]
    public async Task A_template_that_found_nothing_is_the_services_lack(string arguments) =>
        (await AskAsync("sarif", arguments)).Error!.Cause.Should().Be(UnknownCause.Subject);

    [Fact]
    public async Task An_internal_url_needs_an_entry_and_its_parameters_are_not_shown()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(200, "application/xml", Samples.Cobertura));
        var question = Ask.Of("files", "cobertura", $$"""{"url":"{{server.Url}}coverage.xml?token=s3cret"}""");

        var fact = await Make().OneAsync(question);
        fact.At("lineRate").AsDouble().Should().Be(0.75);
        fact.Evidence.Should().EndWith("/coverage.xml");
        var refused = await Make(allow: []).OneAsync(question);
        refused.Error!.Cause.Should().Be(UnknownCause.Definition);
        (refused.Error.Message + refused.Evidence).Should().NotContain("s3cret");
    }

    [Fact]
    public async Task The_kinds_git_and_files_share_one_clone()
    {
        _repository.Run("config", "uploadpack.allowFilter", "true");
        _repository.Run("config", "uploadpack.allowAnySHA1InWant", "true");
        await using var server = new LoopbackServer((request, response) => GitHttpServer.AnswerAsync(Path.Combine(_folder.Path, "served"), request, response));
        var context = new SourceContext { CacheFolder = Path.Combine(_folder.Path, "cache"), Clock = _clock };
        using var git = (IDisposable)Ask.Make(GitKind.Factory, Ask.Spec("git"), context);
        using var files = (IDisposable)Ask.Make(FilesKind.Factory, Ask.Spec("files"), context);

        var facts = await Task.WhenAll(
            ((ISource)git).OneAsync(Ask.Of("git", "files", $$"""{"repository":"{{server.Url}}shop/.git"}""")),
            ((ISource)files).OneAsync(Ask.Of("files", "cyclonedx", $$"""{"repository":"{{server.Url}}shop/.git","path":"sbom.json"}""")));

        facts[0].At("count").AsInt().Should().Be(7);
        facts[1].At("components").AsInt().Should().Be(4);
        server.Requests.Count(request => request.Path.EndsWith("/info/refs", StringComparison.Ordinal)).Should().BeLessThan(4);
        Directory.GetDirectories(Path.Combine(_folder.Path, "cache", "git")).Should().ContainSingle();
    }

    [Fact]
    public void Every_mistake_in_a_document_is_told() =>
        Ask.ProblemsOf(FilesKind.Factory, Ask.Spec("files", options: """{"maxReportMiB":0,"fetchEvery":"soon","x":1}""")).Should().HaveCount(3);

    private Task<Fact> AskAsync(string query, string arguments, string options = "{}") => Make(options: options).OneAsync(Ask.Of("files", query, arguments, _service));

    private ISource Make(string[]? allow = null, string options = "{}") =>
        Ask.Make(FilesKind.Factory, Ask.Spec("files", allow: allow, options: options), new SourceContext { CacheFolder = Path.Combine(_folder.Path, "cache"), Clock = _clock });
}
