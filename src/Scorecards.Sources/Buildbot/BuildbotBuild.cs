using System.Globalization;
using System.Text.Json;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Buildbot;

/// <summary>A build as Buildbot tells it (its documentation, "REST API", data types <c>build</c> and <c>buildrequest</c>).</summary>
/// <param name="Id">Among those of all builders.</param>
/// <param name="Number">Within its builder.</param>
/// <param name="Request">What asked for it; null where that is not told.</param>
internal sealed record BuildbotBuild(long Id, long Number, long? Request, Build Build)
{
    /// <summary>The fields to ask for, with what they are filtered by.</summary>
    public const string Fields = "field=buildid&field=number&field=builderid&field=buildrequestid&field=complete&field=results&field=started_at&field=complete_at"
        + "&field=properties&property=branch&property=revision&property=got_revision";

    /// <exception cref="FormatException">It has another form than documented.</exception>
    public static BuildbotBuild Read(JsonElement build, string builder, string page)
    {
        var number = (long)(build.Number("number") ?? throw new FormatException("a build has no number"));
        var id = (long)(build.Number("buildid") ?? throw new FormatException("a build has no buildid"));
        return new BuildbotBuild(id, number, (long?)build.Number("buildrequestid"), new Build
        {
            Id = number.ToString(CultureInfo.InvariantCulture),
            Name = builder,
            Result = Result(build),
            Branch = Property(build, "branch"),
            Commit = Property(build, "got_revision") ?? Property(build, "revision"),
            StartedAt = build.UnixSeconds("started_at"),
            FinishedAt = build.UnixSeconds("complete_at"),
            Url = string.Create(CultureInfo.InvariantCulture, $"{page}/builds/{number}"),
        });
    }

    // Numbers of buildbot.process.results, documented under "Build Results".
    private static BuildResult Result(JsonElement build) => build.Number("results") switch
    {
        null => BuildResult.Running,
        0 or 1 => BuildResult.Success,
        2 or 4 => BuildResult.Failure,
        // Skipped, to be tried again (it is, as a build of its own), cancelled.
        3 or 5 or 6 => BuildResult.Cancelled,
        { } other => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"a build has the results {other}")),
    };

    /// <summary>A property is its value and where it comes from; of several codebases, a map of them, which is no one commit.</summary>
    private static string? Property(JsonElement build, string name) =>
        build.Part("properties")?.Part(name) is { ValueKind: JsonValueKind.Array } property && property.GetArrayLength() > 0
        && property[0] is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value
            ? value
            : null;
}
