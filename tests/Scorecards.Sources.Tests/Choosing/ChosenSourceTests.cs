using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Tests.Choosing;

public sealed class ChosenSourceTests
{
    private readonly List<ISource> _sources = [];

    [Fact]
    public async Task Each_service_goes_to_the_source_that_knows_it_and_the_answers_keep_their_order()
    {
        var (jenkins, github) = (Add("jenkins", "builds-of-old", "jenkins.io/job-full-name"), Add("github", "hub", "github.com/project-slug"));

        var facts = await Ci().CollectAsync(
            [Question(("github.com/project-slug", "a/b")), Question(("jenkins.io/job-full-name", "x")), Question(("github.com/project-slug", "c/d"))], CancellationToken.None);

        facts.Select(fact => fact.Value.AsString()).Should().Equal("hub a/b", "builds-of-old x", "hub c/d");
        github.Batches.Should().Equal(2);
        jenkins.Batches.Should().Equal(1);
    }

    [Fact]
    public async Task A_build_server_goes_before_the_forge_of_the_repository()
    {
        Add("github", "a", "github.com/project-slug");
        Add("jenkins", "z", "jenkins.io/job-full-name");

        (await AskAsync(("github.com/project-slug", "a/b"), ("jenkins.io/job-full-name", "x"))).Value.AsString().Should().Be("z x");
    }

    [Fact]
    public async Task A_service_that_names_the_source_gets_that_one()
    {
        Add("github", "public", "github.com/project-slug");
        Add("github", "ours", "github.com/project-slug");

        (await AskAsync(("github.com/project-slug", "a/b"))).Value.AsString().Should().Be("ours a/b");
        (await AskAsync(("github.com/project-slug", "a/b"), ("scorecards.dev/ci", "public"))).Value.AsString().Should().Be("public a/b");
        var wrong = await AskAsync(("github.com/project-slug", "a/b"), ("scorecards.dev/ci", "pubic"));
        wrong.Error!.Cause.Should().Be(UnknownCause.Subject);
        wrong.Error.Message.Should().Contain("'pubic'").And.Contain("ours, public");
    }

    [Fact]
    public async Task A_service_that_says_nothing_lacks_an_annotation_and_is_told_which()
    {
        Add("github", "hub", "github.com/project-slug");

        var fact = await AskAsync();

        fact.Error!.Cause.Should().Be(UnknownCause.Subject);
        fact.Error.Message.Should().Contain("github.com/project-slug").And.Contain("jenkins.io/job-full-name");
    }

    [Fact]
    public async Task A_service_of_a_system_that_nobody_configured_is_not_at_fault()
    {
        Add("github", "hub", "github.com/project-slug");

        (await AskAsync(("jenkins.io/job-full-name", "x"))).Error!.Cause.Should().Be(UnknownCause.Definition);
    }

    [Fact]
    public async Task Sources_of_other_kinds_are_not_asked()
    {
        Add("prometheus", "p", "github.com/project-slug");

        (await AskAsync(("github.com/project-slug", "a/b"))).Error!.Cause.Should().Be(UnknownCause.Definition);
    }

    private Task<Fact> AskAsync(params (string Name, string Value)[] annotations) => Ci().OneAsync(Question(annotations));

    private ISource Ci()
    {
        var context = new SourceContext { CacheFolder = "", Sources = () => _sources };
        return Ask.Make(CiKind.Factory, Ask.Spec("ci"), context);
    }

    private KnownSource Add(string kind, string name, string annotation)
    {
        var source = new KnownSource(kind, name, annotation);
        _sources.Add(source);
        return source;
    }

    private static FactRequest Question(params (string Name, string Value)[] annotations) =>
        Ask.Of("ci", "builds", service: new Service { Id = "a", Name = "a", Annotations = annotations.ToDictionary(a => a.Name, a => a.Value) });

    private sealed class KnownSource(string kind, string name, string annotation) : ISubjectSource
    {
        public List<int> Batches { get; } = [];

        public string Kind => kind;

        public string Name => name;

        public string? SubjectOf(Service service) => service.Annotations.GetValueOrDefault(annotation);

        public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
        {
            Batches.Add(requests.Count);
            requests.Should().OnlyContain(request => request.Source == name);
            return Task.FromResult<IReadOnlyList<Fact>>([.. requests.Select(r => Fact.Ok(CelValue.Of($"{name} {SubjectOf(r.Service)}"), DateTimeOffset.UnixEpoch))]);
        }
    }
}
