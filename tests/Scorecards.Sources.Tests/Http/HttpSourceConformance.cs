using Scorecards.Core.Facts;
using Scorecards.Sources.Http;

namespace Scorecards.Sources.Tests.Http;

public sealed class HttpSourceConformance : SourceConformance
{
    protected override string GoodBody => """{"status":"up"}""";

    protected override string NothingBody => "{}";

    protected override ISource Create(Uri upstream) => Ask.Make(HttpKind.Factory, Ask.Spec("http"), Context);

    protected override FactRequest Question(Uri upstream) => Ask.Of("http", "get", $$"""{"url":"{{upstream}}"}""");

    protected override FactRequest Question(Uri upstream, int number) => Ask.Of("http", "get", $$"""{"url":"{{upstream}}{{number}}"}""");

    // Whatever the service's own endpoint does is what the check is about.
    protected override UnknownCause? CauseOf(Trouble trouble) => null;
}
