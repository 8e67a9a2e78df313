using Scorecards.Core.Facts;
using Scorecards.Sources.Backstage;

namespace Scorecards.Sources.Tests.Backstage;

public sealed class BackstageSourceConformance : SourceConformance
{
    protected override string GoodBody => """
        {"owners":{"id":"owners","entity":{"namespace":"default","kind":"component","name":"checkout"},"timestamp":"2030-01-15T11:00:00.000+00:00",
          "version":"0.1.0","facts":{"hasOwner":true,"people":6}}}
        """;

    protected override string NothingBody => """{"owners":{"id":"owners","timestamp":"2030-01-15T11:00:00.000Z","version":"0.1.0","facts":{}}}""";

    protected override ISource Create(Uri upstream) => Ask.Make(BackstageKind.Factory, Ask.Spec("backstage", upstream), Context);

    protected override FactRequest Question(Uri upstream) => Ask.Of("backstage", "insights", """{"retrievers":["owners"]}""");
}
