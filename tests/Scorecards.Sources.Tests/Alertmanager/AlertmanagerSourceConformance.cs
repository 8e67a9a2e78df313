using Scorecards.Core.Facts;
using Scorecards.Sources.Alertmanager;

namespace Scorecards.Sources.Tests.Alertmanager;

public sealed class AlertmanagerSourceConformance : SourceConformance
{
    protected override string GoodBody => """
        [{"labels":{"alertname":"A"},"annotations":{},"receivers":[{"name":"r"}],"startsAt":"2030-01-15T11:00:00.000Z",
          "endsAt":"2030-01-15T13:00:00.000Z","status":{"state":"active","silencedBy":[],"inhibitedBy":[]}}]
        """;

    protected override string NothingBody => "[]";

    protected override ISource Create(Uri upstream) => Ask.Make(AlertmanagerKind.Factory, Ask.Spec("alertmanager", upstream), Context);

    protected override FactRequest Question(Uri upstream) => Ask.Of("alertmanager", "alerts", """{"match":{"service":"shop"}}""");
}
