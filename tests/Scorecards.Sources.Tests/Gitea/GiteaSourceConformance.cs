using Scorecards.Core.Facts;
using Scorecards.Sources.Gitea;

namespace Scorecards.Sources.Tests.Gitea;

public sealed class GiteaSourceConformance : SourceConformance
{
    protected override string GoodBody => """[{"tag_name":"v1","name":"One","draft":false,"prerelease":false,"published_at":"2030-01-14T12:00:00Z","html_url":"https://git.example.com/acme/shop/releases/tag/v1"}]""";

    protected override string NothingBody => "[]";

    protected override ISource Create(Uri upstream) => Ask.Make(GiteaKind.Factory, Ask.Spec("gitea", upstream), Context);

    protected override FactRequest Question(Uri upstream) => Question(upstream, 0);

    protected override FactRequest Question(Uri upstream, int number) => Ask.Of("gitea", "releases", $$"""{"repo":"acme/shop-{{number}}"}""");

    // What it does not know is the service's to say otherwise.
    protected override UnknownCause? CauseOf(Trouble trouble) => trouble == Trouble.NotFound ? UnknownCause.Subject : UnknownCause.Source;
}
