using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>The kind <c>prometheus</c>: what a Prometheus server measures, and what it watches.</summary>
public static class PrometheusKind
{
    private static readonly CelType _texts = CelType.Map(CelType.String, CelType.String);

    private static readonly SourceArgument _match = new("match", "Labels that must have these values: a map, or texts such as 'service=payments'.");

    private static readonly (string, CelType)[] _summary =
    [
        ("first", CelType.Double), ("last", CelType.Double), ("min", CelType.Double), ("max", CelType.Double), ("mean", CelType.Double), ("points", CelType.Int),
    ];

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
            new SourceQuery("range", "The values of a PromQL expression over a time that ends now, summed up.",
                [
                    new SourceArgument("query", "The PromQL expression.", Required: true),
                    new SourceArgument("window", "How far to look back, such as 30d; 1h by default."),
                    new SourceArgument("step", "The time between two values, such as 5m; by default so that there are about 120."),
                ],
                Shape("range", [("count", CelType.Int), .. _summary, ("expected", CelType.Int), ("series", CelType.List(Shape("rangeSeries", [("labels", _texts), .. _summary])))])),
            Listing("rules", "Alerting and recording rules.", [new SourceArgument("expression", "A text that the rule's expression must hold, such as 'service=\"payments\"'.")],
                ("type", CelType.String), ("name", CelType.String), ("group", CelType.String), ("query", CelType.String), ("health", CelType.String),
                ("lastError", CelType.String), ("labels", _texts), ("annotations", _texts), ("duration", CelType.Double), ("state", CelType.String),
                ("interval", CelType.Double), ("lastEvaluation", CelType.String)),
            Listing("alerts", "Alerts that are pending or firing.", [],
                ("name", CelType.String), ("labels", _texts), ("annotations", _texts), ("state", CelType.String), ("activeAt", CelType.String)),
            Listing("targets", "Targets that are scraped.", [],
                ("labels", _texts), ("health", CelType.String), ("lastError", CelType.String), ("scrapeUrl", CelType.String), ("scrapePool", CelType.String)),
            new SourceQuery("metrics", "The metrics of the last hour and what they are.",
                [new SourceArgument("match", "Labels their series must have: a map, or texts such as 'service=payments'.", Required: true)],
                Shape("metrics",
                    ("count", CelType.Int), ("counters", CelType.Int), ("gauges", CelType.Int), ("histograms", CelType.Int), ("summaries", CelType.Int),
                    ("unknown", CelType.Int), ("withoutHelp", CelType.Int), ("truncated", CelType.Bool),
                    ("metrics", CelType.List(Shape("metric", ("name", CelType.String), ("type", CelType.String), ("help", CelType.String), ("unit", CelType.String)))))),
            new SourceQuery("status", "The server: its version, and how long it keeps what it measures.", [],
                Shape("status",
                    ("version", CelType.String), ("startedAt", CelType.String), ("configLoaded", CelType.Bool), ("retention", CelType.String),
                    ("retentionDays", CelType.Double), ("retentionBytes", CelType.Double))),
        ]),
        Create);

    private static SourceQuery Listing(string name, string description, SourceArgument[] arguments, params (string Name, CelType Type)[] fields) => new(
        name,
        description,
        [_match, .. arguments],
        Shape(name, (name, CelType.List(Shape(name[..^1], fields))), ("count", CelType.Int)));

    private static CelType Shape(string name, params (string Name, CelType Type)[] fields) =>
        CelType.Object($"prometheus.{name}", fields.ToDictionary(f => f.Name, f => f.Type));

    private static PrometheusSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl();
        var http = setup.Http((int)setup.Number("maxMiB", 1, 1, 64) * 1024 * 1024);
        // Mimir, Cortex and Loki keep the data of several tenants, and are told by this header whose is meant.
        KeyValuePair<string, string>[] headers = setup.Text("tenant") is { } tenant ? [new("X-Scope-OrgID", tenant)] : [];
        if (setup.Finish() && url is not null)
        {
            var api = new PrometheusApi(new JsonApi(url, http, "Prometheus", body => body.Text("error"), headers));
            return new PrometheusSource(setup.Name, api, setup.Context.Clock, http);
        }

        http.Dispose();
        return null;
    }
}
