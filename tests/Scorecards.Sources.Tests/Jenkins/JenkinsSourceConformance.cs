using Scorecards.Core.Facts;
using Scorecards.Sources.Jenkins;

namespace Scorecards.Sources.Tests.Jenkins;

public sealed class JenkinsSourceConformance : SourceConformance
{
    protected override string GoodBody => """
        {"_class":"org.jenkinsci.plugins.workflow.job.WorkflowJob","allBuilds":[{"_class":"org.jenkinsci.plugins.workflow.job.WorkflowRun","actions":[{}],"building":false,
          "duration":60000,"number":3,"result":"SUCCESS","timestamp":1894700000000,"url":"https://jenkins.example/job/team/job/shop/3/"}]}
        """;

    protected override string NothingBody => """{"_class":"hudson.model.FreeStyleProject","allBuilds":[]}""";

    protected override ISource Create(Uri upstream) => Ask.Make(JenkinsKind.Factory, Ask.Spec("jenkins", upstream), Context);

    protected override FactRequest Question(Uri upstream) => Ask.Of("jenkins", "builds", "{}", JenkinsSourceTests.Shop);

    protected override FactRequest Question(Uri upstream, int number) => Ask.Of("jenkins", "builds", "{}", JenkinsSourceTests.OfJob($"team/shop-{number}"));

    protected override UnknownCause? CauseOf(Trouble trouble) => trouble == Trouble.NotFound ? UnknownCause.Subject : UnknownCause.Source;
}
