using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>The kind <c>prometheus</c>: what a Prometheus server measures, and what it watches.</summary>
public static class PrometheusKind
{
    private static readonly CelType _texts = CelType.Map(CelType.String, CelType.String);

    private static readonly SourceArgument _match = new("match", "Labels that must have these values: a map, or texts such as 'service=payments'.");

    public static SourceFactory Factory { get; } = new(
        new SourceKind("prometheus", BuiltIn: false,
        [
            new SourceQuery("instant", "The value of a PromQL expression now.",
                [new SourceArgument("query", "The PromQL expression.", Required: true)],
                CelType.Object("prometheus.instant", new Dictionary<string, CelType>
                {
                    ["value"] = CelType.Double,
                    ["count"] = CelType.Int,
                    ["series"] = CelType.List(Shape("series", ("labels", _texts), ("value", CelType.Double))),
                })),
            Listing("rules", "Alerting and recording rules.",
                ("type", CelType.String), ("name", CelType.String), ("group", CelType.String), ("query", CelType.String), ("health", CelType.String),
                ("lastError", CelType.String), ("labels", _texts), ("annotations", _texts), ("duration", CelType.Double), ("state", CelType.String)),
            Listing("alerts", "Alerts that are pending or firing.",
                ("name", CelType.String), ("labels", _texts), ("annotations", _texts), ("state", CelType.String), ("activeAt", CelType.String)),
            Listing("targets", "Targets that are scraped.",
                ("labels", _texts), ("health", CelType.String), ("lastError", CelType.String), ("scrapeUrl", CelType.String), ("scrapePool", CelType.String)),
        ]),
        Create);

    private static SourceQuery Listing(string name, string description, params (string Name, CelType Type)[] fields) => new(
        name,
        description,
        [_match],
        Shape(name, (name, CelType.List(Shape(name[..^1], fields))), ("count", CelType.Int)));

    private static CelType Shape(string name, params (string Name, CelType Type)[] fields) =>
        CelType.Object($"prometheus.{name}", fields.ToDictionary(f => f.Name, f => f.Type));

    private static PrometheusSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl();
        var http = setup.Http((int)setup.Number("maxMiB", 1, 1, 64) * 1024 * 1024);
        if (setup.Finish() && url is not null)
        {
            return new PrometheusSource(setup.Name, new PrometheusApi(new JsonApi(url, http, "Prometheus", body => body.Text("error"))), setup.Context.Clock, http);
        }

        http.Dispose();
        return null;
    }
}
