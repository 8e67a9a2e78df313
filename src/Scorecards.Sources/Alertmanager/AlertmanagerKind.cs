using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Webhooks;

namespace Scorecards.Sources.Alertmanager;

/// <summary>The kind <c>alertmanager</c>: what fires, what is silenced, and who is told.</summary>
public static class AlertmanagerKind
{
    private static readonly CelType _texts = CelType.Map(CelType.String, CelType.String);
    private static readonly CelType _names = CelType.List(CelType.String);
    private static readonly CelType _receivers = CelType.List(Shape("receiver", ("name", CelType.String), ("integrations", _names), ("mutedBy", _names)));

    private static readonly SourceArgument _match = new("match", "Labels that must have these values: a map, or texts such as 'service=payments'.");

    public static SourceFactory Factory { get; } = new(
        new SourceKind("alertmanager", BuiltIn: false,
        [
            new SourceQuery("alerts", "Alerts that fire now, silenced ones too.", [_match], Shape("alerts",
                ("count", CelType.Int), ("firing", CelType.Int), ("suppressed", CelType.Int), ("oldestMinutes", CelType.Int),
                ("bySeverity", CelType.Map(CelType.String, CelType.Int)), ("truncated", CelType.Bool),
                ("alerts", CelType.List(Shape("alert",
                    ("name", CelType.String), ("severity", CelType.String), ("state", CelType.String), ("labels", _texts), ("annotations", _texts),
                    ("startsAt", CelType.String), ("ageMinutes", CelType.Int), ("receivers", _names), ("silenced", CelType.Bool), ("inhibited", CelType.Bool)))))),
            new SourceQuery("silences", "Silences in force or to come that name the service.",
                [_match, new SourceArgument("longerThanDays", "From how many days on a silence counts as long; 30 by default.")],
                Shape("silences",
                    ("count", CelType.Int), ("long", CelType.Int), ("endless", CelType.Int), ("withoutComment", CelType.Int), ("truncated", CelType.Bool),
                    ("silences", CelType.List(Shape("silence",
                        ("state", CelType.String), ("matchers", _names), ("comment", CelType.String), ("startsAt", CelType.String), ("endsAt", CelType.String),
                        ("days", CelType.Int), ("leftDays", CelType.Int), ("endless", CelType.Bool)))))),
            new SourceQuery("receivers", "Who is told of an alert, by the routes of the configuration.",
                [new SourceArgument("match", "All labels of the alert: a map, or texts such as 'service=payments'.", Required: true)],
                Shape("receivers", ("count", CelType.Int), ("routed", CelType.Bool), ("integrations", _names), ("receivers", _receivers))),
            new SourceQuery("status", "The server and the receivers it knows.", [], Shape("status",
                ("version", CelType.String), ("startedAt", CelType.String), ("cluster", CelType.String), ("peers", CelType.Int), ("routes", CelType.Int),
                ("receivers", CelType.List(Shape("knownReceiver", ("name", CelType.String), ("integrations", _names)))))),
        ]),
        Create);

    private static CelType Shape(string name, params (string Name, CelType Type)[] fields) =>
        CelType.Object($"alertmanager.{name}", fields.ToDictionary(f => f.Name, f => f.Type));

    private static AlertmanagerSource? Create(SourceSetup setup)
    {
        var url = setup.RequiredUrl();
        var http = setup.Http((int)setup.Number("maxMiB", 4, 1, 64) * 1024 * 1024);
        var label = setup.Text("serviceLabel") ?? "service";
        var webhook = WebhookReceiver.Of(setup, WebhookProof.Authorization, request => AlertWebhook.Covers(request, label), (_, body) => AlertWebhook.Read(body, label));
        if (setup.Finish() && url is not null)
            return new AlertmanagerSource(setup.Name, new JsonApi(url, http, "Alertmanager", body => body.Text("message")), setup.Context.Clock, http) { Webhook = webhook };
        http.Dispose();
        return null;
    }
}
