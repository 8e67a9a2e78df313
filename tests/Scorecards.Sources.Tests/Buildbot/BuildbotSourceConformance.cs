using Scorecards.Core.Facts;
using Scorecards.Sources.Buildbot;

namespace Scorecards.Sources.Tests.Buildbot;

public sealed class BuildbotSourceConformance : SourceConformance
{
    protected override string GoodBody => """
        {"builders":[{"builderid":7,"name":"shop"}],
         "builds":[{"buildid":21,"number":3,"builderid":7,"buildrequestid":31,"complete":true,"results":0,"started_at":1894700000,"complete_at":1894700060,
           "properties":{"branch":["main","Build"],"revision":["0123abc","Build"]}}],
         "buildrequests":[{"builderid":7,"buildrequestid":31,"submitted_at":1894699990}],"meta":{"total":1}}
        """;

    protected override string NothingBody => """{"builders":[{"builderid":7,"name":"shop"}],"builds":[],"buildrequests":[],"meta":{"total":0}}""";

    protected override ISource Create(Uri upstream) => Ask.Make(BuildbotKind.Factory, Ask.Spec("buildbot", upstream), Context);

    protected override FactRequest Question(Uri upstream) => Ask.Of("buildbot", "builds", "{}", BuildbotSourceTests.Shop);
}
