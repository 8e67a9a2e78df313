namespace Scorecards.Sources.Choosing;

/// <summary>The annotations by which a service says what it is called in a system. Where Backstage knows one, it is that one.</summary>
internal static class Subjects
{
    /// <summary><c>owner/name</c>.</summary>
    public const string GitHub = "github.com/project-slug";

    /// <summary><c>group/subgroup/name</c>.</summary>
    public const string GitLab = "gitlab.com/project-slug";

    /// <summary><c>owner/name</c>.</summary>
    public const string Gitea = "gitea.com/project-slug";

    /// <summary><c>folder/job</c>.</summary>
    public const string Jenkins = "jenkins.io/job-full-name";

    /// <summary>The name of a builder.</summary>
    public const string Buildbot = "buildbot.net/builder";
}
