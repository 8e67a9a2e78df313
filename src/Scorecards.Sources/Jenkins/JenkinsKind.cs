using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Jenkins;

/// <summary>The kind <c>jenkins</c>: the builds of a job of Jenkins, also of one with a job for each branch.</summary>
public static class JenkinsKind
{
    public const string Name = "jenkins";

    /// <summary>The annotation with the jobs that deploy a service.</summary>
    public const string Deploys = "jenkins.io/deploy-jobs";

    public static SourceFactory Factory { get; } = new(new SourceKind(Name, BuiltIn: false, BuildQueries.All), Create);

    private static BuildServerSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl();
        var http = setup.Http((int)setup.Number("maxMiB", 4, 1, 64) * 1024 * 1024);
        var branches = DefaultBranch.Read(setup);
        var most = (int)setup.Number("maxBuilds", 200, 1, 2000);
        if (setup.Finish() && url is not null)
        {
            // Jenkins words its errors in HTML.
            var api = new JsonApi(url, http, "Jenkins", _ => null);
            return new BuildServerSource(
                setup.Name, Name, Subjects.Jenkins, Deploys, cancellation => new JenkinsServer(api, branches, most, cancellation), setup.Context.Clock, http);
        }

        http.Dispose();
        return null;
    }
}
