using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Backstage;

/// <summary>The kind <c>backstage</c>: the facts that Tech Insights of a running Backstage has collected.</summary>
public static class BackstageKind
{
    public const string Name = "backstage";

    /// <summary>The query for facts, by which imported checks ask.</summary>
    public const string Insights = "insights";

    /// <summary>The argument that names the fact retrievers.</summary>
    public const string Retrievers = "retrievers";

    private const string Facts = "facts";

    public static SourceFactory Factory { get; } = new(
        new SourceKind(Name, BuiltIn: false, [Query(CelType.Map(CelType.String, CelType.Dyn))])
        {
            QueriesOf = options => [Query(InsightForm.Read(options.TryGetValue(Facts, out var facts) ? facts : null, _ => { }).Type)],
        },
        Create);

    private static SourceQuery Query(CelType facts) => new(
        Insights,
        "The latest facts of Tech Insights about the entity.",
        [
            new SourceArgument(Retrievers, "Ids of fact retrievers, such as entityOwnershipFactRetriever.", Required: true),
            new SourceArgument("entity", "The entity, such as component:default/checkout; the service's own without it."),
        ],
        CelType.Object("backstage.insights", new Dictionary<string, CelType>
        {
            ["facts"] = facts,
            ["ageMinutes"] = CelType.Int,
            ["missing"] = CelType.List(CelType.String),
            ["retrievers"] = CelType.Map(CelType.String, CelType.Object("backstage.retriever", new Dictionary<string, CelType>
            {
                ["version"] = CelType.String,
                ["at"] = CelType.String,
                ["ageMinutes"] = CelType.Int,
                ["facts"] = facts,
            })),
        }));

    private static BackstageSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl();
        var http = setup.Http((int)setup.Number("maxMiB", 1, 1, 64) * 1024 * 1024);
        var facts = setup.Any(Facts);
        var form = InsightForm.Read(facts?.Value, message => setup.Report(facts!.Line, facts.Column, message));
        if (setup.Finish() && url is not null)
            return new BackstageSource(setup.Name, new JsonApi(url, http, "Backstage with Tech Insights", Words), form, setup.Context.Clock, http);
        http.Dispose();
        return null;
    }

    /// <summary>Backstage words its errors as <c>{"error": {"name", "message"}}</c>, Tech Insights some of its own as a text.</summary>
    private static string? Words(System.Text.Json.JsonElement body) => body.Text("error") ?? body.Part("error")?.Text("message");
}
