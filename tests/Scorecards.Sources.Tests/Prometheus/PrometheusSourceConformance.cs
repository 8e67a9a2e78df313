using Scorecards.Core.Facts;
using Scorecards.Sources.Prometheus;

namespace Scorecards.Sources.Tests.Prometheus;

public sealed class PrometheusSourceConformance : SourceConformance
{
    protected override string GoodBody => """{"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":"a"},"value":[1893456000.1,"1"]}]}}""";

    protected override string NothingBody => """{"status":"success","data":{"resultType":"vector","result":[]}}""";

    protected override ISource Create(Uri upstream) => Ask.Make(PrometheusKind.Factory, Ask.Spec("prometheus", upstream), Context);

    protected override FactRequest Question(Uri upstream) => Ask.Of("prometheus", "instant", """{"query":"up"}""");

    protected override FactRequest Question(Uri upstream, int number) => Ask.Of("prometheus", "instant", $$"""{"query":"up_{{number}}"}""");
}
