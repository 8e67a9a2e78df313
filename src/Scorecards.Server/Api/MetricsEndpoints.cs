using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Metrics;
using Scorecards.Server.Auditing;
using Scorecards.Server.Gates;
using Scorecards.Server.Inputs;
using Scorecards.Server.Notifications;
using Scorecards.Server.Projection;
using Scorecards.Server.Scheduling;

namespace Scorecards.Server.Api;

/// <summary><c>/metrics</c>: this server and the grades, for Prometheus.</summary>
internal static class MetricsEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        // It counts from here on, not from the first time it is asked.
        app.ServiceProvider.GetRequiredService<MeterReader>();
        app.MapGet("/metrics", Get)
            .Named("getMetrics", "Health", "This server and the grades in the Prometheus text format.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
    }

    private static IResult Get(
        HttpContext context, LiveSnapshot live, LiveInputs inputs, MeterReader meters, WorkStatus work, DeliveryStatus deliveries,
        LiveActing acting, AuditStatus audit, TimeProvider clock)
    {
        var (text, snapshot) = (new MetricsText(), live.Current);
        meters.Write(text);
        text.Metric("scorecards_services", "gauge", "Services of the catalog by grade.");
        foreach (var grade in GradeDistribution.BestFirst)
        {
            text.Sample("scorecards_services", snapshot.Company.Grades[grade], new KeyValuePair<string, string>("grade", grade.Letter()));
        }

        if (snapshot.Company.Score is { } score)
        {
            text.Metric("scorecards_company_score", "gauge", "The company's score, 0 to 100.").Sample("scorecards_company_score", (double)score);
        }

        if (live.Feed.ReadAt is { } readAt)
        {
            text.Metric("scorecards_snapshot_age_seconds", "gauge", "Everything saved longer ago than this is in the answers.")
                .Sample("scorecards_snapshot_age_seconds", (clock.GetUtcNow() - readAt).TotalSeconds);
        }

        text.Metric("scorecards_store_up", "gauge", "1 when the store could be read and written the last time.")
            .Sample("scorecards_store_up", (live.Feed.Failure ?? work.Failure) is null ? 1 : 0)
            .Metric("scorecards_input_refused", "gauge", "1 while newer content of an input is refused for its mistakes.")
            .Sample("scorecards_input_refused", inputs.Catalog.FailedAt is null ? 0 : 1, new KeyValuePair<string, string>("input", "catalog"))
            .Sample("scorecards_input_refused", inputs.Definitions.FailedAt is null ? 0 : 1, new KeyValuePair<string, string>("input", "definitions"));
        Write(text, acting, clock.GetUtcNow());
        text.Metric("scorecards_audit_unsealed", "gauge", "Entries of the audit log that are not in the chain yet; more than a second's worth means that nobody seals.")
            .Sample("scorecards_audit_unsealed", audit.Unsealed);
        Write(text, deliveries.Channels, clock.GetUtcNow());
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(text.ToString(), MetricsText.MediaType);
    }

    private static void Write(MetricsText text, LiveActing acting, DateTimeOffset now)
    {
        var (state, readAt) = acting.Read;
        text.Metric("scorecards_gate_freezes", "gauge", "Emergency freezes in force.")
            .Sample("scorecards_gate_freezes", state.Freezes.Count(f => f.IsInForceAt(now)))
            .Metric("scorecards_gate_overrides_open", "gauge", "Broken glasses that may still be passed.")
            .Sample("scorecards_gate_overrides_open", state.Overrides.Count(o => o.IsOpenAt(now)))
            .Metric("scorecards_gate_overrides_unapproved", "gauge", "Broken glasses of the last 30 days that nobody approved in time.")
            .Sample("scorecards_gate_overrides_unapproved", state.Overrides.Count(o => o.IsUnapprovedAt(now)));
        if (readAt is { } at)
        {
            text.Metric("scorecards_gate_state_age_seconds", "gauge", "Freezes and overrides declared longer ago than this are known here.")
                .Sample("scorecards_gate_state_age_seconds", (now - at).TotalSeconds);
        }
    }

    private static void Write(MetricsText text, IReadOnlyList<ChannelState> channels, DateTimeOffset now)
    {
        Each("scorecards_notification_waiting", "Events that wait to be delivered, by notification.", c => c.Waiting);
        Each("scorecards_notification_overdue_seconds", "How long the oldest of them should have been sent already.",
            c => c.OverdueSince is { } since && now > since ? (now - since).TotalSeconds : 0);
        Each("scorecards_notification_dead", "Events in the dead-letter list, by notification.", c => c.Dead);

        void Each(string name, string help, Func<ChannelState, double> value)
        {
            text.Metric(name, "gauge", help);
            foreach (var channel in channels)
            {
                text.Sample(name, value(channel), new KeyValuePair<string, string>("notification", channel.Channel));
            }
        }
    }
}
