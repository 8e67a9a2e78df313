using Scorecards.Core.Grades;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Metrics;
using Scorecards.Server.Inputs;
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

    private static IResult Get(HttpContext context, LiveSnapshot live, LiveInputs inputs, MeterReader meters, WorkStatus work, TimeProvider clock)
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
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(text.ToString(), MetricsText.MediaType);
    }
}
