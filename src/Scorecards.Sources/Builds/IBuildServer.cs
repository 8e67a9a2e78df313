namespace Scorecards.Sources.Builds;

/// <summary>A system that builds, asked for the jobs or builders of services. What it does not answer is an <see cref="UnansweredException"/>.</summary>
internal interface IBuildServer
{
    /// <summary>The page that shows people a job.</summary>
    string Page(string job);

    /// <summary>The builds of a job, the newest first, at least those since then; the branch of the question is filled in where it is the default one.</summary>
    Task<BuildHistory> BuildsAsync(string job, BuildQuestion question, DateTimeOffset since);

    /// <summary>The tests of one of the builds of a job.</summary>
    Task<BuildTests> TestsAsync(string job, Build build);

    Task<BuildQueue> QueueAsync(string job);
}
