using Scorecards.Core.Facts;
using Scorecards.Sources.GitLab;

namespace Scorecards.Sources.Tests.GitLab;

public sealed class GitLabSourceConformance : SourceConformance
{
    protected override string GoodBody => """[{"tag_name":"v1","name":"One","released_at":"2030-01-14T12:00:00.000Z","_links":{"self":"https://gitlab.example.com/acme/shop/-/releases/v1"}}]""";

    protected override string NothingBody => "[]";

    protected override ISource Create(Uri upstream) => Ask.Make(GitLabKind.Factory, Ask.Spec("gitlab", upstream), Context);

    protected override FactRequest Question(Uri upstream) => Question(upstream, 0);

    protected override FactRequest Question(Uri upstream, int number) => Ask.Of("gitlab", "releases", $$"""{"repo":"acme/shop-{{number}}"}""");

    // What it does not know is the service's to say otherwise.
    protected override UnknownCause? CauseOf(Trouble trouble) => trouble == Trouble.NotFound ? UnknownCause.Subject : UnknownCause.Source;
}
