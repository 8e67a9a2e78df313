using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;

namespace Scorecards.Sources.Jenkins;

/// <summary>Where a job is: <c>team/shop</c> at <c>job/team/job/shop</c>. The job of a branch is called by its name with <c>%2F</c> for slashes.</summary>
internal sealed record JobPath
{
    private JobPath(string text) => Text = text;

    /// <summary>After the URL of Jenkins, without a slash at either end.</summary>
    public string Text { get; }

    /// <summary>Null for a text that is no full name of a job.</summary>
    /// <param name="fullName">As Jenkins' variable <c>JOB_NAME</c>.</param>
    public static JobPath? Parse(string fullName)
    {
        var names = fullName.Trim('/').Split('/');
        return names.All(name => name is not ("" or "." or "..")) ? new JobPath(string.Join('/', names.Select(Part))) : null;
    }

    /// <exception cref="UnansweredException">It is no full name of a job.</exception>
    public static JobPath Of(string fullName) => Parse(fullName)
        ?? throw new UnansweredException(UnknownCause.Subject, $"'{fullName}' is no full name of a job: write folder/job, without a URL");

    /// <summary>The job of a branch of this job.</summary>
    /// <param name="name">As Jenkins names the job, slashes encoded.</param>
    public JobPath Branch(string name) => new($"{Text}/{Part(name)}");

    /// <summary>Whether a URL of this Jenkins, whatever it takes for its own address, is of this job or one within it.</summary>
    public bool Leads(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var absolute) || absolute.AbsolutePath.IndexOf("/job/", StringComparison.Ordinal) is not (>= 0 and var begin))
            return false;
        // It writes some signs otherwise than we do.
        return Uri.UnescapeDataString(absolute.AbsolutePath[(begin + 1)..]).StartsWith(Uri.UnescapeDataString(Text) + "/", StringComparison.Ordinal);
    }

    public override string ToString() => Text;

    private static string Part(string name) => $"job/{Uri.EscapeDataString(name)}";
}
